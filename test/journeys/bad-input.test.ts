import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import pg from 'pg';
import { apiClient } from './api-client.ts';
import { startProgram, stopProgram } from './running-program.ts';

const program = await startProgram();
after(() => stopProgram(program));
const token = program.command('token', 'create', '--name', 't', '--role', 'editor').trim();
const api = apiClient(program.url, token);

const GOOD = { headline: 'כותרת', body: '<p>גוף</p>', section: 'חדשות', authors: ['נועה'] };

type Problem = { status: number; code: string; paths: string[] };

async function send(path: string, body: BodyInit, type = 'application/json'): Promise<Problem> {
  const headers = { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) };
  const answer = await fetch(`${program.url}/api/v1${path}`, { method: 'POST', headers, body });
  const json = (await answer.json()) as { code?: string; errors?: { path: string }[] };
  return { status: answer.status, code: json.code ?? '', paths: (json.errors ?? []).map((one) => one.path) };
}

const article = (fields: object) => send('/articles', JSON.stringify({ ...GOOD, ...fields }));

function photo(bytes: Uint8Array, name = 'a.png', meta?: string): Promise<Problem> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  if (meta !== undefined) form.set('meta', meta);
  return send('/photos', form, '');
}

/** How many rows each table holds that a refused request could have left something in. */
async function rows(): Promise<Record<string, number>> {
  const client = new pg.Client({ host: `${program.dataDir}/postgres`, user: 'postgres', database: 'gilyon' });
  await client.connect();
  const found: Record<string, number> = {};
  for (const table of ['articles', 'revisions', 'sections', 'authors', 'topics', 'photos', 'subscribers', 'event_log'])
    found[table] = (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  await client.end();
  return found;
}

async function refusedWhole(what: () => Promise<void>): Promise<void> {
  const before = await rows();
  await what();
  assert.deepEqual(await rows(), before, 'nothing is half saved');
}

test('wrong types and missing fields are refused, each named, and nothing is half saved', async () => {
  await refusedWhole(async () => {
    const all = { section: 'מדור שלא נוצר', authors: ['מי שלא נוצר'], topics: ['נושא שלא נוצר'] };
    for (const field of ['headline', 'deck', 'section', 'authors', 'topics', 'lead', 'body', 'language', 'slug']) {
      for (const value of [5, true]) {
        const { status, paths } = await article({ ...all, [field]: value });
        assert.deepEqual({ status, paths }, { status: 422, paths: [field] }, `${field} ${value}`);
      }
    }
    assert.deepEqual((await article({ ...all, authors: ['א', 5] })).paths, ['authors/1']);
    assert.deepEqual((await article({ ...all, colour: 'red' })).paths, ['colour']);
    assert.deepEqual((await send('/articles', '{}')).paths, ['headline', 'body', 'section']);
    const tooLong = await article({ ...all, headline: 'א'.repeat(5_000_000) });
    assert.deepEqual(tooLong, { status: 422, code: 'invalid-input', paths: ['headline'] });
    const unknown = await article({ ...all, lead: { photo: '00000000-0000-7000-8000-000000000000' } });
    assert.deepEqual(unknown, { status: 422, code: 'unknown-id', paths: ['lead/photo'] });
  });
});

test('what is not JSON is 400, what is too much is 413, what there is not is 404', async () => {
  await refusedWhole(async () => {
    for (const body of ['', '{"headline":', 'x', Buffer.from([0x22, 0xff, 0x22])]) {
      const { status, code } = await send('/articles', body);
      assert.deepEqual({ status, code }, { status: 400, code: 'malformed-json' });
    }
    assert.equal((await send('/articles', `"${'a'.repeat(26_000_000)}"`)).status, 413);
    assert.equal((await send('/articles', `{"headline":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).status, 422);
    for (const id of ['zzzzzzzz', '..%2f..', 'x', '%ff'])
      assert.equal((await send(`/articles/${id}/publish`, '')).status, 404, id);
    assert.equal((await send('/articles/a%00/publish', '')).code, 'malformed-address');
    for (const at of ['9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00Z', 'tomorrow'])
      assert.deepEqual((await send('/articles/zzzzzzzz/publish', JSON.stringify({ at }))).paths, ['at'], at);
  });
});

test('half a surrogate pair is refused; NUL and overriding characters are cleaned away', async () => {
  await refusedWhole(async () => {
    for (const field of ['headline', 'section', 'body'])
      assert.deepEqual((await article({ [field]: 'א\uD800' })).paths, [field]);
    const subscriber = {
      email: 'a\uD800@b.example',
      consent: { source: 'x', wording: 'y', at: '2026-01-01T00:00:00Z' },
    };
    const newsletter = '00000000-0000-7000-8000-000000000000';
    assert.deepEqual((await send(`/newsletters/${newsletter}/subscribers`, JSON.stringify(subscriber))).paths, [
      'email',
    ]);
  });
  const made = await api.post('/articles', {
    ...{ headline: 'א\0ב\u202Eג', section: 'חד\0שות', authors: ['נו\u202Eעה', '\u2067טל'], topics: ['הנ\u202Dמל'] },
    body: '<p>ט\0ק\u202Eסט</p>',
  });
  assert.equal(made.status, 201);
  const text = JSON.stringify(made.json);
  assert.doesNotMatch(text, /\\u0000|[\u202A-\u202E\u2066-\u2069]/);
  assert.match(text, /"אבג".*"חדשות".*"נועה".*"טל".*"הנמל"/);
});

test('scripts and dangerous links are dropped with a warning and reach no page', async () => {
  const html = `<p onclick="x()">שלום<script>alert(1)</script> <a href="java\nscript:alert(1)">קישור</a>
    <svg onload="alert(1)"><script>1</script></svg><img src=x onerror=alert(1)><iframe src="javascript:1"></iframe></p>`;
  const made = await api.post('/articles', { ...GOOD, body: html });
  const codes = (made.json.warnings as { code: string }[]).map((warning) => warning.code);
  assert.deepEqual([...new Set(codes)].sort(), ['dropped-element', 'dropped-image', 'dropped-link']);
  const published = await api.post(`/articles/${made.json.id}/publish`);
  const page = await (await fetch(String(published.json.url))).text();
  assert.match(page, /שלום/);
  assert.doesNotMatch(page, /alert\(1\)|onclick|onerror|onload|javascript:/);
});

test('what is no photo, a bomb and a damaged photo are refused by their bytes', async () => {
  await refusedWhole(async () => {
    const executable = readFileSync(process.execPath).subarray(0, 100_000);
    const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const refused = { status: 422, paths: ['file'] };
    for (const [bytes, code] of [
      [executable, 'not-a-photo'],
      [svg, 'not-a-photo'],
      [Buffer.concat([magic, executable]), 'broken-photo'],
    ] as const)
      assert.deepEqual(await photo(bytes), { ...refused, code });
    const bomb = await photo(png(10_000, 10_000));
    assert.deepEqual(bomb, { status: 413, code: 'too-many-pixels', paths: ['file'] });
    assert.equal((await photo(png(100, 100), 'a.png', '{')).paths[0], 'meta');
    const wrong = JSON.stringify({ caption: 5, focal: { x: 2, y: 0 }, takenOn: '2025-02-31' });
    assert.deepEqual((await photo(png(100, 100), 'a.png', wrong)).paths, [
      'meta/caption',
      'meta/takenOn',
      'meta/focal/x',
    ]);
  });
});

test('an upload that breaks off in the middle leaves the program running', async () => {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  assert.equal((await send('/photos', `${head}abc`, 'multipart/form-data; boundary=b')).code, 'malformed-multipart');
  await new Promise<void>((resolve) => {
    const { port } = new URL(program.url);
    const socket = connect(Number(port), '127.0.0.1', () => {
      const fields = `host: x\r\nauthorization: Bearer ${token}\r\ncontent-type: multipart/form-data; boundary=b`;
      socket.write(`POST /api/v1/photos HTTP/1.1\r\n${fields}\r\ncontent-length: 900000\r\n\r\n${head}abc`);
      setTimeout(() => socket.destroy(), 100);
    });
    socket.on('close', () => resolve());
  });
  assert.equal((await fetch(`${program.url}/health/ready`)).status, 200);
});

test('anonymous forms take little, and name what they do not take', async () => {
  const post = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
    fetch(`${program.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' });
  assert.equal((await post('/account/sign-in', `email=${'a'.repeat(1_000_000)}`)).status, 413);
  assert.equal((await post('/newsletters', '--b\r\n', 'multipart/form-data; boundary=b')).status, 400);
  for (const email of ['', 'x', 'a%00@b.co', 'a%ED%A0%80@b.co', 'a%0D%0ABcc:x@y.co', 'דוד@b.co'])
    assert.equal((await post('/account/sign-in', `email=${email}`)).status, 422, email);
});

/** A black PNG of one bit a pixel: the bomb's hundred megapixels are twelve kilobytes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
