import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzipSync } from 'node:zlib';
import { prepareHead } from './prepared-head.ts';

const brotliAsync = promisify(brotliCompress);

/** What a page's handler answers with, before it is packed for the cache. */
export type Page = {
  status: number;
  body: string | Buffer;
  /** MIME type with its charset. */
  type: string;
  /** Under what it is purged; see `tag` in features/events.ts. */
  tags: readonly string[];
  /** Further headers, lower-case names. */
  headers?: Readonly<Record<string, string>>;
  /** When the page is no longer true, by the clock: from that moment on it is rendered anew. */
  endsAt?: Date | null;
  /** False: rendered once for those who wait, but not kept. For addresses that a stranger can make up without end. */
  keep?: boolean;
};

export type Encoding = 'br' | 'gzip' | 'identity';

/** One encoding of a page, ready for `writeHead`. */
export type Form = {
  etag: string;
  body: Buffer;
  /** Flat name, value, name, value: what `writeHead` takes without building an object. */
  headers: string[];
  /** The same, as it goes over the line; see prepared-head.ts. */
  head: string;
  notModified: { headers: string[]; head: string };
};

export type Entry = {
  status: number;
  tags: readonly string[];
  forms: Readonly<Record<Encoding, Form>>;
  /** What the entry costs in memory, in bytes, all forms together. */
  byteLength: number;
  storedAt: number;
  /** See `Page.endsAt`. */
  endsAt: Date | null;
  keep: boolean;
  /** Asked for since eviction last passed by. */
  touched: boolean;
};

/** Below this many bytes a compressed form is no shorter worth the trouble. */
const LEAST_COMPRESSED_BYTES = 256;
/** A browser asks each time and is mostly answered 304: a page is never shown stale from its cache. */
const REVALIDATE = 'public, no-cache';

/** Packs a page with all its forms. `common` are headers that every page bears (security). */
export async function packPage(page: Page, common: Readonly<Record<string, string>>, now: number): Promise<Entry> {
  const identity = Buffer.isBuffer(page.body) ? page.body : Buffer.from(page.body);
  const compressible = identity.length >= LEAST_COMPRESSED_BYTES && isText(page.type);
  const br = compressible ? await brotli(identity) : null;
  return packForms(page, common, now, { identity, br, gzip: null });
}

/** The same for a file whose compressed forms were made at build time. */
export function packForms(
  page: Omit<Page, 'body'>,
  common: Readonly<Record<string, string>>,
  now: number,
  bodies: { identity: Buffer; br: Buffer | null; gzip: Buffer | null },
): Entry {
  const hash = createHash('sha256').update(bodies.identity).digest('base64url').slice(0, 20);
  const base = { 'cache-control': REVALIDATE, ...common, ...page.headers, 'content-type': page.type };
  const vary = bodies.br || bodies.gzip ? { vary: 'Accept-Encoding' } : {};
  const { status } = page;
  const identity = form(status, bodies.identity, `"${hash}"`, { ...base, ...vary });
  const br = bodies.br
    ? form(status, bodies.br, `"${hash}-br"`, { ...base, ...vary, 'content-encoding': 'br' })
    : identity;
  const zipped = (body: Buffer) => form(status, body, `"${hash}-gz"`, { ...base, ...vary, 'content-encoding': 'gzip' });
  const later = bodies.br !== null && bodies.gzip === null;
  const gzip = later
    ? () => zipped(gzipSync(bodies.identity, { level: 6 }))
    : () => (bodies.gzip ? zipped(bodies.gzip) : identity);
  const byteLength =
    bodies.identity.length + (bodies.br?.length ?? 0) + (bodies.gzip?.length ?? bodies.br?.length ?? 0) + 4096;
  const keep = page.keep !== false && (page.status === 200 || page.status === 410);
  const forms = lazily({ br, identity, gzip });
  const endsAt = page.endsAt ?? null;
  return { status: page.status, tags: page.tags, forms, byteLength, storedAt: now, endsAt, keep, touched: false };
}

/** Hardly any browser still takes gzip alone, so that form is made when the first one asks, and then kept. */
function lazily(forms: { br: Form; identity: Form; gzip: () => Form }): Entry['forms'] {
  let gzip: Form | undefined;
  return {
    br: forms.br,
    identity: forms.identity,
    get gzip() {
      gzip ??= forms.gzip();
      return gzip;
    },
  };
}

/** Which form the `Accept-Encoding` field allows, brotli before gzip (RFC 9110, 12.5.3). */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (accept === undefined || accept === '') return 'identity';
  const known = chosen.get(accept);
  if (known) return known;
  const allowed = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(';');
    const q = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
    allowed.set(name.trim(), q === undefined ? 1 : Number(q));
  }
  const weight = (name: string) => allowed.get(name) ?? allowed.get('*') ?? 0;
  const best = weight('br') > 0 && weight('br') >= weight('gzip') ? 'br' : weight('gzip') > 0 ? 'gzip' : 'identity';
  if (chosen.size > 500) chosen.clear();
  chosen.set(accept, best);
  return best;
}

const chosen = new Map<string, Encoding>();

/** Whether `If-None-Match` names this form; weak comparison (RFC 9110, 13.1.2). */
export function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}

function form(status: number, body: Buffer, etag: string, headers: Record<string, string>): Form {
  const { 'content-type': type, 'content-encoding': encoding, ...rest } = headers;
  const always = flat({ ...rest, etag });
  const describing = encoding
    ? { 'content-type': type ?? '', 'content-encoding': encoding }
    : { 'content-type': type ?? '' };
  const all = [...always, ...flat({ ...describing, 'content-length': String(body.length) })];
  const notModified = { headers: always, head: prepareHead(304, always) };
  return { etag, body, headers: all, head: prepareHead(status, all), notModified };
}

function flat(headers: Record<string, string>): string[] {
  return Object.entries(headers).flat();
}

function isText(type: string): boolean {
  return /^text\/|json|xml|javascript|svg/.test(type);
}

function brotli(bytes: Buffer): Promise<Buffer> {
  return brotliAsync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
