import { type Context, Hono } from 'hono';
import { publicNames, publicSections, publishedArticle, sections } from '../../features/articles/article-queries.ts';
import { authors, topics } from '../../features/articles/newsroom-queries.ts';
import { may } from '../../features/people/permission.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { relatedItems } from '../../features/related/related-queries.ts';
import { searchArticles } from '../../features/search/search-articles.ts';
import { SEARCH_SORTS } from '../../features/search/search-query.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { absolute, paths } from '../../urls.ts';
import { type ApiDeps, articleIdOf, limitOf } from './api-env.ts';
import type { Call } from './call.ts';

/** What anybody may ask: only of what is public. */
export function publicApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  const urlOf = (card: { id: string; slug: string }) => absolute(ctx.config.url, paths.article(card.id, card.slug));

  routes.get('/search', async (c) => {
    const q = c.req.query('q') ?? '';
    const from = day(c.req.query('from'), 'from');
    const to = day(c.req.query('to'), 'to');
    const section = c.req.query('section');
    const { timeZone } = await publication(ctx.db);
    const sort = SEARCH_SORTS.find((one) => one === c.req.query('sort'));
    const searching = { db: ctx.db, engine: deps.search ?? null, now: ctx.now(), timeZone };
    const found = await searchArticles(searching, {
      q,
      limit: limitOf(c, 10),
      ...(sort ? { sort } : {}),
      ...(section ? { section } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    });
    return c.json({
      items: found.items.map(({ card, excerpt, score }) => ({
        id: card.id,
        headline: card.headline,
        url: urlOf(card),
        excerpt: excerpt.map((piece) => piece.text).join(''),
        marked: excerpt,
        score,
      })),
      total: found.total,
      windowDays: found.windowDays,
      widened: found.widened,
      meant: found.meant,
      facets: found.facets,
    });
  });

  routes.get('/articles/:id/related', async (c) => {
    const id = articleIdOf(c);
    if (!(await publishedArticle(ctx.db, id))) throw new NotFound('no-such-article', 'There is no such article.');
    const items = await relatedItems(ctx.db, id, limitOf(c, 20));
    return c.json(
      items.map(({ card, score, why }) => ({ id: card.id, headline: card.headline, url: urlOf(card), score, why })),
    );
  });

  // The staff see every name; others those of what is public, since a name alone can betray a story that is held.
  const isStaff = async (c: Context) => {
    const actor = await deps.whoIs(c);
    return actor !== null && may(actor, 'write-articles');
  };
  routes.get('/sections', async (c) =>
    c.json({ items: await ((await isStaff(c)) ? sections(ctx.db) : publicSections(ctx.db)), next: null }),
  );
  routes.get('/authors', async (c) =>
    c.json({ items: (await isStaff(c)) ? await authors(ctx.db) : (await publicNames(ctx.db)).authors, next: null }),
  );
  routes.get('/topics', async (c) =>
    c.json({ items: (await isStaff(c)) ? await topics(ctx.db) : (await publicNames(ctx.db)).topics, next: null }),
  );
  return routes;
}

/** A day or a moment. */
function day(text: string | undefined, path: string): Date | null {
  if (!text) return null;
  const date = new Date(text);
  if (!Number.isNaN(date.getTime()) && /^\d{4}-\d{2}-\d{2}/.test(text)) return date;
  throw new Invalid('invalid-input', `${path} is not a day or a time.`, [
    { path, code: 'not-a-time', message: 'is not a day (YYYY-MM-DD) or an RFC 3339 time' },
  ]);
}

export const publicCalls: readonly Call[] = [
  { method: 'get', path: '/articles/{id}/related', does: 'What to read next, with scores and reasons.', open: true },
  {
    method: 'get',
    path: '/search',
    does: 'Search: q (words, "a phrase", -without, author: section: topic: from: to:), limit, sort, section, from, to.',
    open: true,
  },
  { method: 'get', path: '/sections', does: 'The sections.', open: true },
  { method: 'get', path: '/authors', does: 'The authors.', open: true },
  { method: 'get', path: '/topics', does: 'The topics.', open: true },
];
