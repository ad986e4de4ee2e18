import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { PageCache } from './page-cache.ts';
import { packForms } from './page-entry.ts';
import { prepareHead } from './prepared-head.ts';

const NOON = new Date('2026-11-24T12:00:00Z');

/** Two servers of the same page: one from the cache, one as Node writes it by itself. */
async function withServers(run: (ports: { prepared: number; usual: number }) => Promise<void>): Promise<void> {
  const body = Buffer.from('<!doctype html><title>שלום</title>');
  const page = { status: 200, type: 'text/html; charset=utf-8', tags: [] };
  const entry = packForms(page, { 'x-content-type-options': 'nosniff' }, 0, { identity: body, br: null, gzip: null });
  const cache = new PageCache({
    maxBytes: 1e6,
    maxLastGoodBytes: 1e6,
    maxAgeMs: 1000,
    now: () => performance.now(),
    date: () => NOON,
    headers: {},
    isDatabaseAway: () => false,
  });
  cache.pin('/', entry);
  const prepared = createServer((request, response) => {
    assert.equal(cache.answer(request, response), true);
  });
  const usual = createServer((request, response) => {
    const { etag } = entry.forms.identity;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, entry.forms.identity.notModified.headers);
    else response.writeHead(200, entry.forms.identity.headers);
    response.end(request.method === 'HEAD' || response.statusCode === 304 ? undefined : body);
  });
  try {
    await run({ prepared: await listen(prepared), usual: await listen(usual) });
  } finally {
    prepared.close();
    usual.close();
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

/** All that comes back on one connection until the server closes it. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () =>
      resolve(
        Buffer.concat(chunks)
          .toString()
          .replaceAll(/^Date: .*$/gm, 'Date: …'),
      ),
    );
    socket.on('error', reject);
  });
}

const last = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

test('an answer with a prepared head is byte for byte what Node would have sent', async () => {
  await withServers(async ({ prepared, usual }) => {
    const conversations = {
      kept: `GET / HTTP/1.1\r\nHost: a\r\n\r\n${last}`,
      pipelined: `${'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3)}${last}`,
      head: `HEAD / HTTP/1.1\r\nHost: a\r\n\r\n${last}`,
      closing: last,
      'HTTP/1.0': 'GET / HTTP/1.0\r\nHost: a\r\n\r\n',
      'not modified': `GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: ETAG\r\n\r\n${last}`,
    };
    const etag = /etag: (.*)\r/.exec(await talk(prepared, last))?.[1] ?? '';
    for (const [name, text] of Object.entries(conversations)) {
      const asked = text.replace('ETAG', etag);
      const answer = await talk(prepared, asked);
      assert.match(answer, /^HTTP\/1\.1 (200|304)/, name);
      assert.equal(answer, await talk(usual, asked), name);
    }
  });
});

test('a field that would break out of the head is refused when the page is packed', () => {
  assert.throws(() => prepareHead(200, ['location', '/a\r\nset-cookie: b']), /cannot be sent/);
  assert.throws(() => prepareHead(200, ['bad name', 'a']), /cannot be sent/);
  assert.throws(() => prepareHead(200, ['x-title', 'שלום']), /cannot be sent/);
});
