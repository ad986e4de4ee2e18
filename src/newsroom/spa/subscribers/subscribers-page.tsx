import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Download, Upload, UserPlus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { SUBSCRIBER_STATES } from '../../../features/newsletter/subscriber.ts';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { NewsletterResource, SubscriberResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AddSubscriber } from './add-subscriber.tsx';

type Answer = { items: SubscriberResource[]; next: string | null };

/** Who gets the newsletters: searched, filtered, a page at a time however many there are. */
export default function SubscribersPage() {
  const words = useWords(subscriberWords);
  const { words: desk } = useDesk();
  const [params, setParams] = useSearchParams();
  const [isAdding, setAdding] = useState(false);
  const filter = {
    q: params.get('q') ?? '',
    newsletter: params.get('newsletter') ?? '',
    state: params.get('state') ?? '',
  };
  const asked = useDeferredValue(new URLSearchParams(filter).toString());
  const set = (change: Partial<typeof filter>) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '');
    setParams(new URLSearchParams(next), { replace: true });
  };
  const newsletters = useQuery({
    queryKey: ['newsletters'],
    queryFn: () => callApi<{ items: NewsletterResource[] }>('/newsletters'),
  });
  const list = useInfiniteQuery({
    queryKey: ['subscribers', asked],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return callApi<Answer>(`/subscribers?${asked}&limit=50${cursor}`);
    },
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
  const all = newsletters.data?.items ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = filter.q !== '' || filter.newsletter !== '' || filter.state !== '';
  return (
    <>
      <PageHead title={words.title}>
        <a className="button button-quiet" href={`/api/v1/subscribers/export.csv?${asked}`} download>
          <Download aria-hidden="true" />
          {words.exportFile}
        </a>
        <Link className="button button-quiet" href={`/subscribers/import?newsletter=${filter.newsletter}`}>
          <Upload aria-hidden="true" />
          {words.importFile}
        </Link>
        <button type="button" className="button" disabled={all.length === 0} onClick={() => setAdding(true)}>
          <UserPlus aria-hidden="true" />
          {words.add}
        </button>
      </PageHead>
      <search className="filters">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={filter.q}
          dir="auto"
          onChange={(event) => set({ q: event.target.value })}
        />
        <select
          aria-label={words.newsletter}
          value={filter.newsletter}
          onChange={(event) => set({ newsletter: event.target.value })}
        >
          <option value="">{words.allNewsletters}</option>
          {all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label={words.state} value={filter.state} onChange={(event) => set({ state: event.target.value })}>
          <option value="">{words.allStates}</option>
          {SUBSCRIBER_STATES.map((one) => (
            <option key={one} value={one}>
              {words.states[one]}
            </option>
          ))}
        </select>
      </search>
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty>{isFiltered ? words.noneFound : words.none}</Empty>}
      {items.length > 0 && <SubscriberTable items={items} newsletters={all} />}
      {list.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void list.fetchNextPage()}>
          {desk.more}
        </button>
      )}
      {isAdding && (
        <AddSubscriber
          newsletters={all}
          chosen={filter.newsletter}
          onDone={() => void list.refetch()}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

type TableProps = { items: readonly SubscriberResource[]; newsletters: readonly NewsletterResource[] };

function SubscriberTable({ items, newsletters }: TableProps) {
  const words = useWords(subscriberWords);
  const nameOf = (id: string) => newsletters.find((one) => one.id === id)?.name ?? '';
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.email}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <Link href={`/subscribers/${one.id}`}>
                <bdi dir="ltr">{one.email}</bdi>
              </Link>
            </td>
            <td>
              <bdi>{one.name}</bdi>
            </td>
            <td>
              {one.suppression && (
                <span className="state state-withdrawn">
                  {words.states.suppressed}: {words.reasons[one.suppression.reason]}
                </span>
              )}
              {!one.suppression &&
                one.subscriptions.map(({ newsletterId, state }) => (
                  <span key={newsletterId} className="subscription-state">
                    <bdi>{nameOf(newsletterId)}</bdi> <span className="quiet">{words.states[state]}</span>
                  </span>
                ))}
            </td>
            <td>
              <Moment at={one.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
