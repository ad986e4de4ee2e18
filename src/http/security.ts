import type { MiddlewareHandler } from 'hono';
import { Forbidden, Invalid } from '../platform/errors.ts';

/** On every page, cached ones included. `style-src-attr`: see docs/decisions on the readers' styles. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** What a page needs besides to open other sites' frames: those alone, and only where there are any. */
export function headersWithFrames(origins: readonly string[]): Record<string, string> {
  if (origins.length === 0) return {};
  const policy = PAGE_HEADERS['content-security-policy'] ?? '';
  return { 'content-security-policy': `${policy}; frame-src ${origins.join(' ')}` };
}

/** The newsroom's editor sets styles from script; nothing else is looser. */
export const NEWSROOM_HEADERS: Readonly<Record<string, string>> = {
  ...PAGE_HEADERS,
  'content-security-policy': (PAGE_HEADERS['content-security-policy'] ?? '')
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("img-src 'self' data:", "img-src 'self' data: blob:")
    .replace("form-action 'self'", "frame-src 'self'; form-action 'self'"),
};

/** Sets the page headers on whatever leaves the router without them. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const headers = c.req.path.startsWith('/newsroom') ? NEWSROOM_HEADERS : PAGE_HEADERS;
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
}

/** A NUL in an address is in no name of ours, and no text of the database can even be compared with it. */
export function addressesWithoutNul(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.url.includes('%00'))
      throw new Invalid('malformed-address', 'The address holds a NUL byte, which is in no name.');
    return next();
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a reader's browser send (cross-site request forgery): an unsafe request from a
 * browser must come from this origin. A bearer token is never sent by a browser on its own, so it passes; `exempt`
 * paths authenticate by a token in their address (one-click unsubscribe, RFC 8058: no cookie, no origin).
 *
 * @param origin the publication's own, e.g. `https://example.org`
 */
export function sameOriginOnly(origin: string, exempt: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || exempt.includes(c.req.path)) return next();
    if (/^Bearer /i.test(c.req.header('authorization') ?? '')) return next();
    const site = c.req.header('sec-fetch-site');
    const from = c.req.header('origin');
    const own = from !== undefined && (from === origin || hostOf(from) === c.req.header('host'));
    // What the browser itself says of the request (Fetch Metadata) is believed before the origin, which a referrer policy
    // can turn into `null`; a program that is no browser sends neither.
    if (site === 'same-origin' || own || (from === undefined && (site === undefined || site === 'none'))) return next();
    throw new Forbidden('cross-site-request', 'This request came from another site and was refused.');
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
