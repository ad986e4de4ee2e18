import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import {
  Conflict,
  Forbidden,
  Gone,
  Invalid,
  NotFound,
  Refusal,
  TooLarge,
  TooMany,
  Unauthenticated,
} from '../platform/errors.ts';

/** The site's own page for an error: full HTML in the publication's language. Must not throw. */
export type RenderErrorPage = (c: Context, status: number, refusal: Refusal | null) => Promise<string>;

const STATUS = new Map<unknown, ContentfulStatusCode>([
  [NotFound, 404],
  [Gone, 410],
  [Unauthenticated, 401],
  [Forbidden, 403],
  [Conflict, 409],
  [Invalid, 422],
  [TooLarge, 413],
  [TooMany, 429],
]);
/** Faults of form, not of content: what was sent could not even be read. */
const UNREADABLE = new Set([
  ...['malformed-json', 'malformed-multipart', 'malformed-form', 'malformed-address', 'malformed-header'],
]);
/** An error passes here once for each layer that lets it through; it is logged once. */
const logged = new WeakSet<object>();

/** The only place that knows HTTP statuses: a problem document (RFC 9457) for the API, a page for everybody else. */
export function errorResponder(options: {
  log: Logger;
  renderPage: RenderErrorPage;
  isDatabaseAway: (e: unknown) => boolean;
}): ErrorHandler {
  return async (error, c) => {
    const refusal = error instanceof Refusal ? error : null;
    const away = options.isDatabaseAway(error);
    const status = away ? 503 : statusOf(error);
    if (status >= 500 && !logged.has(error)) {
      logged.add(error);
      options.log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
    }
    if (refusal instanceof TooMany) c.header('retry-after', String(refusal.retryAfterSeconds));
    if (away) c.header('retry-after', '10');
    if (refusal instanceof Unauthenticated) c.header('www-authenticate', 'Bearer realm="gilyon"');
    c.header('cache-control', 'no-store');
    if (wantsProblem(c)) return problem(c, status, refusal, away);
    return c.html(await options.renderPage(c, status, refusal), status);
  };
}

/** Thrown for an address that no route has; goes the same way as every other error. */
export function noSuchAddress(): never {
  throw new NotFound('no-such-address', 'There is nothing at this address.');
}

function statusOf(error: unknown): ContentfulStatusCode {
  if (error instanceof Invalid && UNREADABLE.has(error.code)) return 400;
  if (error instanceof Refusal) return STATUS.get(error.constructor) ?? 500;
  if (error instanceof HTTPException) return error.status as ContentfulStatusCode;
  return 500;
}

function wantsProblem(c: Context): boolean {
  if (c.req.path.startsWith('/api/')) return true;
  const accept = c.req.header('accept') ?? '';
  return accept.includes('json') && !accept.includes('text/html');
}

function problem(c: Context, status: ContentfulStatusCode, refusal: Refusal | null, away: boolean): Response {
  const code = refusal?.code ?? (away ? 'database-away' : status >= 500 ? 'internal' : 'refused');
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail:
      refusal?.message ??
      (away ? 'The database cannot be reached just now. Try again.' : 'Something went wrong here. It was logged.'),
    ...(refusal && refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
    // Extension members (RFC 9457, 3.2).
    ...refusal?.details,
  };
  return c.json(body, status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

const TITLES: Partial<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid input',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};
