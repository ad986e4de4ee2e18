import { Hono } from 'hono';
import { type CalendarItem, calendarItems } from '../../features/articles/calendar-queries.ts';
import { editionsDue } from '../../features/newsletter/edition-queries.ts';
import { may } from '../../features/people/permission.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { dayAfter } from '../../language/calendar-days.ts';
import { dayIn, startOfDay } from '../../language/dates.ts';
import type { CalendarEntry } from '../contract/calendar.ts';
import type { TodayResource } from '../contract/today.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';

const MOST_ITEMS = 1000;
const AHEAD_MS = 14 * 86_400_000;

/** `/today`: the publication's day, from its midnight to the next. */
export function todayApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  routes.get('/', async (c) => {
    const by = await staff(deps, c);
    const { timeZone } = await publication(ctx.db);
    const day = dayIn(ctx.now(), timeZone);
    const from = startOfDay(day, timeZone);
    const to = startOfDay(dayAfter(day), timeZone);
    const [items, editions, ahead] = await Promise.all([
      calendarItems(ctx.db, { from, to, limit: MOST_ITEMS }),
      may(by, 'edit-newsletters') ? editionsDue(ctx.db, { from, to }) : [],
      calendarItems(ctx.db, { from: to, to: new Date(to.getTime() + AHEAD_MS), limit: 1 }),
    ]);
    const answer: TodayResource = {
      day,
      published: items.filter(({ kind }) => kind === 'published').length,
      entries: items.filter(({ kind }) => kind !== 'published').map(entry),
      editions: editions.map((edition) => ({ ...edition, at: edition.at.toISOString() })),
      next: ahead[0] ? entry(ahead[0]) : null,
    };
    return c.json(answer);
  });
  return routes;
}

function entry(item: CalendarItem): CalendarEntry {
  return { ...item, at: item.at.toISOString() };
}

export const todayCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/today',
    does: "The publication's day: what goes out, is taken down and comes free, the editions, and what is next.",
  },
];
