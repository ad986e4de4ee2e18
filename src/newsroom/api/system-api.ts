import { type Context, Hono } from 'hono';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { NotFound } from '../../platform/errors.ts';
import { outboxItems, outboxMessage } from '../../platform/outbox.ts';
import { type HealthAnswer, type OutboxAnswer, RetryJob } from '../contract/system.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { healthReport } from './health-report.ts';
import { readJson } from './read-input.ts';

/** `/outbox` and `/health`: what the operator looks at. */
export function systemApi(deps: ApiDeps): Hono {
  const { ctx, system } = deps;
  const routes = new Hono();

  routes.get('/outbox', async (c) => {
    await keeper(deps, c);
    const limit = limitOf(c);
    const after = cursorOf(c)?.[0] ?? null;
    const { items, hasMore } = await outboxItems(ctx.config.dataDir, { limit, after });
    const relay = ctx.config.smtpUrl ? new URL(ctx.config.smtpUrl).host : null;
    const last = items.at(-1);
    const answer: OutboxAnswer = { relay, items, next: hasMore && last ? cursorFor(last.id) : null };
    return c.json(answer);
  });

  routes.get('/outbox/:id', async (c) => {
    await keeper(deps, c);
    const message = await outboxMessage(ctx.config.dataDir, c.req.param('id'));
    if (!message) throw new NotFound('no-such-message', 'There is no such message.');
    return c.json(message);
  });

  if (!system) return routes;
  routes.get('/health', async (c) => {
    await keeper(deps, c);
    const [items, failed] = await Promise.all([healthReport(ctx, system), system.jobs.failed().catch(() => [])]);
    const answer: HealthAnswer = { at: ctx.now().toISOString(), items, failed };
    return c.json(answer);
  });

  routes.post('/health/jobs/retry', async (c) => {
    await keeper(deps, c);
    const { name, id } = await readJson(c, RetryJob);
    if (!(await system.jobs.retry(name, id))) throw new NotFound('no-such-job', 'There is no such failed job.');
    return c.json({ retried: id });
  });

  return routes;
}

async function keeper(deps: ApiDeps, c: Context): Promise<void> {
  mustBeAllowed(await staff(deps, c), 'manage-publication');
}

export const systemCalls: readonly Call[] = [
  { method: 'get', path: '/outbox', does: 'The messages that no relay took, newest first.' },
  { method: 'get', path: '/outbox/{id}', does: 'A message as its reader gets it.' },
  { method: 'get', path: '/health', does: 'How each part of the system is, and what to do.' },
  { method: 'post', path: '/health/jobs/retry', does: 'Try a job again that was given up.', input: RetryJob },
];
