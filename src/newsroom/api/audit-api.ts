import { type Context, Hono } from 'hono';
import { AUDIT_AREAS } from '../../features/audit/audit.ts';
import { auditEntries } from '../../features/audit/audit-queries.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { startOfDay } from '../../language/dates.ts';
import { Invalid } from '../../platform/errors.ts';
import type { AuditResource } from '../contract/audit.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';

const DAY_MS = 86_400_000;

/** `/audit`: who did what, when, from where. */
export function auditApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    mustBeAllowed(await staff(deps, c), 'read-audit');
    const limit = limitOf(c, 50);
    const { timeZone } = await publication(ctx.db);
    const area = AUDIT_AREAS.find((one) => one === c.req.query('area'));
    const [before] = cursorOf(c) ?? [];
    const from = dayOf(c, 'from');
    const to = dayOf(c, 'to');
    const person = c.req.query('person');
    const subject = c.req.query('subject');
    const entries = await auditEntries(ctx.db, {
      limit: limit + 1,
      ...(before && /^\d{1,18}$/.test(before) ? { before } : {}),
      ...(area ? { area } : {}),
      ...(person ? { person } : {}),
      ...(subject ? { subject } : {}),
      ...(from ? { from: startOfDay(from, timeZone) } : {}),
      // The whole of the last day, an hour longer or shorter where the clocks change.
      ...(to ? { to: startOfDay(dayAfter(to), timeZone) } : {}),
    });
    const last = entries[limit - 1];
    const items: AuditResource[] = entries.slice(0, limit).map((entry) => ({ ...entry, at: entry.at.toISOString() }));
    return c.json({ items, next: entries.length > limit && last ? cursorFor(last.id) : null });
  });

  return routes;
}

/** @throws Invalid naming what is no day */
function dayOf(c: Context, name: 'from' | 'to'): string | null {
  const day = c.req.query(name);
  if (!day) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  const fault = { path: name, code: 'not-a-time', message: 'is not a day (YYYY-MM-DD)' };
  throw new Invalid('invalid-input', `${name} is not a day.`, [fault]);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

export const auditCalls: readonly Call[] = [
  { method: 'get', path: '/audit', does: 'Who did what, when, from where: area, person, subject, from, to.' },
];
