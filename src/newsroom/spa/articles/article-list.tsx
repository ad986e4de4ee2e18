import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { ARTICLE_STATES } from '../../../features/articles/article.ts';
import { directionOf } from '../../../language/direction.ts';
import { directionOfLanguage } from '../../../language/language.ts';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import type { ArticleListItem } from '../../contract/articles.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PresentNames } from '../together/present-names.tsx';

type Answer = { items: ArticleListItem[]; next: string | null };
type Named = { items: { id: string; name: string }[] };

const TYPING_PAUSE_MS = 150;
const FILTERS = ['q', 'state', 'section', 'author', 'mine', 'order'] as const;
type Filters = { [Name in (typeof FILTERS)[number]]: string };

/** Every article, found by its state, section, author and words. The filters stand in the address: one comes back to them. */
export default function ArticleList() {
  const words = useWords(articleWords);
  const [filters, setFilters] = useFilters();
  const query = new URLSearchParams({ limit: '40' });
  for (const name of FILTERS) if (filters[name]) query.set(name, filters[name]);
  const list = useInfiniteQuery({
    queryKey: ['articles', query.toString()],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      callApi<Answer>(`/articles?${query}${pageParam && `&cursor=${pageParam}`}`, { signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = FILTERS.some((name) => name !== 'order' && filters[name]);
  const newArticle = (
    <Link href="/articles/new" className="button">
      {words.newArticle}
    </Link>
  );
  const clear = (
    <button type="button" className="plain" onClick={() => setFilters({ ...NONE, order: filters.order })}>
      {words.clear}
    </button>
  );
  return (
    <>
      <PageHead title={words.title}>{newArticle}</PageHead>
      <ListFilters filters={filters} onChange={setFilters} />
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && items.length === 0 && (
        <Empty action={isFiltered ? clear : newArticle}>{isFiltered ? words.noneFound : words.noArticles}</Empty>
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

const NONE: Filters = { q: '', state: '', section: '', author: '', mine: '', order: '' };

function useFilters(): [Filters, (next: Filters) => void] {
  const search = new URLSearchParams(useSearch());
  const filters = { ...NONE };
  for (const name of FILTERS) filters[name] = search.get(name) ?? '';
  const set = (next: Filters) => {
    const query = new URLSearchParams(FILTERS.flatMap((name) => (next[name] ? [[name, next[name]]] : [])));
    navigate(`${window.location.pathname}${query.size > 0 ? `?${query}` : ''}`, { replace: true });
  };
  return [filters, set];
}

function ListFilters({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const words = useWords(articleWords);
  const sections = useQuery({ queryKey: ['sections'], queryFn: () => callApi<Named>('/sections') });
  const authors = useQuery({ queryKey: ['authors'], queryFn: () => callApi<Named>('/authors') });
  const [typed, setTyped] = useState(filters.q);
  const set = (name: keyof Filters, value: string) => onChange({ ...filters, [name]: value });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed is waited for.
  useEffect(() => {
    if (typed === filters.q) return;
    const pause = setTimeout(() => set('q', typed), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  useEffect(() => {
    if (filters.q === '') setTyped('');
  }, [filters.q]);
  return (
    <search className="filters" aria-label={words.filters}>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        dir="auto"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Filter
        label={words.state}
        all={words.allStates}
        value={filters.state}
        options={ARTICLE_STATES.map((id) => ({ id, name: words.states[id] }))}
        onChange={(value) => set('state', value)}
      />
      <Filter
        label={words.section}
        all={words.allSections}
        value={filters.section}
        options={sections.data?.items ?? []}
        onChange={(value) => set('section', value)}
      />
      <Filter
        label={words.byline}
        all={words.allAuthors}
        value={filters.author}
        options={authors.data?.items ?? []}
        onChange={(value) => set('author', value)}
      />
      <Filter
        label={words.order}
        value={filters.order || 'saved'}
        options={(['saved', 'created', 'published'] as const).map((id) => ({ id, name: words.orders[id] }))}
        onChange={(value) => set('order', value === 'saved' ? '' : value)}
      />
      <label className="filters-mine">
        <input
          type="checkbox"
          checked={filters.mine !== ''}
          onChange={(event) => set('mine', event.target.checked ? '1' : '')}
        />
        {words.mine}
      </label>
    </search>
  );
}

type FilterProps = {
  label: string;
  /** What it says when it filters nothing, if it can. */
  all?: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
};

function Filter({ label, all, value, options, onChange }: FilterProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {all !== undefined && <option value="">{all}</option>}
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function ArticleTable({ items }: { items: readonly ArticleListItem[] }) {
  const words = useWords(articleWords);
  const here = directionOfLanguage(useDesk().publicationLanguage);
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
              <Link href={`/articles/${item.id}`} dir={directionOf(item.headline, here)}>
                {item.headline || words.untitled}
              </Link>
              <PresentNames articleId={item.id} />
            </td>
            <td>
              <span className={`state state-${item.state}`}>{words.states[item.state]}</span>
              {item.hasUnpublishedChanges && (
                <span className="changed" title={words.changed} role="img" aria-label={words.changed} />
              )}
              {item.isHandedIn && item.state === 'published' && <span className="state">{words.handedIn}</span>}
              {item.scheduledAt && (
                <span className="quiet">
                  {' '}
                  <Moment at={item.scheduledAt} />
                </span>
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
