import { type Context, Hono } from 'hono';
import { sections } from '../../features/articles/article-queries.ts';
import { type Arrangement, type FrontId, frontOfSection, HOME, isFrontId } from '../../features/fronts/front.ts';
import { choosableArticles, deskFront, frontHistory } from '../../features/fronts/front-desk-queries.ts';
import { publishFront, restoreFront } from '../../features/fronts/publish-front.ts';
import { saveFront } from '../../features/fronts/save-front.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { strings } from '../../language/strings/strings.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { FrontInput, type FrontRevisionResource, RestoreInput } from '../contract/fronts.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { articleOfFront, frontListItem, frontResource } from './front-resource.ts';
import { readJson } from './read-input.ts';

/** `/fronts`: the home page and the sections' fronts, arranged by hand. */
export function frontApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    await staff(deps, c);
    const [all, { language }] = await Promise.all([sections(ctx.db), publication(ctx.db)]);
    const ids: FrontId[] = [HOME, ...all.map(({ id }) => frontOfSection(id))];
    const fronts = await Promise.all(ids.map((id) => deskFront(ctx.db, id, all)));
    const home = strings(language).home;
    return c.json({ items: fronts.map((front) => frontListItem(front, all, home, ctx.now())), next: null });
  });

  routes.get('/articles', async (c) => {
    await staff(deps, c);
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const section = c.req.query('section') || null;
    const known = section === null || (await sections(ctx.db)).some(({ id }) => id === section);
    const items = known ? await choosableArticles(ctx.db, { query, section, limit: limitOf(c) }) : [];
    return c.json({ items: items.map(articleOfFront), next: null });
  });

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    return answer(c, frontIdOf(c));
  });

  routes.put('/:id', async (c) => {
    const by = await staff(deps, c);
    const id = frontIdOf(c);
    const { arrangement } = await readJson(c, FrontInput);
    await saveFront(ctx, by, { id, version: versionOf(c), arrangement: arrangement as Arrangement });
    return answer(c, id);
  });

  routes.post('/:id/publish', async (c) => {
    const by = await staff(deps, c);
    const id = frontIdOf(c);
    await publishFront(ctx, by, { id, version: versionOf(c) });
    return answer(c, id);
  });

  routes.post('/:id/restore', async (c) => {
    const by = await staff(deps, c);
    const id = frontIdOf(c);
    const { number, publish } = await readJson(c, RestoreInput);
    await restoreFront(ctx, by, { id, version: versionOf(c), number, publish });
    return answer(c, id);
  });

  routes.get('/:id/history', async (c) => {
    await staff(deps, c);
    const id = frontIdOf(c);
    const { live } = await deskFront(ctx.db, id, await sections(ctx.db));
    const limit = limitOf(c);
    const before = Number(cursorOf(c)?.[0] ?? 0);
    const found = await frontHistory(ctx.db, id, { limit: limit + 1, ...(before ? { before } : {}) });
    const items: FrontRevisionResource[] = found.slice(0, limit).map(({ doneBy, doneAt, ...revision }) => ({
      ...revision,
      by: doneBy.name,
      at: doneAt.toISOString(),
      isLive: revision.number === live?.number,
    }));
    return c.json({ items, next: found.length > limit ? cursorFor(String(items.at(-1)?.number)) : null });
  });

  async function answer(c: Context, id: FrontId): Promise<Response> {
    const [all, { language }] = await Promise.all([sections(ctx.db), publication(ctx.db)]);
    const front = await deskFront(ctx.db, id, all);
    c.header('etag', `"${front.version}"`);
    return c.json(await frontResource(ctx, front, all, strings(language).home));
  }

  return routes;
}

function frontIdOf(c: Context): FrontId {
  const id = c.req.param('id') ?? '';
  if (!isFrontId(id)) throw new NotFound('no-such-front', 'There is no such front.');
  return id;
}

/** `If-Match: "7"` (RFC 9110, 13.1.1); a front is never written over whatever is there. */
function versionOf(c: Context): number {
  const given = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(c.req.header('if-match') ?? '')?.[1];
  if (given === undefined)
    throw new Invalid('malformed-header', 'If-Match must be the ETag that the front was given with.');
  return Number(given);
}

export const frontCalls: readonly Call[] = [
  { method: 'get', path: '/fronts', does: 'The home page and the front of each section.' },
  {
    method: 'get',
    path: '/fronts/articles',
    does: 'Articles to pin: published and scheduled ones, by words and section.',
  },
  {
    method: 'get',
    path: '/fronts/{id}',
    does: 'A front (`home`, or `section:` and its id): its working copy, what stands where, what readers have.',
  },
  {
    method: 'put',
    path: '/fronts/{id}',
    does: 'Save the working copy. If-Match names the version; a stale edit is refused (409) and kept in the history as `keptAs`.',
    input: FrontInput,
  },
  { method: 'post', path: '/fronts/{id}/publish', does: 'Put the working copy before the readers, at once.' },
  {
    method: 'post',
    path: '/fronts/{id}/restore',
    does: 'Take an arrangement of the history back, and with `publish` before the readers.',
    input: RestoreInput,
  },
  { method: 'get', path: '/fronts/{id}/history', does: 'Who published what, when; and what was kept.' },
];
