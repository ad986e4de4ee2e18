import { type Context, Hono } from 'hono';
import { frameOriginsOf } from '../document/embed.ts';
import { cardsByIds } from '../features/articles/article-queries.ts';
import { previewArticle } from '../features/articles/newsroom-queries.ts';
import { headersWithFrames } from '../http/security.ts';
import type { Actor } from '../platform/actor.ts';
import { NotFound, Unauthenticated } from '../platform/errors.ts';
import type { ArticleId } from '../platform/ids.ts';
import { articlePage } from './article-page.tsx';
import { linkedArticles } from './linked-articles.ts';
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
    const linked = await cardsByIds(site.ctx.db, linkedArticles(article.body));
    const byId = new Map(linked.map((card) => [card.id, card]));
    const body = articlePage(await loadFrame(site), article, { kind: 'related', cards: [] }, byId, null);
    return c.html(body, 200, {
      ...headersWithFrames(frameOriginsOf(article.body)),
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
  });
  return routes;
}
