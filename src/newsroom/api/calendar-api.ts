import { Hono } from 'hono';
import { z } from 'zod';
import { calendarItems } from '../../features/articles/calendar-queries.ts';
import { Invalid } from '../../platform/errors.ts';
import type { CalendarAnswer } from '../contract/calendar.ts';
import { Time } from '../contract/text.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { judge } from './read-input.ts';

const Range = z.object({ from: Time, to: Time });
const LONGEST_DAYS = 100;
const MOST_ITEMS = 2000;

/** `/calendar`: what happens when. */
export function calendarApi(deps: ApiDeps): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    await staff(deps, c);
    const { from, to } = judge(Range, { from: c.req.query('from'), to: c.req.query('to') });
    if (to <= from || to.getTime() - from.getTime() > LONGEST_DAYS * 86_400_000)
      throw new Invalid('invalid-input', `A calendar is of 1 to ${LONGEST_DAYS} days.`, [
        { path: 'to', code: 'invalid-value', message: `is after from, by at most ${LONGEST_DAYS} days` },
      ]);
    const items = await calendarItems(deps.ctx.db, { from, to, limit: MOST_ITEMS + 1 });
    const answer: CalendarAnswer = {
      items: items.slice(0, MOST_ITEMS).map((item) => ({ ...item, at: item.at.toISOString() })),
      isWhole: items.length <= MOST_ITEMS,
    };
    return c.json(answer);
  });
  return routes;
}

export const calendarCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/calendar',
    does: 'What is published, scheduled, taken away or released from a hold between from and to (RFC 3339).',
  },
];
