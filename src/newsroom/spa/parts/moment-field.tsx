import { type CalendarDateTime, parseDateTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { momentWords } from '../../../language/strings/newsroom/moment-words.ts';
import { momentsAt, nearestMoment, type WallTime, wallTimeOf } from '../../../language/wall-time.ts';
import { useDesk, useWords } from '../frame/desk.ts';

type MomentFieldProps = {
  label: string;
  /** RFC 3339. */
  value: string | null;
  onChange: (value: string | null) => void;
  hint?: string;
};

/**
 * A day and an hour on the clock of the publication's time zone, whatever the zone of this computer. An hour that is left
 * out when the clock is put on gives no moment and says so; one that comes twice is the first, and asks which.
 */
export function MomentField({ label, value, onChange, hint }: MomentFieldProps) {
  const { timeZone } = useDesk();
  const [typed, setTyped] = useState<WallTime | null>(null);
  const moments = typed ? momentsAt(typed, timeZone) : [];
  const isTyped = value === null ? moments.length === 0 : moments.some((at) => at.toISOString() === value);
  const shown = typed && isTyped ? typed : value ? wallTimeOf(new Date(value), timeZone) : null;
  const change = (entered: CalendarDateTime | null) => {
    const wall = entered ? wallOf(entered) : null;
    setTyped(wall);
    onChange(wall ? (momentsAt(wall, timeZone)[0]?.toISOString() ?? null) : null);
  };
  return (
    <DatePicker<CalendarDateTime>
      className="field"
      granularity="minute"
      hourCycle={24}
      value={shown ? parseDateTime(`${shown.day}T${shown.time}`) : null}
      placeholderValue={parseDateTime(`${wallTimeOf(new Date(), timeZone).day}T12:00`)}
      onChange={change}
    >
      <Label className="field-label">{label}</Label>
      <Group className="moment-input">
        <DateInput className="moment-segments">
          {(segment) => <DateSegment segment={segment} className="moment-segment" />}
        </DateInput>
        <Button className="icon-button">
          <CalendarDays aria-hidden="true" />
        </Button>
      </Group>
      {hint && <p className="field-hint">{hint}</p>}
      {shown && <ClockChange wall={shown} value={value} onChange={onChange} />}
      <Popover className="popover">
        <Dialog>
          <Calendar className="calendar">
            <header>
              <Button slot="previous" className="icon-button">
                <ChevronLeft className="points-back" aria-hidden="true" />
              </Button>
              <Heading />
              <Button slot="next" className="icon-button">
                <ChevronRight className="points-on" aria-hidden="true" />
              </Button>
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** What is said of an hour that is not, or is twice, on the night of a clock change. */
function ClockChange({ wall, value, onChange }: { wall: WallTime } & Pick<MomentFieldProps, 'value' | 'onChange'>) {
  const words = useWords(momentWords);
  const { timeZone } = useDesk();
  const moments = momentsAt(wall, timeZone);
  if (moments.length === 1) return null;
  if (moments.length === 0) {
    const next = nearestMoment(wall, timeZone);
    const { time } = wallTimeOf(next, timeZone);
    return (
      <p className="field-error" role="alert">
        {words.noSuchTime(wall.time)}{' '}
        <button type="button" className="plain" onClick={() => onChange(next.toISOString())}>
          {words.take(time)}
        </button>
      </p>
    );
  }
  return (
    <fieldset className="clock-twice">
      <legend>{words.twice(wall.time)}</legend>
      {moments.map((at, index) => (
        <label key={at.toISOString()}>
          <input
            type="radio"
            name="clock-twice"
            checked={value === at.toISOString()}
            onChange={() => onChange(at.toISOString())}
          />{' '}
          {index === 0 ? words.first : words.second}
        </label>
      ))}
    </fieldset>
  );
}

function wallOf(entered: CalendarDateTime): WallTime {
  const [day = '', time = ''] = entered.toString().split('T');
  return { day, time: time.slice(0, 5) };
}
