import { Hono } from 'hono';
import { tag } from '../features/events.ts';
import { LONGEST_QUERY, searchArticles } from '../features/search/search-queries.ts';
import { page } from '../http/cached-page.ts';
import { cleanLine } from '../language/clean-text.ts';
import { withoutBidiControls } from '../language/direction.ts';
import { EVERY_PAGE } from './page-tags.ts';
import { searchPage } from './search-page.tsx';
import { loadFrame, type Site } from './site.ts';

const ON_A_PAGE = 20;
const LAST_PAGE = 50;

export function searchRoutes(site: Site): Hono {
  const routes = new Hono();
  routes.get('/search', async (c) => {
    const frame = await loadFrame(site);
    const query = cleanLine(withoutBidiControls(c.req.query('q') ?? ''));
    const tags = [...EVERY_PAGE, tag.lists];
    if (query === '') return page(c, { body: searchPage(frame, null), tags });
    if ([...query].length > LONGEST_QUERY) {
      const body = searchPage(frame, null, frame.words.searchTooLong);
      return page(c, { status: 422, body, tags, keep: false });
    }
    const number = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1));
    const found = await searchArticles(site.ctx.db, frame.now, {
      q: query,
      limit: ON_A_PAGE,
      offset: (number - 1) * ON_A_PAGE,
    });
    const hasMore = number < LAST_PAGE && number * ON_A_PAGE < found.total;
    // Anybody can make up queries without end: answered, not kept.
    return page(c, { body: searchPage(frame, { query, ...found, page: number, hasMore }), tags, keep: false });
  });
  return routes;
}
