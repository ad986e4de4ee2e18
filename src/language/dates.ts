import { knownLanguage } from './language.ts';
import { strings } from './strings/strings.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** 7 בנובמבר 2025. */
export function longDate(date: Date, language: string, timeZone: string): string {
  return formatter(language, timeZone, { dateStyle: 'long' }).format(date);
}

/** יום שני, 24 בנובמבר 2026: the line under the masthead. */
export function fullDate(date: Date, language: string, timeZone: string): string {
  return formatter(language, timeZone, { dateStyle: 'full' }).format(date);
}

/** 18:30. */
export function timeOfDay(date: Date, language: string, timeZone: string): string {
  return formatter(language, timeZone, { hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
}

/** What stands before a line of the newest: the hour of what is of today, 09:05, the day of what is older, 19.11. */
export function hourOrDay(date: Date, now: Date, language: string, timeZone: string): string {
  if (dayIn(date, timeZone) === dayIn(now, timeZone)) return timeOfDay(date, language, timeZone);
  return formatter(language, timeZone, dayOfMonth(language)).format(date);
}

/** As short as each language writes it; in English by the month's name, for 4/11 is read in two ways. */
function dayOfMonth(language: string): Intl.DateTimeFormatOptions {
  return { day: 'numeric', month: knownLanguage(language) === 'en' ? 'short' : 'numeric' };
}

/** The day in that zone as YYYY-MM-DD. */
export function dayIn(date: Date, timeZone: string): string {
  return formatter('sv-SE', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(date);
}

/** The first moment of the day YYYY-MM-DD in that zone, through summer-time changes. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  // The offset at the moment sought is found by looking at it: a second look settles a change of clocks in between.
  let guess = midnightUtc;
  for (let look = 0; look < 2; look++) guess = midnightUtc - offsetMs(new Date(guess), timeZone);
  return new Date(guess);
}

/** A moment with the zone's offset, as machines read it: 2026-11-24T18:30:00+02:00 (RFC 3339). */
export function isoIn(date: Date, timeZone: string): string {
  const offsetMinutes = Math.round(offsetMs(date, timeZone) / 60_000);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const part = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${local}${sign}${part(offsetMinutes / 60)}:${part(offsetMinutes % 60)}`;
}

/**
 * How long ago, as a newspaper says it: לפני שעתיים, אתמול. Older than a week is a date. Those words are ours:
 * Intl.RelativeTimeFormat('he') prints the number in parentheses after them.
 */
export function relativeTime(date: Date, now: Date, language: string, timeZone: string): string {
  const words = strings(language).ago;
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  if (minutes < 24 * 60 && dayIn(date, timeZone) === dayIn(now, timeZone)) return words.hours(Math.floor(minutes / 60));
  const days = Math.round((Date.parse(dayIn(now, timeZone)) - Date.parse(dayIn(date, timeZone))) / 86_400_000);
  if (days === 1) return words.yesterday;
  return days < 7 ? words.days(days) : longDate(date, language, timeZone);
}

/** Zones change their clocks on a quarter of an hour: one asking is enough for each. */
const QUARTER_MS = 15 * 60_000;
const offsets = new Map<string, number>();

function offsetMs(date: Date, timeZone: string): number {
  const quarter = Math.floor(date.getTime() / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 10_000) offsets.clear();
  const offset = askOffsetMs(new Date(quarter * QUARTER_MS), timeZone);
  offsets.set(key, offset);
  return offset;
}

function askOffsetMs(date: Date, timeZone: string): number {
  const parts = formatter('en-US', timeZone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(date);
  const get = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const asUtc = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return asUtc - Math.floor(date.getTime() / 1000) * 1000;
}

/** Making one costs fifty times as much as using it. */
function formatter(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === 'sv-SE' || language === 'en-US' ? language : localeOf(language);
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formatters.set(key, made);
  }
  return made;
}

function localeOf(language: string): string {
  const known = knownLanguage(language);
  return known === 'en' ? 'en-GB' : known;
}
