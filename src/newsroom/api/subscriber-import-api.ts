import { type Context, Hono } from 'hono';
import { askCheck, askImport } from '../../features/newsletter/import-subscribers.ts';
import { importLines, subscriberImport } from '../../features/newsletter/subscriber-import-queries.ts';
import { uploadSubscribers } from '../../features/newsletter/upload-subscribers.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { NotFound } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { CheckImport, LineStandingParam, RunImport } from '../contract/newsletters.ts';
import { Uuid } from '../contract/text.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';

/** `/subscriber-imports`: a file of people who agreed elsewhere: staged, judged, and taken in whole. */
export function subscriberImportApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    mustBeAllowed(by, 'edit-newsletters');
    const newsletterId = judge(Uuid, c.req.query('newsletter'), ['newsletter']) as NewsletterId;
    const fileName = cleanLine(c.req.query('name') ?? '').slice(0, 200);
    const chunks = (c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>;
    return c.json(await found(await uploadSubscribers(ctx, by, { newsletterId, fileName, chunks })), 201);
  });

  routes.get('/:id', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    return c.json(await found(idOf(c)));
  });

  routes.post('/:id/check', async (c) => {
    const by = await staff(deps, c);
    await askCheck(ctx, by, { id: idOf(c), ...(await readJson(c, CheckImport)) });
    return c.json(await found(idOf(c)), 202);
  });

  routes.post('/:id/run', async (c) => {
    const by = await staff(deps, c);
    await askImport(ctx, by, { id: idOf(c), ...(await readJson(c, RunImport)) });
    return c.json(await found(idOf(c)), 202);
  });

  routes.get('/:id/lines', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const standing = judge(LineStandingParam, c.req.query('standing') ?? 'fault', ['standing']);
    const limit = limitOf(c, 50);
    const after = Number(cursorOf(c)?.[0] ?? 0) || 0;
    const lines = await importLines(ctx.db, idOf(c), { standing, limit: limit + 1, after });
    const items = lines.slice(0, limit);
    return c.json({ items, next: lines.length > limit ? cursorFor(String(items.at(-1)?.line)) : null });
  });

  function idOf(c: Context): string {
    return uuidOf(c, 'no-such-import');
  }

  async function found(id: string) {
    const one = await subscriberImport(ctx.db, id);
    if (!one) throw new NotFound('no-such-import', 'There is no such import.');
    return one;
  }

  return routes;
}

export const subscriberImportCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/subscriber-imports',
    does: 'Stage a CSV, sent as the body (`?newsletter=&name=`). Nobody is subscribed by it.',
    status: 201,
  },
  { method: 'get', path: '/subscriber-imports/{id}', does: 'A staged file: its columns, first lines, counts.' },
  {
    method: 'post',
    path: '/subscriber-imports/{id}/check',
    does: 'Judge every line: new, there already, left, suppressed, twice, faulty.',
    input: CheckImport,
    status: 202,
  },
  { method: 'get', path: '/subscriber-imports/{id}/lines', does: 'Its lines of one standing (`?standing=&cursor=`).' },
  {
    method: 'post',
    path: '/subscriber-imports/{id}/run',
    does: 'Take in the lines that are new, all or none, with the proof of consent.',
    input: RunImport,
    status: 202,
  },
];
