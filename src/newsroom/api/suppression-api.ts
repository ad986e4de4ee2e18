import { Hono } from 'hono';
import { suppress, unsuppress } from '../../features/newsletter/suppress.ts';
import { suppressions } from '../../features/newsletter/suppression-queries.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { cleanLine } from '../../language/clean-text.ts';
import type { SubscriberId } from '../../platform/ids.ts';
import { Suppress } from '../contract/newsletters.ts';
import { type ApiDeps, cursorFor, limitOf, staff, timeCursorOf, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/suppressions`: whom nothing is sent to. */
export function suppressionApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const limit = limitOf(c, 50);
    const before = timeCursorOf(c);
    const search = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const found = await suppressions(ctx.db, { limit: limit + 1, search, before });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const next = found.length > limit && last ? cursorFor(last.at.toISOString(), last.subscriberId) : null;
    return c.json({ items, next });
  });

  routes.put('/:id', async (c) => {
    const by = await staff(deps, c);
    const { detail } = await readJson(c, Suppress, { optional: true });
    await suppress(ctx, by, {
      id: uuidOf(c, 'no-such-subscriber') as SubscriberId,
      detail: detail ?? '',
    });
    return c.body(null, 204);
  });

  routes.delete('/:id', async (c) => {
    await unsuppress(ctx, await staff(deps, c), uuidOf(c, 'no-such-subscriber') as SubscriberId);
    return c.body(null, 204);
  });

  return routes;
}

export const suppressionCalls: readonly Call[] = [
  { method: 'get', path: '/suppressions', does: 'Whom nothing is sent to, and why (`?q=&cursor=`).' },
  { method: 'put', path: '/suppressions/{id}', does: 'Send a subscriber nothing more.', input: Suppress, status: 204 },
  { method: 'delete', path: '/suppressions/{id}', does: 'Let mail go there again.', status: 204 },
];
