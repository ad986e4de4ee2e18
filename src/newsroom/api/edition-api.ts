import { type Context, Hono } from 'hono';
import { editionById } from '../../features/newsletter/edition-queries.ts';
import { deliveriesOf, editionProgress, editionReport } from '../../features/newsletter/edition-report-queries.ts';
import { saveEdition } from '../../features/newsletter/save-edition.ts';
import { sendTest } from '../../features/newsletter/send-test.ts';
import { settleUncertain } from '../../features/newsletter/settle-uncertain.ts';
import { hindrances, sendNowOrAt } from '../../features/newsletter/start-edition.ts';
import {
  cancelEdition,
  pauseEdition,
  resumeEdition,
  unscheduleEdition,
} from '../../features/newsletter/stop-edition.ts';
import { may, mustBeAllowed } from '../../features/people/permission.ts';
import { NotFound } from '../../platform/errors.ts';
import { type EditionId, isUuid, type SubscriptionId } from '../../platform/ids.ts';
import {
  DeliveryStateParam,
  EditionPatch,
  PauseEdition,
  SendEdition,
  SettleUncertain,
  TestEdition,
} from '../contract/newsletters.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';

/** `/editions`. */
export function editionApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    return c.json(await edition(idOf(c)));
  });

  routes.patch('/:id', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    await saveEdition(ctx, by, { id, ...(await readJson(c, EditionPatch)) });
    return c.json(await edition(id));
  });

  // What the law or good sense asks for before it can be sent; empty when nothing is missing.
  routes.get('/:id/hindrances', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const { id } = await edition(idOf(c));
    return c.json({ items: await hindrances(ctx, id), next: null });
  });

  routes.post('/:id/test', async (c) => {
    const by = await staff(deps, c);
    const { to } = await readJson(c, TestEdition);
    await sendTest(ctx, by, { id: idOf(c), to });
    return c.json({ sent: true });
  });

  routes.post('/:id/send', async (c) => {
    const by = await staff(deps, c);
    const { at } = await readJson(c, SendEdition, { optional: true });
    const id = idOf(c);
    await sendNowOrAt(ctx, by, { id, at });
    return c.json(await edition(id), 202);
  });

  routes.post('/:id/unschedule', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    await unscheduleEdition(ctx, by, id);
    return c.json(await edition(id));
  });

  routes.post('/:id/pause', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    const { reason } = await readJson(c, PauseEdition, { optional: true });
    await pauseEdition(ctx, by, { id, reason: reason ?? '' });
    return c.json(await edition(id));
  });

  routes.post('/:id/resume', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    await resumeEdition(ctx, by, id);
    return c.json(await edition(id));
  });

  routes.post('/:id/cancel', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    await cancelEdition(ctx, by, id);
    return c.json(await edition(id));
  });

  routes.post('/:id/uncertain', async (c) => {
    const by = await staff(deps, c);
    const id = idOf(c);
    const { as, only } = await readJson(c, SettleUncertain);
    return c.json(await settleUncertain(ctx, by, { id, as, only: only as SubscriptionId[] | undefined }));
  });

  routes.get('/:id/progress', async (c) => {
    await staff(deps, c);
    return c.json(await editionProgress(ctx, idOf(c)));
  });

  routes.get('/:id/report', async (c) => {
    const by = await staff(deps, c);
    const report = await editionReport(ctx, idOf(c));
    // Names are for those alone who keep the subscribers.
    const readers = report.readers && !may(by, 'edit-newsletters') ? { ...report.readers, items: [] } : report.readers;
    return c.json({ ...report, readers });
  });

  // With names and addresses, so for those alone who keep the subscribers.
  routes.get('/:id/deliveries', async (c) => {
    mustBeAllowed(await staff(deps, c), 'edit-newsletters');
    const state = judge(DeliveryStateParam, c.req.query('state') ?? 'uncertain', ['state']);
    const [after] = cursorOf(c) ?? [];
    const { items, hasMore } = await deliveriesOf(ctx.db, idOf(c), {
      state,
      limit: limitOf(c, 100),
      after: after !== undefined && isUuid(after) ? after : undefined,
    });
    return c.json({ items, next: hasMore ? cursorFor(items.at(-1)?.subscriptionId ?? '') : null });
  });

  function idOf(c: Context): EditionId {
    return uuidOf(c, 'no-such-edition') as EditionId;
  }

  async function edition(id: EditionId) {
    const found = await editionById(ctx.db, id);
    if (!found) throw new NotFound('no-such-edition', 'There is no such edition.');
    return found;
  }

  return routes;
}

export const editionCalls: readonly Call[] = [
  { method: 'get', path: '/editions/{id}', does: 'An edition with its counts.' },
  { method: 'patch', path: '/editions/{id}', does: 'Change an edition that is not on its way.', input: EditionPatch },
  { method: 'get', path: '/editions/{id}/hindrances', does: 'What keeps it from being sent.' },
  { method: 'post', path: '/editions/{id}/test', does: 'Send a test.', input: TestEdition },
  { method: 'post', path: '/editions/{id}/send', does: 'Send now or at a time.', input: SendEdition, status: 202 },
  { method: 'post', path: '/editions/{id}/unschedule', does: 'Take the time back: a draft again.' },
  { method: 'post', path: '/editions/{id}/pause', does: 'Let the sending stand still.', input: PauseEdition },
  { method: 'post', path: '/editions/{id}/resume', does: 'Go on sending.' },
  { method: 'post', path: '/editions/{id}/cancel', does: 'End it: what has not gone out never will.' },
  {
    method: 'post',
    path: '/editions/{id}/uncertain',
    does: 'Send the uncertain messages again, or take them for sent.',
    input: SettleUncertain,
  },
  { method: 'get', path: '/editions/{id}/progress', does: 'How far it is, how fast, how long still.' },
  { method: 'get', path: '/editions/{id}/report', does: 'What became of it.' },
  { method: 'get', path: '/editions/{id}/deliveries', does: 'Its messages in a state (`?state=&cursor=`).' },
];
