import { type Context, Hono } from 'hono';
import { mostRead, readsByHour } from '../../features/analytics/read-queries.ts';
import { cardsByIds } from '../../features/articles/article-queries.ts';
import { newestRibbons } from '../../features/fronts/ribbon-queries.ts';
import { changeRibbon, endRibbon, type RibbonInput, setRibbon } from '../../features/fronts/set-ribbon.ts';
import { NotFound } from '../../platform/errors.ts';
import { isUuid } from '../../platform/ids.ts';
import { paths } from '../../urls.ts';
import { type ReadsResource, RibbonBody, type RibbonResource } from '../contract/fronts.ts';
import { type ApiDeps, limitOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

const MOST_HOURS = 24 * 14;

/** `/ribbons`, the lines of breaking news; and `/reads`, what is read now. */
export function ribbonApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/ribbons', async (c) => {
    await staff(deps, c);
    return answer(c);
  });

  routes.post('/ribbons', async (c) => {
    const by = await staff(deps, c);
    await setRibbon(ctx, by, (await readJson(c, RibbonBody)) as RibbonInput);
    return answer(c, 201);
  });

  routes.put('/ribbons/:id', async (c) => {
    const by = await staff(deps, c);
    await changeRibbon(ctx, by, ribbonIdOf(c), (await readJson(c, RibbonBody)) as RibbonInput);
    return answer(c);
  });

  routes.post('/ribbons/:id/end', async (c) => {
    const by = await staff(deps, c);
    await endRibbon(ctx, by, ribbonIdOf(c));
    return answer(c);
  });

  routes.get('/reads', async (c) => {
    await staff(deps, c);
    const asked = Number(c.req.query('hours') ?? 2);
    const hours = Number.isInteger(asked) ? Math.min(MOST_HOURS, Math.max(1, asked)) : 2;
    // The hour that runs counts as one.
    const since = new Date(ctx.now().getTime() - (hours - 1) * 3_600_000);
    const [counts, byHour] = await Promise.all([
      mostRead(ctx.db, { since, limit: limitOf(c, 10) }),
      readsByHour(ctx.db, since),
    ]);
    const cards = await cardsByIds(
      ctx.db,
      counts.map(({ id }) => id),
    );
    const reads = new Map(counts.map((count) => [count.id, count.reads]));
    const resource: ReadsResource = {
      hours,
      total: byHour.reduce((sum, hour) => sum + hour.reads, 0),
      byHour: byHour.map((one) => ({ hour: one.hour.toISOString(), reads: one.reads })),
      items: cards.map((card) => ({
        id: card.id,
        headline: card.shortHeadline || card.headline,
        url: paths.article(card.id, card.slug),
        section: card.section.name,
        reads: reads.get(card.id) ?? 0,
      })),
    };
    return c.json(resource);
  });

  /** All of them after each change: they are few, and one may have put another aside. */
  async function answer(c: Context, status: 200 | 201 = 200): Promise<Response> {
    const ribbons = await newestRibbons(ctx.db, 50);
    const items = ribbons.map(
      (ribbon): RibbonResource => ({
        id: ribbon.id,
        message: ribbon.message,
        article: ribbon.article && {
          id: ribbon.article.id,
          headline: ribbon.headline ?? '',
          isPublic: ribbon.article.slug !== null,
        },
        scope: ribbon.scope,
        startsAt: ribbon.startsAt.toISOString(),
        endsAt: ribbon.endsAt.toISOString(),
        by: ribbon.createdBy.name,
      }),
    );
    return c.json({ items, next: null }, status);
  }

  return routes;
}

function ribbonIdOf(c: Context): string {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw new NotFound('no-such-ribbon', 'There is no such ribbon.');
  return id;
}

export const ribbonCalls: readonly Call[] = [
  { method: 'get', path: '/ribbons', does: 'The lines of breaking news, the last made first.' },
  {
    method: 'post',
    path: '/ribbons',
    does: 'Set a line of breaking news, from one moment to another.',
    input: RibbonBody,
    status: 201,
  },
  { method: 'put', path: '/ribbons/{id}', does: 'Change one that has not ended.', input: RibbonBody },
  { method: 'post', path: '/ribbons/{id}/end', does: 'Take it off at once.' },
  { method: 'get', path: '/reads', does: 'What is read now: counts of the last `hours`, the most read first.' },
];
