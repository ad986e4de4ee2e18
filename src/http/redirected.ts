import type { MiddlewareHandler } from 'hono';

/**
 * Where nothing is found, asks whether the address leads elsewhere. Behind everything else, so that a redirect never
 * stands before a page and costs nothing to one.
 */
export function redirected(targetOf: (path: string) => Promise<string | null>): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.status !== 404 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return;
    const target = await targetOf(new URL(c.req.url).pathname);
    if (target === null) return;
    c.res = undefined;
    c.res = new Response(null, { status: 301, headers: { location: target, 'cache-control': 'public, max-age=300' } });
  };
}
