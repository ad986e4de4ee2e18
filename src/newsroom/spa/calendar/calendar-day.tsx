import { CalendarClock, Check, CircleOff, LockOpen } from 'lucide-react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { hoursOf } from '../../../language/calendar-days.ts';
import { dayIn, timeOfDay } from '../../../language/dates.ts';
import { calendarWords } from '../../../language/strings/newsroom/calendar-words.ts';
import type { CalendarEntry } from '../../contract/calendar.ts';
import { useDesk, useWords } from '../frame/desk.ts';

const DRAGGED = 'gilyon-date';
const ICONS = { published: Check, scheduled: CalendarClock, unpublish: CircleOff, 'hold-ends': LockOpen };

type CalendarDayProps = {
  /** YYYY-MM-DD. */
  day: string;
  /** Of the month before or after. */
  isOther: boolean;
  entries: readonly CalendarEntry[];
  mayMove: boolean;
  onOpen: (entry: CalendarEntry) => void;
  /** Something was brought here from another day, by mouse or by keyboard. */
  onDrop: (key: string) => void;
  keyOf: (entry: CalendarEntry) => string;
};

export function CalendarDay({ day, isOther, entries, mayMove, onOpen, onDrop, keyOf }: CalendarDayProps) {
  const words = useWords(calendarWords);
  const { language, timeZone } = useDesk();
  const noon = new Date(`${day}T12:00:00Z`);
  const isToday = dayIn(new Date(), timeZone) === day;
  const said = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(noon);
  const hours = hoursOf(day, timeZone);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [DRAGGED]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [DRAGGED],
    getAllowedDropOperations: () => ['move'],
    isDisabled: !mayMove,
    onRootDrop: (event) => void bring(event.items),
    onInsert: (event) => void bring(event.items),
  });
  const bring = async (items: readonly { kind: string; getText?: (type: string) => Promise<string> }[]) => {
    for (const item of items) if (item.kind === 'text' && item.getText) onDrop(await item.getText(DRAGGED));
  };
  const classes = ['calendar-day', isOther && 'calendar-other', isToday && 'calendar-today'].filter(Boolean).join(' ');
  return (
    <section className={classes} aria-label={said({ dateStyle: 'full' })}>
      <h3>
        <span className="calendar-weekday">{said({ weekday: 'short' })}</span>{' '}
        <time dateTime={day}>{said({ day: 'numeric', ...(isOther ? { month: 'short' } : {}) })}</time>
      </h3>
      {hours !== 24 && <p className="calendar-clock">{hours < 24 ? words.clockOn : words.clockBack}</p>}
      <GridList
        aria-label={said({ dateStyle: 'full' })}
        className="calendar-entries"
        items={entries.map((entry) => ({ id: keyOf(entry), entry }))}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <span className="visually-hidden">{words.nothing}</span>}
        onAction={(key) => {
          const entry = entries.find((one) => keyOf(one) === key);
          if (entry) onOpen(entry);
        }}
        disabledBehavior="selection"
      >
        {({ entry }) => {
          const Icon = ICONS[entry.kind];
          const headline = entry.headline || words.untitled;
          return (
            <GridListItem
              textValue={`${words.kinds[entry.kind]} ${headline}`}
              className={`calendar-entry calendar-entry-${entry.kind}`}
            >
              {mayMove && entry.kind !== 'published' && (
                <Button slot="drag" className="calendar-grip" aria-label={words.move}>
                  <span aria-hidden="true">⠿</span>
                </Button>
              )}
              <Icon aria-hidden="true" />
              <span className="visually-hidden">{words.kinds[entry.kind]}</span>
              <time dateTime={entry.at}>{timeOfDay(new Date(entry.at), language, timeZone)}</time>
              <bdi className="calendar-headline">{headline}</bdi>
            </GridListItem>
          );
        }}
      </GridList>
    </section>
  );
}
