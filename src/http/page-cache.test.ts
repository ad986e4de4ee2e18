import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { cacheKey, canonicalKey } from './cache-key.ts';
import { PageCache } from './page-cache.ts';
import { chooseEncoding, matchesEtag, type Page } from './page-entry.ts';

const away = new Error('away');

function makeCache(options: { maxBytes?: number; clock?: { ms: number }; date?: () => Date } = {}) {
  const clock = options.clock ?? { ms: 1000 };
  return new PageCache({
    maxBytes: options.maxBytes ?? 10_000_000,
    maxLastGoodBytes: 10_000_000,
    maxAgeMs: 600_000,
    now: () => clock.ms,
    date: options.date ?? (() => new Date('2026-11-24T12:00:00Z')),
    headers: { 'x-content-type-options': 'nosniff' },
    isDatabaseAway: (error) => error === away,
  });
}

function pageOf(body: string, tags: string[] = ['lists'], status = 200): Page {
  return { status, body, tags, type: 'text/html; charset=utf-8' };
}

function bodyOf(entry: { forms: { identity: { body: Buffer } } } | null): string {
  return entry?.forms.identity.body.toString() ?? '';
}

test('a page is rendered once and then answered from memory until one of its tags is purged', async () => {
  const cache = makeCache();
  let rendered = 0;
  const make = async () => pageOf(`page ${++rendered}`, ['article:a', 'lists']);
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 1');
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 1');
  cache.purge(['article:b']);
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 1');
  cache.purge(['article:a']);
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 2');
});

test('many waiting requests share one rendering', async () => {
  const cache = makeCache();
  let rendered = 0;
  const make = async () => {
    rendered++;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return pageOf('once');
  };
  const answers = await Promise.all(Array.from({ length: 50 }, () => cache.render('/a', make)));
  assert.equal(rendered, 1);
  assert.ok(answers.every((entry) => bodyOf(entry) === 'once'));
});

test('a page whose tag was purged while it was being rendered is given to those who waited but not kept', async () => {
  const cache = makeCache();
  const gate = Promise.withResolvers<void>();
  const old = cache.render('/a', async () => {
    await gate.promise;
    return pageOf('old', ['article:a']);
  });
  cache.purge(['article:a']);
  gate.resolve();
  assert.equal(bodyOf(await old), 'old');
  assert.equal(bodyOf(await cache.render('/a', async () => pageOf('new', ['article:a']))), 'new');
});

test('a request that arrives after a purge does not join a rendering from before it', async () => {
  const cache = makeCache();
  const gate = Promise.withResolvers<void>();
  const old = cache.render('/a', async () => {
    await gate.promise;
    return pageOf('old', ['article:a']);
  });
  cache.purge(['article:a']);
  const later = cache.render('/a', async () => pageOf('new', ['article:a']));
  gate.resolve();
  assert.equal(bodyOf(await later), 'new');
  assert.equal(bodyOf(await old), 'old');
  assert.equal(bodyOf(await cache.render('/a', async () => pageOf('never'))), 'new');
});

test('a purge of other tags lets a rendering that began before it be kept', async () => {
  const cache = makeCache();
  const gate = Promise.withResolvers<void>();
  const slow = cache.render('/a', async () => {
    await gate.promise;
    return pageOf('kept', ['article:a']);
  });
  cache.purge(['article:b']);
  gate.resolve();
  await slow;
  assert.equal(cache.size, 1);
});

test('the last good page stands in while the database is away, and other errors are not hidden', async () => {
  const cache = makeCache();
  await cache.render('/a', async () => pageOf('good'));
  cache.purge('everything');
  assert.equal(bodyOf(await cache.render('/a', () => Promise.reject(away))), 'good');
  await assert.rejects(
    cache.render('/a', () => Promise.reject(new Error('bug'))),
    /bug/,
  );
  await assert.rejects(
    cache.render('/never-seen', () => Promise.reject(away)),
    /away/,
  );
});

test('what was withdrawn does not come back while the database is away', async () => {
  const cache = makeCache();
  await cache.render('/a', async () => pageOf('secret', ['article:a']));
  cache.purge(['article:a'], { forget: true });
  await assert.rejects(
    cache.render('/a', () => Promise.reject(away)),
    /away/,
  );
});

test('a page withdrawn while it was being rendered is not remembered as the last good one', async () => {
  const cache = makeCache();
  const gate = Promise.withResolvers<void>();
  const old = cache.render('/a', async () => {
    await gate.promise;
    return pageOf('secret', ['article:a']);
  });
  cache.purge(['article:a'], { forget: true });
  gate.resolve();
  await old;
  await assert.rejects(
    cache.render('/a', () => Promise.reject(away)),
    /away/,
  );
});

test('the entries together stay under the bound, and what is asked for outlives what is not', async () => {
  const cache = makeCache({ maxBytes: 60_000 });
  const body = (n: number) => `${n}`.repeat(3000);
  await cache.render('/popular', async () => pageOf(body(0)));
  for (let n = 1; n <= 30; n++) {
    answerFromMemory(cache, '/popular');
    await cache.render(`/${n}`, async () => pageOf(body(n)));
    assert.ok(cache.bytes <= 60_000);
  }
  assert.ok(answerFromMemory(cache, '/popular'));
  assert.equal(answerFromMemory(cache, '/1'), null);
});

test('an entry lives at most its longest life', async () => {
  const clock = { ms: 0 };
  const cache = makeCache({ clock });
  await cache.render('/a', async () => pageOf('first'));
  clock.ms = 600_001;
  assert.equal(bodyOf(await cache.render('/a', async () => pageOf('second'))), 'second');
});

test('errors and addresses that anybody can make up are not kept', async () => {
  const cache = makeCache();
  await cache.render('/nothing', async () => pageOf('not found', [], 404));
  await cache.render('/search?q=x', async () => ({ ...pageOf('found'), keep: false }));
  assert.equal(cache.size, 0);
  await cache.render('/withdrawn', async () => pageOf('gone', ['article:w'], 410));
  assert.equal(cache.size, 1);
});

test('the reader gets the form that its browser takes, with a strong validator of its own, and 304 when it has it', async () => {
  const cache = makeCache();
  await cache.render('/a', async () => pageOf('שלום '.repeat(500)));
  const br = answerFromMemory(cache, '/a', { 'accept-encoding': 'gzip, deflate, br' });
  assert.equal(br?.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(br?.body ?? Buffer.alloc(0)).toString(), 'שלום '.repeat(500));
  const plain = answerFromMemory(cache, '/a');
  assert.equal(plain?.headers['content-encoding'], undefined);
  assert.notEqual(plain?.headers.etag, br?.headers.etag);
  assert.match(String(br?.headers.etag), /^"[^"]+"$/);
  const again = answerFromMemory(cache, '/a', {
    'accept-encoding': 'br',
    'if-none-match': String(br?.headers.etag),
  });
  assert.equal(again?.status, 304);
  assert.equal(again?.headers.etag, br?.headers.etag);
  assert.equal(again?.body, null);
});

test('links that carry campaign parameters share one entry', () => {
  assert.equal(cacheKey('/a/x/y?utm_source=mail&fbclid=1'), '/a/x/y');
  assert.equal(cacheKey('/search?page=2&utm_medium=x&q=%D7%A9'), '/search?q=%D7%A9&page=2');
  assert.equal(cacheKey('/section/x?page='), '/section/x');
  assert.equal(cacheKey('/section/x?page=2&q=1'), '/section/x?page=2');
  for (const path of ['/', '/a/x/y', '/feed.xml', '/section/x/feed.xml'])
    assert.equal(cacheKey(`${path}?q=1&page=2&from=3`), path);
});

test('however an address is written, its page is stored once', () => {
  const ours = `/section/${encodeURIComponent("חדשות ב'50%' (א)/ב:ג")}`;
  assert.equal(canonicalKey(ours, ''), ours);
  assert.equal(
    canonicalKey(
      ours.replace(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase()),
      '',
    ),
    ours,
  );
  assert.equal(canonicalKey('/%73earch', '?q=a'), '/search?q=a');
  assert.equal(canonicalKey('/%ff', ''), '/%ff');
});

test('accept-encoding is read as RFC 9110 says', () => {
  assert.equal(chooseEncoding('gzip;q=1.0, br;q=0'), 'gzip');
  assert.equal(chooseEncoding('br;q=0.2, gzip;q=0.9'), 'gzip');
  assert.equal(chooseEncoding('*'), 'br');
  assert.equal(chooseEncoding('identity'), 'identity');
  assert.equal(chooseEncoding(undefined), 'identity');
  assert.ok(matchesEtag('W/"a-br", "b"', '"a-br"'));
  assert.ok(!matchesEtag('"c"', '"a"'));
});

type Answer = { status: number; headers: Record<string, string>; body: Buffer | null };

/** What `answer` writes, without a socket. */
function answerFromMemory(cache: PageCache, url: string, headers: Record<string, string> = {}): Answer | null {
  const answer: Answer = { status: 0, headers: {}, body: null };
  const response = {
    writeHead(status: number, flat: string[]) {
      answer.status = status;
      for (let i = 0; i < flat.length; i += 2) answer.headers[flat[i] ?? ''] = flat[i + 1] ?? '';
    },
    end(body?: Buffer) {
      answer.body = body ?? null;
    },
  };
  const request = { method: 'GET', url, rawHeaders: Object.entries(headers).flat() };
  return cache.answer(request as never, response as never) ? answer : null;
}

test('a page that ends by the clock is rendered anew from that very moment on', async () => {
  let now = new Date('2026-11-24T12:00:00Z');
  const cache = makeCache({ date: () => now });
  let rendered = 0;
  const make = async () => ({ ...pageOf(`page ${++rendered}`), endsAt: new Date('2026-11-24T12:05:00Z') });
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 1');
  now = new Date('2026-11-24T12:04:59.999Z');
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 1');
  now = new Date('2026-11-24T12:05:00Z');
  assert.equal(bodyOf(await cache.render('/a', make)), 'page 2');
});
