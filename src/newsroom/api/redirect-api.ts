import { Hono } from 'hono';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { putRedirects } from '../../features/redirects/put-redirects.ts';
import { redirectFor, redirects } from '../../features/redirects/redirect-queries.ts';
import { removeRedirect } from '../../features/redirects/remove-redirect.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { Invalid } from '../../platform/errors.ts';
import { PutRedirects, type RedirectResource, RedirectTest, type RedirectTestAnswer } from '../contract/redirects.ts';
import { Uuid } from '../contract/text.ts';
import { type ApiDeps, cursorFor, limitOf, staff, timeCursorOf } from './api-env.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';

/** `/redirects`. */
export function redirectApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    mustBeAllowed(await staff(deps, c), 'manage-names');
    const limit = limitOf(c, 50);
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const before = timeCursorOf(c);
    const found = await redirects(ctx.db, {
      limit: limit + 1,
      ...(query ? { query } : {}),
      ...(before ? { before } : {}),
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return c.json({
      items: items.map((one): RedirectResource => ({ ...one, createdAt: one.createdAt.toISOString() })),
      next: found.length > limit && last ? cursorFor(last.createdAt.toISOString(), last.id) : null,
    });
  });

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    const leads = await readJson(c, PutRedirects);
    await putRedirects(ctx, by, leads, { straight: true });
    return c.json({ set: leads.length }, 201);
  });

  routes.post('/test', async (c) => {
    mustBeAllowed(await staff(deps, c), 'manage-names');
    return c.json(await test((await readJson(c, RedirectTest)).address));
  });

  /** The router itself is asked, so that a page that stands wins over the list as it does for a reader. */
  async function test(address: string): Promise<RedirectTestAnswer> {
    const given = address.trim();
    const path = given.startsWith(ctx.config.url) ? given.slice(ctx.config.url.length) || '/' : given;
    if (!/^\/(?![/\\])/.test(path) || !URL.canParse(path, ctx.config.url)) {
      const fault = { path: 'from', code: 'not-a-path', message: 'is not a path of the site' };
      throw new Invalid('invalid-input', 'What was sent is not valid; see errors.', [fault]);
    }
    if (deps.answerOf) return { path, ...(await deps.answerOf(path)) };
    const location = await redirectFor(ctx.db, path);
    return { path, status: location === null ? 404 : 301, location };
  }

  routes.delete('/:id', async (c) => {
    const by = await staff(deps, c);
    await removeRedirect(ctx, by, { id: judge(Uuid, c.req.param('id'), ['id']) });
    return c.body(null, 204);
  });

  return routes;
}

export const redirectCalls: readonly Call[] = [
  { method: 'get', path: '/redirects', does: 'Addresses that lead elsewhere, the newest first; q finds by a part.' },
  {
    method: 'post',
    path: '/redirects',
    does: 'Lead an address elsewhere, or many at once: {from, to}. One that was led before is led anew.',
    input: PutRedirects,
    status: 201,
  },
  { method: 'post', path: '/redirects/test', does: 'What a reader gets at an address.', input: RedirectTest },
  { method: 'delete', path: '/redirects/{id}', does: 'Lead it nowhere else any more.', status: 204 },
];
