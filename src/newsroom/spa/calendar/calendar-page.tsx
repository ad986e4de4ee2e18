import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { type CalendarView, dayAfter, daysAround, stepped } from '../../../language/calendar-days.ts';
import { dayIn, startOfDay } from '../../../language/dates.ts';
import { calendarWords } from '../../../language/strings/newsroom/calendar-words.ts';
import { momentsAt, nearestMoment, wallTimeOf } from '../../../language/wall-time.ts';
import type { CalendarAnswer, CalendarEntry } from '../../contract/calendar.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useMay, useWords } from '../frame/desk.ts';
import { Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { EntryDialog } from './entry-dialog.tsx';

const DATES = { scheduled: 'publish', unpublish: 'unpublish', 'hold-ends': 'hold-end' } as const;

/** What goes out, was out, is taken down and comes free, day by day on the publication's clock. */
export default function CalendarPage() {
  const words = useWords(calendarWords);
  const { language, timeZone } = useDesk();
  const mayMove = useMay('publish-articles');
  const [view, setView] = useState<CalendarView>('month');
  const [day, setDay] = useState(() => dayIn(new Date(), timeZone));
  const [opened, setOpened] = useState<CalendarEntry | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const days = daysAround(day, view, language);
  const from = startOfDay(days[0] ?? day, timeZone).toISOString();
  const to = startOfDay(dayAfter(days.at(-1) ?? day), timeZone).toISOString();
  const calendar = useQuery({
    queryKey: ['calendar', from, to],
    queryFn: () => callApi<CalendarAnswer>(`/calendar?${new URLSearchParams({ from, to })}`),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
  });

  /** @throws what the API refuses */
  const move = async (entry: CalendarEntry, at: string) => {
    if (entry.kind === 'published' || at === entry.at) return;
    const what = DATES[entry.kind];
    const send = (moment: string) =>
      callApi(`/articles/${entry.articleId}/reschedule`, { method: 'POST', json: { what, at: moment } });
    await send(at);
    setProblem(null);
    toast(words.moved, () => void send(entry.at).then(() => calendar.refetch(), setProblem));
    await calendar.refetch();
  };

  /** To the same time by the clock of another day, which that day may lack or have twice. */
  const moveToDay = (entry: CalendarEntry, target: string) => {
    const { time } = wallTimeOf(new Date(entry.at), timeZone);
    const wall = { day: target, time };
    const at = nearestMoment(wall, timeZone);
    const count = momentsAt(wall, timeZone).length;
    const given = wallTimeOf(at, timeZone).time;
    setSaid(count === 0 ? words.skipped(time, given) : count > 1 ? words.isTwice(time) : '');
    move(entry, at.toISOString()).catch(setProblem);
  };

  const items = calendar.data?.items ?? [];
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
  return (
    <>
      <PageHead title={words.title}>
        <fieldset className="calendar-views">
          <legend className="visually-hidden">{words.view}</legend>
          {(['month', 'week'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button button-quiet"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {words.views[one]}
            </button>
          ))}
        </fieldset>
      </PageHead>
      <div className="calendar-bar">
        <button
          type="button"
          className="icon-button"
          aria-label={words.previous}
          onClick={() => setDay(stepped(day, view, -1))}
        >
          <ChevronLeft className="points-back" aria-hidden="true" />
        </button>
        <h2 aria-live="polite">{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.next}
          onClick={() => setDay(stepped(day, view, 1))}
        >
          <ChevronRight className="points-on" aria-hidden="true" />
        </button>
        <button type="button" className="plain" onClick={() => setDay(dayIn(new Date(), timeZone))}>
          {words.today}
        </button>
        <span className="quiet">{words.zone(timeZone)}</span>
      </div>
      {mayMove && <p className="quiet">{words.how}</p>}
      {calendar.isError && <Problem error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {problem !== null && <Problem error={problem} />}
      {said && <Notice>{said}</Notice>}
      {calendar.data?.isWhole === false && <Notice>{words.tooMany}</Notice>}
      <div className={`calendar-grid calendar-${view}`}>
        {days.map((one) => (
          <CalendarDay
            key={one}
            day={one}
            isOther={view === 'month' && one.slice(0, 7) !== day.slice(0, 7)}
            entries={items.filter(({ at }) => dayIn(new Date(at), timeZone) === one)}
            mayMove={mayMove}
            onOpen={setOpened}
            onDrop={(key) => {
              const entry = items.find((item) => entryKey(item) === key);
              if (entry) moveToDay(entry, one);
            }}
            keyOf={entryKey}
          />
        ))}
      </div>
      {opened && (
        <EntryDialog
          entry={opened}
          mayMove={mayMove && opened.kind !== 'published'}
          onMove={(at) => move(opened, at)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function entryKey({ kind, articleId }: CalendarEntry): string {
  return `${kind} ${articleId}`;
}
