import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { DeliveryResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Notice, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

type Answer = { items: DeliveryResource[]; next: string | null };
type Props = { id: string; count: number; isCancelled: boolean; onSettled: () => void };

/** The messages of which nobody knows whether they arrived, by name; sent again, or taken for delivered, by one button. */
export function UncertainList({ id, count, isCancelled, onSettled }: Props) {
  const words = useWords(editionWords);
  const { words: desk } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const list = useInfiniteQuery({
    queryKey: ['uncertain', id, count],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(
        `/editions/${id}/deliveries?${new URLSearchParams({ state: 'uncertain', limit: '50', cursor: pageParam })}`,
      ),
    getNextPageParam: (last) => last.next,
  });
  const settle = async (as: 'resend' | 'sent') => {
    setBusy(true);
    setProblem(null);
    try {
      const done = await callApi<{ count: number }>(`/editions/${id}/uncertain`, { method: 'POST', json: { as } });
      toast(as === 'resend' ? words.resent(done.count) : words.taken(done.count));
      onSettled();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel" aria-labelledby="uncertain">
      <h2 id="uncertain">{words.uncertain}</h2>
      <Notice>{words.uncertainLead(count)}</Notice>
      {problem !== null && <Problem error={problem} />}
      <p className="publish-actions">
        {!isCancelled && (
          <button type="button" className="button" disabled={isBusy} onClick={() => void settle('resend')}>
            {words.resend}
          </button>
        )}
        <button type="button" className="button button-quiet" disabled={isBusy} onClick={() => void settle('sent')}>
          {words.takeForSent}
        </button>
      </p>
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {items.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.address}</th>
              <th scope="col">{words.reply}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.subscriptionId}>
                <td>
                  <bdi>{one.name || '–'}</bdi>
                </td>
                <td>
                  <bdi dir="ltr">{one.email}</bdi>
                </td>
                <td>
                  <bdi dir="ltr" className="quiet">
                    {one.reply}
                  </bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
          {desk.more}
        </button>
      )}
    </section>
  );
}
