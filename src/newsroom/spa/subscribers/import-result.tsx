import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LINE_STANDINGS, type LineStanding } from '../../../features/newsletter/subscriber-import.ts';
import { isolate } from '../../../language/direction.ts';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { ImportLineResource, ImportResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Problem } from '../parts/notice.tsx';
import { type Consent, ConsentFields, isConsent } from './consent-fields.tsx';

/** What each line is, those of a kind by their numbers; and the taking in, with the proof of consent. */
export function ImportResult({ staged, onChanged }: { staged: ImportResource; onChanged: () => void }) {
  const words = useWords(subscriberWords);
  const { language } = useDesk();
  const there = LINE_STANDINGS.filter((one) => (staged.counts[one] ?? 0) > 0);
  const [shown, setShown] = useState<LineStanding | null>(there.includes('fault') ? 'fault' : null);
  return (
    <>
      <section className="panel" aria-labelledby="import-result">
        <h2 id="import-result">{words.result}</h2>
        <dl className="numbers">
          {LINE_STANDINGS.map((one) => (
            <div key={one}>
              <dt>{words.standings[one]}</dt>
              <dd>{(staged.counts[one] ?? 0).toLocaleString(language)}</dd>
            </div>
          ))}
        </dl>
        <div className="look-choice">
          {there.map((one) => (
            <button
              key={one}
              type="button"
              className="button button-quiet"
              aria-pressed={one === shown}
              onClick={() => setShown(one === shown ? null : one)}
            >
              {words.standings[one]}
            </button>
          ))}
        </div>
        {shown && <Lines id={staged.id} standing={shown} />}
      </section>
      {staged.state === 'checked' && <TakeIn staged={staged} onChanged={onChanged} />}
    </>
  );
}

function TakeIn({ staged, onChanged }: { staged: ImportResource; onChanged: () => void }) {
  const words = useWords(subscriberWords);
  const [consent, setConsent] = useState<Consent>({ source: '', wording: '', at: null });
  const [problem, setProblem] = useState<unknown>(null);
  const count = staged.counts.new ?? 0;
  const run = async () => {
    setProblem(null);
    try {
      await callApi(`/subscriber-imports/${staged.id}/run`, { method: 'POST', json: { consent } });
      onChanged();
    } catch (error) {
      setProblem(error);
    }
  };
  if (count === 0) return <p className="page-lead">{words.nothingNew}</p>;
  return (
    <section className="panel subscriber-panel" aria-label={words.consentSource}>
      <ConsentFields consent={consent} onChange={setConsent} />
      {problem !== null && <Problem error={problem} />}
      <p className="publish-actions">
        <button type="button" className="button" disabled={!isConsent(consent)} onClick={() => void run()}>
          {words.run(count)}
        </button>
      </p>
    </section>
  );
}

type Answer = { items: ImportLineResource[]; next: string | null };

function Lines({ id, standing }: { id: string; standing: LineStanding }) {
  const words = useWords(subscriberWords);
  const { words: desk } = useDesk();
  const list = useInfiniteQuery({
    queryKey: ['import-lines', id, standing],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      callApi<Answer>(
        `/subscriber-imports/${id}/lines?${new URLSearchParams({ standing, limit: '50', cursor: pageParam })}`,
      ),
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {items.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.line}>
                <td className="numeric">{one.line}</td>
                <td>
                  <bdi>{one.fields.map((field) => isolate(field)).join(' · ')}</bdi>
                </td>
                <td>{one.fault ? words.faults[one.fault] : words.standings[one.standing]}</td>
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
    </>
  );
}
