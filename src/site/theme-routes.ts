import { Hono } from 'hono';
import { NotFound } from '../platform/errors.ts';
import { themeCss } from './theme.ts';

/** The publication's colours and faces. The address says all that is in it, so it is made each time and never stale. */
export function themeRoutes(): Hono {
  const routes = new Hono();
  routes.get('/theme/:file{.+\\.css}', (c) => {
    const css = themeCss(c.req.param('file').slice(0, -'.css'.length));
    if (css === null) throw new NotFound('no-such-address', 'There is nothing at this address.');
    return c.body(css, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}
