import type { EditionState } from '../../features/newsletter/newsletter.ts';
import type { CalendarEntry } from './calendar.ts';

/** What the API gives of the publication's day. */
export type TodayResource = {
  /** YYYY-MM-DD, on the publication's clock. */
  day: string;
  /** How many stories went out for the first time. */
  published: number;
  /** What goes out, is taken down and comes free today, in its order. */
  entries: CalendarEntry[];
  /** For those who send newsletters. */
  editions: { id: string; newsletter: string; subject: string; state: EditionState; at: string }[];
  /** The first thing of the two weeks after today. */
  next: CalendarEntry | null;
};
