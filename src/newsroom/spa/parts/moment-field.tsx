import { getLocalTimeZone, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
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
import { useDesk } from '../frame/desk.ts';

type MomentFieldProps = {
  label: string;
  /** RFC 3339. */
  value: string | null;
  onChange: (value: string | null) => void;
  hint?: string;
};

/** A day and an hour in the publication's time zone, whatever the zone of this computer; summer time included. */
export function MomentField({ label, value, onChange, hint }: MomentFieldProps) {
  const { timeZone } = useDesk();
  const zone = timeZone || getLocalTimeZone();
  return (
    <DatePicker<ZonedDateTime>
      className="field"
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      value={value ? parseAbsolute(value, zone) : null}
      placeholderValue={parseAbsolute(new Date().toISOString(), zone).set({ second: 0, millisecond: 0 })}
      onChange={(moment) => onChange(moment ? moment.toDate().toISOString() : null)}
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
