import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Context, Hono } from 'hono';
import { eraseSubscriber } from '../../features/newsletter/erase-subscriber.ts';
import { exportSubscribers } from '../../features/newsletter/export-subscribers.ts';
import type { SubscriberFilter } from '../../features/newsletter/subscriber.ts';
import { subscriberById, subscribers } from '../../features/newsletter/subscriber-queries.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { NotFound } from '../../platform/errors.ts';
import type { NewsletterId, SubscriberId } from '../../platform/ids.ts';
import { SubscriberQuery } from '../contract/newsletters.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { judge } from './read-input.ts';

/** `/subscribers`: who gets the newsletters. With names and addresses, so for those alone who keep them. */
export function subscriberApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const limit = limitOf(c, 50);
    const [after] = cursorOf(c) ?? [];
    const found = await subscribers(ctx.db, filterOf(c), { limit: limit + 1, after });
    const items = found.slice(0, limit);
    return c.json({ items, next: found.length > limit ? cursorFor(items.at(-1)?.id ?? '') : null });
  });

  routes.get('/export.csv', async (c) => {
    const rows = exportSubscribers(ctx, await staff(deps, c), filterOf(c));
    const stream = Readable.toWeb(Readable.from(encoded(rows))) as ReadableStream;
    return c.body(stream as unknown as globalThis.ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="subscribers.csv"',
    });
  });

  routes.get('/:id', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const found = await subscriberById(ctx.db, uuidOf(c, 'no-such-subscriber'));
    if (!found) throw new NotFound('no-such-subscriber', 'There is no such subscriber.');
    return c.json(found);
  });

  routes.delete('/:id', async (c) => {
    const by = await staff(deps, c);
    await eraseSubscriber(ctx, by, uuidOf(c, 'no-such-subscriber') as SubscriberId);
    return c.body(null, 204);
  });

  return routes;
}

function filterOf(c: Context): SubscriberFilter {
  const { cursor: _, limit: __, ...given } = c.req.query();
  const { q, newsletter, state } = judge(SubscriberQuery, given);
  return { newsletterId: newsletter ? (newsletter as NewsletterId) : null, state: state || null, search: q };
}

async function* encoded(rows: AsyncIterable<string>) {
  for await (const row of rows) yield Buffer.from(row);
}

export const subscriberCalls: readonly Call[] = [
  { method: 'get', path: '/subscribers', does: 'Subscribers, newest first (`?q=&newsletter=&state=&cursor=`).' },
  { method: 'get', path: '/subscribers/export.csv', does: 'The same as CSV, a row for each subscription.' },
  { method: 'get', path: '/subscribers/{id}', does: 'A subscriber with the history of their consent.' },
  {
    method: 'delete',
    path: '/subscribers/{id}',
    does: 'Forget somebody: only a keyed hash stays, so that nobody else brings them in again.',
    status: 204,
  },
];
