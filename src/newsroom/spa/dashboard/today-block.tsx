import { CalendarClock, CircleOff, LockOpen, Mail } from 'lucide-react';
import { Link } from 'wouter';
import { timeOfDay } from '../../../language/dates.ts';
import { calendarWords } from '../../../language/strings/newsroom/calendar-words.ts';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import { paths } from '../../../urls.ts';
import type { CalendarEntry } from '../../contract/calendar.ts';
import type { TodayResource } from '../../contract/today.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Block, HeadlineLink, ShortList } from './block.tsx';
import { useRefreshed } from './use-refreshed.ts';

type Edition = TodayResource['editions'][number];
type Row = { at: string; entry: CalendarEntry } | { at: string; edition: Edition };

const ICONS = { published: CalendarClock, scheduled: CalendarClock, unpublish: CircleOff, 'hold-ends': LockOpen };

/** What the day still brings, hour by hour, and what follows it. */
export function TodayBlock() {
  const words = useWords(dashboardWords);
  const query = useRefreshed<TodayResource>(['today'], '/today');
  return (
    <Block title={words.today} query={query} more={{ href: '/calendar', text: words.calendar }}>
      {(today) => {
        const rows: Row[] = [
          ...today.entries.map((entry) => ({ at: entry.at, entry })),
          ...today.editions.map((edition) => ({ at: edition.at, edition })),
        ].sort((a, b) => a.at.localeCompare(b.at));
        return (
          <>
            {rows.length === 0 && <p className="block-empty">{words.nothingToday}</p>}
            {rows.length > 0 && (
              <ShortList items={rows}>
                {(row) =>
                  'entry' in row ? (
                    <EntryRow key={`${row.entry.kind} ${row.entry.articleId}`} entry={row.entry} />
                  ) : (
                    <EditionRow key={row.edition.id} edition={row.edition} />
                  )
                }
              </ShortList>
            )}
            {today.next && <Next entry={today.next} />}
            <p className="block-foot">
              <Link href="/articles?order=published">{words.publishedToday(today.published)}</Link>
            </p>
          </>
        );
      }}
    </Block>
  );
}

function EntryRow({ entry }: { entry: CalendarEntry }) {
  const words = useWords(calendarWords);
  const Icon = ICONS[entry.kind];
  return (
    <li className="day-row">
      <Hour at={entry.at} />
      <div>
        <HeadlineLink id={entry.articleId} headline={entry.headline} />
        <p className="quiet day-kind">
          <Icon aria-hidden="true" />
          {words.kinds[entry.kind]}
        </p>
      </div>
    </li>
  );
}

/** Readers have the page of one that was sent. */
function EditionRow({ edition: { id, newsletter, subject, state, at } }: { edition: Edition }) {
  const words = useWords(dashboardWords);
  const title = <bdi>{subject || newsletter}</bdi>;
  return (
    <li className="day-row">
      <Hour at={at} />
      <div>
        {state === 'sent' ? (
          <a href={paths.edition(id)} className="block-headline">
            {title}
          </a>
        ) : (
          <span className="block-headline">{title}</span>
        )}
        <p className="quiet day-kind">
          <Mail aria-hidden="true" />
          <span>
            {words.edition} · <bdi>{newsletter}</bdi> · {words.editionStates[state]}
          </span>
        </p>
      </div>
    </li>
  );
}

function Next({ entry }: { entry: CalendarEntry }) {
  const words = useWords(dashboardWords);
  const kinds = useWords(calendarWords).kinds;
  return (
    <div className="day-next">
      <h3>{words.next}</h3>
      <HeadlineLink id={entry.articleId} headline={entry.headline} />
      <p className="quiet">
        {kinds[entry.kind]} · <Moment at={entry.at} />
      </p>
    </div>
  );
}

function Hour({ at }: { at: string }) {
  const { language, timeZone } = useDesk();
  return (
    <time dateTime={at} className="day-hour">
      {timeOfDay(new Date(at), language, timeZone)}
    </time>
  );
}
