import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ARTICLE_STATES } from '../../../features/articles/article.ts';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import type { ArticleListItem } from '../../contract/articles.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';

type Answer = { items: ArticleListItem[]; next: string | null };

/** Every article, last saved first. */
export default function ArticleList() {
  const words = useWords(articleWords);
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const list = useInfiniteQuery({
    queryKey: ['articles', query, state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(`/articles?${new URLSearchParams({ limit: '40', q: query, state, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const newArticle = (
    <Link href="/articles/new" className="button">
      {words.newArticle}
    </Link>
  );
  return (
    <>
      <PageHead title={words.title}>{newArticle}</PageHead>
      <search className="filters">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
        />
        <select aria-label={words.state} value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">{words.allStates}</option>
          {ARTICLE_STATES.map((one) => (
            <option key={one} value={one}>
              {words.states[one]}
            </option>
          ))}
        </select>
      </search>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && items.length === 0 && (
        <Empty action={query || state ? undefined : newArticle}>
          {query || state ? words.noneFound : words.noArticles}
        </Empty>
      )}
      {items.length > 0 && <ArticleTable items={items} />}
      {list.hasNextPage && (
        <button
          type="button"
          className="button button-quiet"
          disabled={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </>
  );
}

function ArticleTable({ items }: { items: readonly ArticleListItem[] }) {
  const words = useWords(articleWords);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.headline}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.section}</th>
          <th scope="col">{words.byline}</th>
          <th scope="col">{words.savedAt}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="table-main">
              <Link href={`/articles/${item.id}`} dir="auto">
                {item.headline || words.untitled}
              </Link>
            </td>
            <td>
              <span className={`state state-${item.state}`}>{words.states[item.state]}</span>
              {item.hasUnpublishedChanges && (
                <span className="changed" title={words.changed} role="img" aria-label={words.changed} />
              )}
            </td>
            <td>
              <bdi>{item.section}</bdi>
            </td>
            <td>
              {item.authors.map((author, index) => (
                <span key={author}>
                  {index > 0 && ', '}
                  <bdi>{author}</bdi>
                </span>
              ))}
            </td>
            <td>
              <Moment at={item.savedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
