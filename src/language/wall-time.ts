import { isoIn } from './dates.ts';

/** What a clock on the wall shows: a day as YYYY-MM-DD and the time as HH:MM. */
export type WallTime = { day: string; time: string };

const DAY_MS = 86_400_000;

export function wallTimeOf(at: Date, timeZone: string): WallTime {
  const [day = '', time = ''] = isoIn(at, timeZone).split('T');
  return { day, time: time.slice(0, 5) };
}

/**
 * The moments at which the clock of that zone shows this: one on most days; none in the hour that is left out in
 * spring; two in the hour that comes twice in autumn, the first first.
 */
export function momentsAt({ day, time }: WallTime, timeZone: string): Date[] {
  return candidates({ day, time }, timeZone).filter((at) => {
    const shown = wallTimeOf(at, timeZone);
    return shown.day === day && shown.time === time;
  });
}

/** The moment for it: the first of two, and where there is none, as long after the clock was put on. */
export function nearestMoment(wall: WallTime, timeZone: string): Date {
  const [first] = momentsAt(wall, timeZone);
  return first ?? (candidates(wall, timeZone).at(-1) as Date);
}

/** By the offsets on both sides of a change that may be near; the earliest first. */
function candidates({ day, time }: WallTime, timeZone: string): Date[] {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const moments = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - offsetMs(new Date(near), timeZone));
  return [...new Set(moments)].sort((a, b) => a - b).map((at) => new Date(at));
}

function offsetMs(at: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(isoIn(at, timeZone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
