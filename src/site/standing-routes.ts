import { Hono } from 'hono';
import { page } from '../http/cached-page.ts';
import { paths } from '../urls.ts';
import { EVERY_PAGE } from './page-tags.ts';
import { loadFrame, type Site } from './site.ts';
import { STANDING, standingPage } from './standing-page.tsx';

export function standingRoutes(site: Site): Hono {
  const routes = new Hono();
  for (const slug of STANDING) {
    routes.get(paths.page(slug), async (c) =>
      page(c, { body: standingPage(await loadFrame(site), slug), tags: EVERY_PAGE }),
    );
  }
  return routes;
}
