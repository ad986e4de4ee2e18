import { useInfiniteQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { RedirectResource } from '../../contract/redirects.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { AddRedirect } from './add-redirect.tsx';
import { ImportRedirects } from './import-redirects.tsx';
import { TestAddress } from './test-address.tsx';

type Answer = { items: RedirectResource[]; next: string | null };

/** Addresses that are no more, and where they lead. */
export default function RedirectsPage() {
  const words = useWords(systemWords);
  const { words: common } = useDesk();
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const list = useInfiniteQuery({
    queryKey: ['redirects', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(`/redirects?${new URLSearchParams({ limit: '50', q: query, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const refresh = () => void list.refetch();
  const remove = async ({ id, from, to }: RedirectResource) => {
    setProblem(null);
    try {
      await callApi(`/redirects/${id}`, { method: 'DELETE' });
      toast(words.removed, () => {
        callApi('/redirects', { method: 'POST', json: { from, to } }).then(refresh, setProblem);
      });
    } catch (error) {
      setProblem(error);
    }
    refresh();
  };
  return (
    <>
      <PageHead title={words.redirects} />
      <p className="quiet">{words.redirectsLead}</p>
      <div className="redirect-tools">
        <AddRedirect onAdded={refresh} />
        <TestAddress />
        <ImportRedirects onAdded={refresh} />
      </div>
      <search className="filters">
        <input
          type="search"
          aria-label={words.searchRedirects}
          placeholder={words.searchRedirects}
          value={query}
          dir="auto"
          onChange={(event) => setQuery(event.target.value)}
        />
      </search>
      {problem !== null && <Problem error={problem} />}
      {list.isError && <Problem error={list.error} onRetry={refresh} />}
      {list.isPending && <Loading />}
      {list.isSuccess && items.length === 0 && <Empty>{query ? words.noneFound : words.noRedirects}</Empty>}
      {items.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th>{words.fromAddress}</th>
              <th>{words.toAddress}</th>
              <th>{words.when}</th>
              <th>
                <span className="hidden">{common.more}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((redirect) => (
              <tr key={redirect.id}>
                <td>
                  <bdi dir="ltr">{redirect.from}</bdi>
                </td>
                <td>
                  <a href={redirect.to}>
                    <bdi dir="ltr">{redirect.to}</bdi>
                  </a>
                </td>
                <td>
                  <Moment at={redirect.createdAt} /> <bdi className="quiet">{redirect.createdBy}</bdi>
                </td>
                <td>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={common.remove(redirect.from)}
                    onClick={() => void remove(redirect)}
                  >
                    <Trash2 aria-hidden="true" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
          {common.more}
        </button>
      )}
    </>
  );
}
