import { Hono } from 'hono';
import { tag } from '../features/events.ts';
import { LONGEST_QUERY, searchArticles } from '../features/search/search-articles.ts';
import { SEARCH_SORTS } from '../features/search/search-query.ts';
import { type Suggested, suggestArticles } from '../features/search/suggest-articles.ts';
import { page } from '../http/cached-page.ts';
import { cleanLine } from '../language/clean-text.ts';
import { withoutBidiControls } from '../language/direction.ts';
import { paths } from '../urls.ts';
import { EVERY_PAGE } from './page-tags.ts';
import { searchPage } from './search-page.tsx';
import { loadFrame, type Site } from './site.ts';

const ON_A_PAGE = 20;
const LAST_PAGE = 50;

export function searchRoutes(site: Site): Hono {
  const routes = new Hono();
  const asked = (text: string | undefined) => cleanLine(withoutBidiControls(text ?? ''));

  routes.get('/search', async (c) => {
    const frame = await loadFrame(site);
    const query = asked(c.req.query('q'));
    const tags = [...EVERY_PAGE, tag.lists];
    if (query === '') return page(c, { body: searchPage(frame, null), tags });
    if ([...query].length > LONGEST_QUERY) {
      const body = searchPage(frame, null, frame.words.searchTooLong);
      return page(c, { status: 422, body, tags, keep: false });
    }
    const number = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1));
    const sort = SEARCH_SORTS.find((one) => one === c.req.query('sort')) ?? 'relevance';
    const { now, publication } = frame;
    const found = await searchArticles(
      { db: site.ctx.db, engine: site.search ?? null, now, timeZone: publication.timeZone },
      { q: query, limit: ON_A_PAGE, offset: (number - 1) * ON_A_PAGE, sort },
    );
    const hasMore = number < LAST_PAGE && number * ON_A_PAGE < found.total;
    // Anybody can make up queries without end: answered, not kept.
    return page(c, { body: searchPage(frame, { query, sort, ...found, page: number, hasMore }), tags, keep: false });
  });

  routes.get('/search/suggest.json', async (c) => {
    const suggested = await suggestArticles(site.ctx.db, site.search ?? null, asked(c.req.query('q')));
    const items = suggested.map((one) => ({ kind: one.kind, text: one.text, href: hrefOf(one) }));
    return c.json({ items }, 200, { 'cache-control': 'no-store' });
  });
  return routes;
}

function hrefOf({ kind, id, slug }: Suggested): string {
  return kind === 'article' ? paths.article(id, slug) : paths[kind](slug);
}
