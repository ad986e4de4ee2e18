import type { Context, MiddlewareHandler } from 'hono';
import { canonicalKey } from './cache-key.ts';
import type { PageCache } from './page-cache.ts';
import { chooseEncoding, type Entry, matchesEtag, type Page } from './page-entry.ts';

export type PageInput = {
  status?: number;
  body: string;
  tags: readonly string[];
  /** MIME type with its charset; HTML when absent. */
  type?: string;
  headers?: Readonly<Record<string, string>>;
  /** See `Page.endsAt`. */
  endsAt?: Date | null;
  /** See `Page.keep`. */
  keep?: boolean;
};

/** What holds for every page at an address beside what its own handler says. */
export type PageRest = { tags: readonly string[]; endsAt: Date | null };

const made = new WeakMap<Response, Page>();

/** A handler's way to answer with a page that all readers share. `cachedPages` stores it under its tags. */
export function page(_c: Context, input: PageInput): Response {
  const response = new Response(null, { status: input.status ?? 200 });
  made.set(response, {
    status: input.status ?? 200,
    body: input.body,
    tags: input.tags,
    type: input.type ?? 'text/html; charset=utf-8',
    endsAt: input.endsAt ?? null,
    ...(input.headers ? { headers: input.headers } : {}),
    ...(input.keep === undefined ? {} : { keep: input.keep }),
  });
  return response;
}

/**
 * Puts the routes behind it into the page cache: one rendering for many waiting requests, stored under its tags.
 *
 * @param restOf what all pages share, asked before each rendering: what is purged in between keeps the page out
 */
export function cachedPages(
  cache: PageCache,
  restOf: (path: string) => Promise<PageRest> = async () => ({ tags: [], endsAt: null }),
): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const target = new URL(c.req.url);
    let led = false;
    const entry = await cache.render(canonicalKey(target.pathname, target.search), async () => {
      led = true;
      const rest = await restOf(target.pathname);
      await next();
      if (c.error) throw c.error;
      const own = made.get(c.res);
      return own ? { ...own, tags: [...own.tags, ...rest.tags], endsAt: earlier(own.endsAt, rest.endsAt) } : null;
    });
    if (entry) c.res = respond(entry, c);
    else if (!led) await next();
    return undefined;
  };
}

function earlier(a: Date | null | undefined, b: Date | null): Date | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

function respond(entry: Entry, c: Context): Response {
  const form = entry.forms[chooseEncoding(c.req.header('accept-encoding'))];
  const ifNoneMatch = c.req.header('if-none-match');
  if (ifNoneMatch && entry.status === 200 && matchesEtag(ifNoneMatch, form.etag)) {
    return new Response(null, { status: 304, headers: pairs(form.notModified.headers) });
  }
  const body = c.req.method === 'HEAD' ? null : new Uint8Array(form.body);
  return new Response(body, { status: entry.status, headers: pairs(form.headers) });
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as [string, string]] : []));
}
