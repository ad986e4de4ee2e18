import type { IncomingMessage, ServerResponse } from 'node:http';
import { cacheKey } from './cache-key.ts';
import { chooseEncoding, type Entry, matchesEtag, type Page, packPage } from './page-entry.ts';
import { writePreparedHead } from './prepared-head.ts';

export type PageCacheOptions = {
  /** The bound on all entries together. */
  maxBytes: number;
  /** The bound on the last good pages kept for when the database is away. */
  maxLastGoodBytes: number;
  /** An entry's longest life, purged or not. */
  maxAgeMs: number;
  now: () => number;
  /** The time of day, for the `Date` of an answer. */
  date: () => Date;
  /** Headers that every page bears. */
  headers: Readonly<Record<string, string>>;
  /** Whether an error of a rendering says that the database cannot be reached. */
  isDatabaseAway: (error: unknown) => boolean;
};

export type PurgeOptions = {
  /** Also forget the last good copies: what was withdrawn or held must not come back while the database is away. */
  forget: boolean;
};

type Rendering = { startedAt: number; result: Promise<Entry | null> };

/**
 * One page per address, the same for every reader, answered before router and sessions.
 *
 * The race that matters: a rendering reads the database, a publish commits and purges, and only then is the rendering
 * stored: stale until the next purge. So each purge gets a number, each rendering remembers the number at which it
 * began, a page is stored only when none of its tags was purged since, and a request that arrives after a purge never
 * joins a rendering from before it.
 */
export class PageCache {
  readonly counts = { hits: 0, notModified: 0, misses: 0, stored: 0, purged: 0, evicted: 0, lastGood: 0 };
  readonly #options: PageCacheOptions;
  readonly #pinned = new Map<string, Entry>();
  readonly #entries = new Map<string, Entry>();
  readonly #lastGood = new Map<string, Entry>();
  readonly #keysOfTag = new Map<string, Set<string>>();
  readonly #renderings = new Map<string, Rendering>();
  #purges: { number: number; tags: ReadonlySet<string> | 'everything' }[] = [];
  #purgeNumber = 0;
  #runningSince: number[] = [];
  #bytes = 0;
  #lastGoodBytes = 0;

  constructor(options: PageCacheOptions) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Answers from memory, or says that it cannot. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const method = request.method;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const url = request.url ?? '/';
    const entry = this.#pinned.get(url) ?? this.#fresh(url.includes('?') ? cacheKey(url) : url);
    if (!entry) return false;
    this.counts.hits++;
    entry.touched = true;
    this.send(entry, request, response);
    return true;
  }

  send(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
    const form = entry.forms[chooseEncoding(rawHeader(request, 'accept-encoding'))];
    const ifNoneMatch = rawHeader(request, 'if-none-match');
    if (ifNoneMatch !== undefined && entry.status === 200 && matchesEtag(ifNoneMatch, form.etag)) {
      this.counts.notModified++;
      writePreparedHead(response, 304, form.notModified, this.#options);
      response.end();
      return;
    }
    writePreparedHead(response, entry.status, form, this.#options);
    if (request.method === 'HEAD') response.end();
    else response.end(form.body);
  }

  /** Keeps an entry for ever under exactly this address: the built assets. */
  pin(url: string, entry: Entry): void {
    this.#pinned.set(url, entry);
  }

  /**
   * The page at `key`: from memory, from a rendering under way, or rendered now. Null when the rendering made no page
   * to keep (a redirect, say). While the database is away the last good page is given instead of the error.
   */
  async render(key: string, makePage: () => Promise<Page | null>): Promise<Entry | null> {
    const fresh = this.#fresh(key);
    if (fresh) return fresh;
    const running = this.#renderings.get(key);
    if (running && running.startedAt === this.#purgeNumber) return running.result;
    this.counts.misses++;
    const rendering: Rendering = { startedAt: this.#purgeNumber, result: this.#renderNow(key, makePage) };
    this.#renderings.set(key, rendering);
    try {
      return await rendering.result;
    } finally {
      if (this.#renderings.get(key) === rendering) this.#renderings.delete(key);
    }
  }

  purge(tags: readonly string[] | 'everything', options: PurgeOptions = { forget: false }): void {
    this.#purgeNumber++;
    if (this.#runningSince.length > 0) {
      this.#purges.push({ number: this.#purgeNumber, tags: tags === 'everything' ? tags : new Set(tags) });
    }
    const keys =
      tags === 'everything' ? [...this.#entries.keys()] : tags.flatMap((tag) => [...(this.#keysOfTag.get(tag) ?? [])]);
    for (const key of keys) {
      if (this.#drop(key)) this.counts.purged++;
    }
    if (options.forget) this.#forgetLastGood(tags);
  }

  async #renderNow(key: string, makePage: () => Promise<Page | null>): Promise<Entry | null> {
    const startedAt = this.#purgeNumber;
    this.#runningSince.push(startedAt);
    try {
      const page = await makePage();
      if (!page) return null;
      const entry = await packPage(page, this.#options.headers, this.#options.now());
      if (!this.#purgedSince(startedAt, entry.tags)) this.#store(key, entry);
      return entry;
    } catch (error) {
      const lastGood = this.#options.isDatabaseAway(error) ? this.#lastGood.get(key) : undefined;
      if (!lastGood) throw error;
      this.counts.lastGood++;
      return lastGood;
    } finally {
      this.#runningSince.splice(this.#runningSince.indexOf(startedAt), 1);
      const oldest = Math.min(...this.#runningSince);
      this.#purges = this.#purges.filter((purge) => purge.number > oldest);
    }
  }

  #purgedSince(startedAt: number, tags: readonly string[]): boolean {
    return this.#purges.some(
      (purge) =>
        purge.number > startedAt &&
        (purge.tags === 'everything' || tags.some((tag) => (purge.tags as ReadonlySet<string>).has(tag))),
    );
  }

  #fresh(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const isOver = entry.endsAt !== null && entry.endsAt <= this.#options.date();
    if (isOver || this.#options.now() - entry.storedAt > this.#options.maxAgeMs) {
      this.#drop(key);
      return undefined;
    }
    return entry;
  }

  #store(key: string, entry: Entry): void {
    if (!entry.keep || entry.byteLength > this.#options.maxBytes / 4) return;
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#bytes += entry.byteLength;
    this.counts.stored++;
    for (const tag of entry.tags) {
      const keys = this.#keysOfTag.get(tag);
      if (keys) keys.add(key);
      else this.#keysOfTag.set(tag, new Set([key]));
    }
    if (entry.status === 200) this.#keepLastGood(key, entry);
    this.#evict();
  }

  /** Second chance: an entry asked for since the last pass goes to the back of the queue once. */
  #evict(): void {
    while (this.#bytes > this.#options.maxBytes) {
      const [key, entry] = this.#entries.entries().next().value ?? [];
      if (key === undefined || entry === undefined) break;
      if (entry.touched) {
        entry.touched = false;
        this.#entries.delete(key);
        this.#entries.set(key, entry);
        continue;
      }
      this.#drop(key);
      this.counts.evicted++;
    }
  }

  #drop(key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    this.#entries.delete(key);
    this.#bytes -= entry.byteLength;
    for (const tag of entry.tags) {
      const keys = this.#keysOfTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOfTag.delete(tag);
    }
    return true;
  }

  /** The entry's buffers are shared with the fresh entry as long as both are kept. */
  #keepLastGood(key: string, entry: Entry): void {
    this.#removeLastGood(key);
    this.#lastGood.set(key, entry);
    this.#lastGoodBytes += entry.byteLength;
    while (this.#lastGoodBytes > this.#options.maxLastGoodBytes) {
      const oldest = this.#lastGood.keys().next().value;
      if (oldest === undefined) break;
      this.#removeLastGood(oldest);
    }
  }

  #removeLastGood(key: string): void {
    const entry = this.#lastGood.get(key);
    if (!entry) return;
    this.#lastGood.delete(key);
    this.#lastGoodBytes -= entry.byteLength;
  }

  #forgetLastGood(tags: readonly string[] | 'everything'): void {
    const forgotten = tags === 'everything' ? null : new Set(tags);
    for (const [key, entry] of this.#lastGood) {
      if (!forgotten || entry.tags.some((tag) => forgotten.has(tag))) this.#removeLastGood(key);
    }
  }
}

/** Read off the raw list: asking for `headers` would build an object of them all, a fifth of a hit's whole cost. */
function rawHeader(request: IncomingMessage, name: string): string | undefined {
  const raw = request.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    const key = raw[index] as string;
    if (key.length === name.length && key.toLowerCase() === name) return raw[index + 1];
  }
  return undefined;
}
