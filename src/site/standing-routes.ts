import { Hono } from 'hono';
import { BUILT_IN_PAGES } from '../features/publication/settings.ts';
import { PAGE_SLUG } from '../features/publication/standing-page.ts';
import { standingPageBySlug } from '../features/publication/standing-page-queries.ts';
import { page } from '../http/cached-page.ts';
import { NotFound } from '../platform/errors.ts';
import { EVERY_PAGE } from './page-tags.ts';
import { loadFrame, type Site } from './site.ts';
import { builtInPage, writtenPage } from './standing-page.tsx';

/** `/SLUG`: what the publication wrote there, or the program's own words. Stands after every other address. */
export function standingRoutes(site: Site): Hono {
  const routes = new Hono();
  routes.get('/:slug', async (c) => {
    const slug = c.req.param('slug');
    const builtIn = BUILT_IN_PAGES.find((one) => one === slug);
    const written = PAGE_SLUG.test(slug) ? await standingPageBySlug(site.ctx.db, slug) : null;
    if (!written && !builtIn) throw new NotFound('no-such-page', 'There is nothing at this address.');
    const frame = await loadFrame(site);
    const body = written ? writtenPage(frame, written) : builtInPage(frame, builtIn ?? 'about');
    return page(c, { body, tags: EVERY_PAGE });
  });
  return routes;
}
