import {
  type CalendarDate,
  endOfMonth,
  endOfWeek,
  parseDate,
  startOfMonth,
  startOfWeek,
} from '@internationalized/date';
import { startOfDay } from './dates.ts';

export type CalendarView = 'month' | 'week';

/** The days that are shown around that day, as YYYY-MM-DD: whole weeks, beginning on the language's first day. */
export function daysAround(day: string, view: CalendarView, language: string): string[] {
  const locale = language === 'he' ? 'he-IL' : 'en-GB';
  const date = parseDate(day);
  const first = startOfWeek(view === 'month' ? startOfMonth(date) : date, locale);
  const last = endOfWeek(view === 'month' ? endOfMonth(date) : date, locale);
  const days: string[] = [];
  for (let at: CalendarDate = first; at.compare(last) <= 0; at = at.add({ days: 1 })) days.push(at.toString());
  return days;
}

/** The same day a month or a week on or back. */
export function stepped(day: string, view: CalendarView, steps: number): string {
  const date = parseDate(day);
  return (view === 'month' ? date.set({ day: 1 }).add({ months: steps }) : date.add({ weeks: steps })).toString();
}

export function dayAfter(day: string): string {
  return parseDate(day).add({ days: 1 }).toString();
}

/** How many hours the day has by that zone's clock: 23 or 25 when it is put on or back. */
export function hoursOf(day: string, timeZone: string): number {
  return (startOfDay(dayAfter(day), timeZone).getTime() - startOfDay(day, timeZone).getTime()) / 3_600_000;
}
