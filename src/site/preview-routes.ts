import { type Context, Hono } from 'hono';
import { previewArticle } from '../features/articles/newsroom-queries.ts';
import type { Actor } from '../platform/actor.ts';
import { NotFound, Unauthenticated } from '../platform/errors.ts';
import type { ArticleId } from '../platform/ids.ts';
import { articlePage } from './article-page.tsx';
import { loadFrame, type Site } from './site.ts';

/** The working copy as a reader would see it: for the staff only, never cached, never for search engines. */
export function previewRoutes(site: Site, whoIs: (c: Context) => Promise<Actor | null>): Hono {
  const routes = new Hono();
  routes.get('/preview/:id', async (c) => {
    const actor = await whoIs(c);
    if (!actor || (actor.kind === 'person' && actor.role === 'reader'))
      throw new Unauthenticated('not-signed-in', 'A preview is for the staff.');
    const article = await previewArticle(site.ctx.db, c.req.param('id') as ArticleId, site.ctx.now());
    if (!article) throw new NotFound('no-such-article', 'There is no such article.');
    const body = articlePage(await loadFrame(site), article, { kind: 'related', cards: [] }, new Map(), null);
    return c.html(body, 200, { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  });
  return routes;
}
