import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { longDate, relativeTime, timeOfDay } from '../../language/dates.ts';
import type { ArticleListItem } from '../contract.ts';
import { callApi } from './call-api.ts';
import { useDesk } from './desk.ts';

type Answer = { items: ArticleListItem[]; next: string | null };
const STATES = ['draft', 'scheduled', 'published', 'held', 'withdrawn'] as const;

/** Every article, last saved first. */
export function ArticleList() {
  const { words } = useDesk();
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
  return (
    <section aria-labelledby="list-title">
      <div className="list-bar">
        <h1 id="list-title">{words.articles}</h1>
        <Link href="/articles/new" className="button">
          {words.newArticle}
        </Link>
      </div>
      <div className="list-filters">
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
          {STATES.map((one) => (
            <option key={one} value={one}>
              {words.states[one]}
            </option>
          ))}
        </select>
      </div>
      {list.isError && (
        <p className="notice bad" role="alert">
          {words.failed} {list.error.message}{' '}
          <button type="button" className="plain" onClick={() => list.refetch()}>
            {words.retry}
          </button>
        </p>
      )}
      {list.isPending && <p className="quiet">{words.loading}</p>}
      {list.isSuccess && items.length === 0 && (
        <p className="empty">{query || state ? words.noneFound : words.noArticles}</p>
      )}
      {items.length > 0 && <ArticleTable items={items} />}
      {list.hasNextPage && (
        <button
          type="button"
          className="button quiet-button"
          disabled={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </section>
  );
}

function ArticleTable({ items }: { items: readonly ArticleListItem[] }) {
  const { words, language, timeZone } = useDesk();
  const moment = (iso: string) =>
    `${longDate(new Date(iso), language, timeZone)}, ${timeOfDay(new Date(iso), language, timeZone)}`;
  return (
    <table className="articles">
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
            <td>
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
              <time dateTime={item.savedAt} title={moment(item.savedAt)}>
                {relativeTime(new Date(item.savedAt), new Date(), language, timeZone)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
