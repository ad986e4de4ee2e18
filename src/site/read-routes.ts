import { Hono } from 'hono';
import type { ReadCounter } from '../features/analytics/read-counter.ts';
import type { ClientAddress } from '../http/client-address.ts';

/** Programs that fetch pages and say so; those that do not say so mostly run no script. */
const PROGRAMS =
  /bot|crawl|spider|slurp|preview|scan|monitor|headless|lighthouse|facebookexternalhit|curl|wget|python/i;

/**
 * Where an article's page tells, after some seconds before a reader's eyes, that it is read. Answers nothing, sets
 * nothing, and counts nobody who asked not to be counted; see docs/decisions/reads-without-readers.md.
 */
export function readRoutes(reads: ReadCounter, addressOf: ClientAddress): Hono {
  const routes = new Hono();
  routes.post('/reads/:id', (c) => {
    const refuses = c.req.header('dnt') === '1' || c.req.header('sec-gpc') === '1';
    const isPage = c.req.header('sec-fetch-site') === 'same-origin';
    const isProgram = PROGRAMS.test(c.req.header('user-agent') ?? 'bot');
    const id = c.req.param('id');
    if (isPage && !refuses && !isProgram && /^[0-9a-z]{8}$/.test(id)) reads.note(id, addressOf(c));
    return c.body(null, 204, { 'cache-control': 'no-store' });
  });
  return routes;
}
