import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { RibbonResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Moment } from '../parts/moment.tsx';
import { Problem } from '../parts/notice.tsx';
import { RibbonForm } from './ribbon-form.tsx';

type Answer = { items: RibbonResource[] };

/** The line of breaking news: the one that stands, those to come, and the last ones that were. */
export function RibbonPanel() {
  const words = useWords(frontWords);
  const queries = useQueryClient();
  const [form, setForm] = useState<RibbonResource | 'new' | null>(null);
  const [ending, setEnding] = useState<RibbonResource | null>(null);
  const ribbons = useQuery({
    queryKey: ['ribbons'],
    queryFn: () => callApi<Answer>('/ribbons'),
    refetchInterval: 20_000,
    staleTime: 0,
  });
  const take = (answer: Answer) => queries.setQueryData(['ribbons'], answer);
  const now = Date.now();
  const items = ribbons.data?.items ?? [];
  const open = items.filter(({ endsAt }) => Date.parse(endsAt) > now);
  const over = items.filter(({ endsAt }) => Date.parse(endsAt) <= now).slice(0, 3);
  return (
    <section className="ribbons" aria-labelledby="ribbons">
      <div className="ribbons-head">
        <h2 id="ribbons">{words.ribbon}</h2>
        <button type="button" className="button button-quiet" onClick={() => setForm('new')}>
          <Megaphone aria-hidden="true" />
          {words.newRibbon}
        </button>
      </div>
      <p className="quiet">{words.ribbonHint}</p>
      {ribbons.isError && <Problem error={ribbons.error} onRetry={() => void ribbons.refetch()} />}
      {ribbons.isSuccess && open.length === 0 && <p className="quiet">{words.noRibbon}</p>}
      <ul>
        {[...open, ...over].map((ribbon) => (
          <RibbonRow
            key={ribbon.id}
            ribbon={ribbon}
            now={now}
            onChange={() => setForm(ribbon)}
            onEnd={() => setEnding(ribbon)}
          />
        ))}
      </ul>
      {form && <RibbonForm ribbon={form === 'new' ? null : form} onSaved={take} onClose={() => setForm(null)} />}
      {ending && (
        <Ask
          title={words.endRibbon}
          action={words.endRibbon}
          isBad
          onDo={async () => take(await callApi<Answer>(`/ribbons/${ending.id}/end`, { method: 'POST' }))}
          onClose={() => setEnding(null)}
        >
          <p dir="auto">{ending.message}</p>
          <p>{words.endRibbonAsk}</p>
        </Ask>
      )}
    </section>
  );
}

type RowProps = { ribbon: RibbonResource; now: number; onChange: () => void; onEnd: () => void };

function RibbonRow({ ribbon, now, onChange, onEnd }: RowProps) {
  const words = useWords(frontWords);
  const isOver = Date.parse(ribbon.endsAt) <= now;
  const hasBegun = Date.parse(ribbon.startsAt) <= now;
  const isAside = ribbon.article !== null && !ribbon.article.isPublic;
  return (
    <li className={isOver ? 'ribbon-row ribbon-row-over' : 'ribbon-row'}>
      <span className={`state ${!isOver && hasBegun ? 'state-held' : ''}`}>
        {isOver ? words.ribbonOver : hasBegun ? words.ribbonNow : words.ribbonWaits}
      </span>
      <span className="ribbon-row-text" dir="auto">
        {ribbon.message}
      </span>
      <span className="quiet">
        {words.scopes[ribbon.scope]} · {hasBegun ? words.until('') : ''}
        <Moment at={hasBegun ? ribbon.endsAt : ribbon.startsAt} /> · <bdi>{ribbon.by}</bdi>
      </span>
      {!isOver && isAside && <span className="pin-note pin-note-bad">{words.ribbonAside}</span>}
      {!isOver && (
        <span>
          <button type="button" className="button button-quiet" onClick={onChange}>
            {words.change}
          </button>{' '}
          <button type="button" className="button button-quiet danger" onClick={onEnd}>
            {words.endRibbon}
          </button>
        </span>
      )}
    </li>
  );
}
