import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { OutboxAnswer } from '../../contract/system.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { OutboxMessageView } from './outbox-message-view.tsx';

/** The messages of a publication without a relay, each as its reader would get it. */
export default function OutboxPage() {
  const words = useWords(systemWords);
  const { words: common } = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['outbox'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<OutboxAnswer>(`/outbox?${new URLSearchParams({ limit: '30', cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    refetchInterval: 10_000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const relay = list.data?.pages[0]?.relay ?? null;
  return (
    <>
      <PageHead title={words.outbox} />
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {relay !== null && <Notice>{words.relayUsed(relay)}</Notice>}
      {list.isSuccess && relay === null && <p className="quiet">{words.outboxLead}</p>}
      {list.isSuccess && items.length === 0 && relay === null && <Empty>{words.noMessages}</Empty>}
      {items.length > 0 && (
        <div className="outbox">
          <div>
            <ul className="outbox-list">
              {items.map((item) => (
                <li key={item.id}>
                  <button type="button" aria-pressed={item.id === open} onClick={() => setOpen(item.id)}>
                    <strong dir="auto">{item.subject}</strong>
                    <span className="quiet">
                      {words.to} <bdi>{item.to}</bdi> {item.at && <Moment at={item.at} />}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {list.hasNextPage && (
              <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
                {common.more}
              </button>
            )}
          </div>
          {open ? <OutboxMessageView key={open} id={open} /> : <p className="quiet">{words.chooseMessage}</p>}
        </div>
      )}
    </>
  );
}
