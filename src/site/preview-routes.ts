import { type Context, Hono } from 'hono';
import { frameOriginsOf } from '../document/embed.ts';
import { cardsByIds } from '../features/articles/article-queries.ts';
import { linkedArticles } from '../features/articles/linked-articles.ts';
import { previewArticle } from '../features/articles/newsroom-queries.ts';
import { isFrontId, sectionOfFront } from '../features/fronts/front.ts';
import { deskFront } from '../features/fronts/front-desk-queries.ts';
import { filledFront } from '../features/fronts/front-queries.ts';
import { framed, previewEdition } from '../features/newsletter/edition-preview.ts';
import { mustBeAllowed } from '../features/people/permission.ts';
import type { RelatedCards } from '../features/related/related-queries.ts';
import { headersWithFrames } from '../http/security.ts';
import type { Actor } from '../platform/actor.ts';
import { NotFound, Unauthenticated } from '../platform/errors.ts';
import { type ArticleId, type EditionId, isUuid } from '../platform/ids.ts';
import { articlePage } from './article-page.tsx';
import { homePage } from './home-page.tsx';
import { ON_A_PAGE, sectionPage } from './list-page.tsx';
import { previewOfSettings } from './preview-settings.ts';
import { loadFrame, type Site } from './site.ts';

const UNSEEN = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };

/** The working copy, of an article or of a front, as a reader would see it: for the staff only, never cached, never for search engines. */
export function previewRoutes(site: Site, whoIs: (c: Context) => Promise<Actor | null>): Hono {
  const routes = new Hono();
  routes.get('/preview/:id', async (c) => {
    await mustBeStaff(c);
    const article = await previewArticle(site.ctx.db, c.req.param('id') as ArticleId, site.ctx.now());
    if (!article) throw new NotFound('no-such-article', 'There is no such article.');
    const linked = await cardsByIds(site.ctx.db, linkedArticles(article.body));
    const byId = new Map(linked.map((card) => [card.id, card]));
    const related: RelatedCards = { kind: 'related', cards: [], filledFrom: 'nowhere' };
    const body = articlePage(await loadFrame(site), article, related, byId, null);
    return c.html(body, 200, {
      ...headersWithFrames(frameOriginsOf(article.body)),
      ...UNSEEN,
    });
  });
  routes.get('/preview/fronts/:id', async (c) => {
    await mustBeStaff(c);
    const id = c.req.param('id');
    if (!isFrontId(id)) throw new NotFound('no-such-front', 'There is no such front.');
    const frame = await loadFrame(site);
    const { working } = await deskFront(site.ctx.db, id, frame.sections);
    const section = frame.sections.find((one) => one.id === sectionOfFront(id));
    const front = await filledFront(site.ctx.db, frame.now, working, frame.sections, section ? ON_A_PAGE : undefined);
    const body = section
      ? sectionPage(frame, section, { cards: [], page: 1, hasMore: false }, front)
      : homePage(frame, front, frame.newsletters[0] ?? null);
    return c.html(body, 200, UNSEEN);
  });

  // The message as it goes out, in a frame that runs nothing and asks nobody else. Without images none is asked for.
  routes.get('/preview/editions/:id', async (c) => {
    await mustBeStaff(c);
    if (!isUuid(c.req.param('id'))) throw new NotFound('no-such-edition', 'There is no such edition.');
    const { html } = await previewEdition(site.ctx, c.req.param('id') as EditionId);
    const images = c.req.query('images') === 'off' ? "'none'" : "'self'";
    return c.html(framed(html, c.req.query('light') === 'dark' ? 'dark' : 'light'), 200, {
      'content-security-policy': `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
      ...UNSEEN,
    });
  });

  routes.post('/preview/settings', async (c) => {
    const actor = await whoIs(c);
    if (!actor) throw new Unauthenticated('not-signed-in', 'A preview is for the staff.');
    mustBeAllowed(actor, 'manage-publication');
    const html = await previewOfSettings(site, await c.req.json().catch(() => null));
    return c.html(html, 200, UNSEEN);
  });

  async function mustBeStaff(c: Context): Promise<void> {
    const actor = await whoIs(c);
    if (!actor || (actor.kind === 'person' && actor.role === 'reader'))
      throw new Unauthenticated('not-signed-in', 'A preview is for the staff.');
  }

  return routes;
}
