import { longDate, relativeTime, timeOfDay } from '../../../language/dates.ts';
import { useDesk } from '../frame/desk.ts';

/** A time as one says it: how long ago for what has been, the day and the hour for what will be. In the paper's zone. */
export function Moment({ at }: { at: string }) {
  const { language, timeZone } = useDesk();
  const date = new Date(at);
  const now = new Date();
  const whole = `${longDate(date, language, timeZone)}, ${timeOfDay(date, language, timeZone)}`;
  return (
    <time dateTime={at} title={whole}>
      {date > now ? whole : relativeTime(date, now, language, timeZone)}
    </time>
  );
}
