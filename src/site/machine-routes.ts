import { Hono } from 'hono';
import { countPublic, newestCards, publicAddresses } from '../features/articles/article-queries.ts';
import { tag } from '../features/events.ts';
import { BUILT_IN_PAGES } from '../features/publication/settings.ts';
import { page } from '../http/cached-page.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../urls.ts';
import { favicon, robotsTxt, securityTxt } from './machine-files.ts';
import { EVERY_PAGE } from './page-tags.ts';
import { loadFrame, type Site } from './site.ts';
import {
  NEWS_SITEMAP_LIMIT,
  newsSitemap,
  SITEMAP_LIMIT,
  type SitemapAddress,
  sitemap,
  sitemapIndex,
} from './sitemap.ts';

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
const TWO_DAYS_MS = 2 * 86_400_000;

/** What is asked for by machines: sitemaps, robots.txt, security.txt, the mark. */
export function machineRoutes(site: Site): Hono {
  const { ctx } = site;
  const routes = new Hono();
  const tags = [...EVERY_PAGE, tag.lists];

  routes.get(paths.sitemap(), async (c) => {
    const frame = await loadFrame(site);
    const fixed: SitemapAddress[] = [
      { path: paths.home() },
      ...frame.sections.map((section) => ({ path: paths.section(section.slug) })),
      ...[...new Set([...BUILT_IN_PAGES, ...frame.pages.map(({ slug }) => slug)])].map((slug) => ({
        path: paths.page(slug),
      })),
    ];
    const room = SITEMAP_LIMIT - fixed.length;
    const asked = c.req.query('page');
    const parts = Math.max(1, Math.ceil((await countPublic(ctx.db)) / room));
    if (asked === undefined && parts > 1) return page(c, { body: sitemapIndex(frame.base, parts), type: XML, tags });
    const part = asked === undefined ? 1 : /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 0;
    if (part < 1 || part > parts) {
      throw new NotFound('no-such-sitemap', 'There is no such part of the sitemap.');
    }
    const articles = await publicAddresses(ctx.db, { limit: room, offset: (part - 1) * room });
    const addresses = articles.map(({ id, slug, updatedAt }) => ({ path: paths.article(id, slug), updatedAt }));
    return page(c, { body: sitemap(frame.base, part === 1 ? [...fixed, ...addresses] : addresses), type: XML, tags });
  });

  routes.get(paths.newsSitemap(), async (c) => {
    const frame = await loadFrame(site);
    const from = new Date(frame.now.getTime() - TWO_DAYS_MS);
    const cards = await newestCards(ctx.db, { from, limit: NEWS_SITEMAP_LIMIT });
    return page(c, { body: newsSitemap(frame, cards), type: XML, tags });
  });

  routes.get('/robots.txt', (c) => page(c, { body: robotsTxt(ctx.config.url), type: TEXT, tags: [tag.publication] }));
  routes.get('/.well-known/security.txt', async (c) =>
    page(c, { body: securityTxt(await loadFrame(site)), type: TEXT, tags: [tag.publication] }),
  );
  routes.get('/favicon.svg', async (c) =>
    page(c, {
      body: favicon(await loadFrame(site)),
      type: 'image/svg+xml; charset=utf-8',
      tags: [tag.publication],
      headers: { 'cache-control': 'public, max-age=86400' },
    }),
  );
  routes.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));
  return routes;
}
