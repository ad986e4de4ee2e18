import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Hono } from 'hono';
import sharp from 'sharp';
import { halves, pngBomb } from '../../features/media/testing/make-photo.ts';
import { errorResponder } from '../../http/error-response.ts';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { photoApi } from './photo-api.ts';

const ctx = await testCtx();
const by: Actor = SYSTEM;
const routes = new Hono();
routes.onError(errorResponder({ log: ctx.log, renderPage: async () => '', isDatabaseAway: () => false }));
routes.route('/api/v1/photos', photoApi({ ctx, whoIs: async () => by }));

type Answer = { code: string; id: string; fileName: string; errors: { path: string; code: string }[] };

async function upload(file: Buffer, name: string, query = ''): Promise<{ status: number; json: Answer }> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(file)], name));
  const response = await routes.request(`/api/v1/photos${query}`, {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json' },
  });
  return { status: response.status, json: (await response.json()) as Answer };
}

async function whatIsKept(): Promise<unknown> {
  const rows = await ctx.db.selectFrom('photos').select('id').execute();
  const files = readdirSync(ctx.config.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return { rows: rows.length, files: files.length };
}

const photograph = () => halves(640, 480).jpeg().toBuffer();

const refusals: [name: string, code: string, fault: string, make: () => Promise<Buffer> | Buffer][] = [
  ['IMG_0001.HEIC', 'not-a-photo', 'heic', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ['half.jpg', 'broken-photo', 'broken-photo', async () => (await photograph()).subarray(0, 1500)],
  ['bomb.png', 'too-many-pixels', 'too-many-pixels', () => pngBomb(30_000, 30_000)],
  ['page.jpg', 'not-a-photo', 'not-a-photo', () => Buffer.from('<!doctype html><p>not found</p>')],
  ['empty.jpg', 'invalid-input', 'missing', () => Buffer.alloc(0)],
];

for (const [name, code, fault, make] of refusals) {
  test(`${name} is refused by name of what is wrong, nothing of it is kept, and the next file is taken`, async () => {
    const before = await whatIsKept();
    const { status, json } = await upload(await make(), name);
    assert.ok(status === 422 || status === 413 || status === 400, String(status));
    assert.deepEqual([json.code, json.errors[0]?.path, json.errors[0]?.code], [code, 'file', fault]);
    assert.deepEqual(await whatIsKept(), before);
    assert.equal((await upload(await photograph(), 'next.jpg')).status, 201);
  });
}

test('a TIFF of 300 MB is heard out, refused as too large, and leaves nothing', async () => {
  const before = await whatIsKept();
  const boundary = 'photo-boundary';
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="scan.tif"\r\ncontent-type: image/tiff\r\n\r\nII*\0`,
  );
  const block = Buffer.alloc(1024 * 1024, 1);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 0) controller.enqueue(head);
      controller.enqueue(block);
      sent++;
      if (sent < 300) return;
      controller.enqueue(Buffer.from(`\r\n--${boundary}--\r\n`));
      controller.close();
    },
  });
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const request = new Request('http://localhost/api/v1/photos', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  const response = await routes.request(request);
  assert.equal(response.status, 413);
  assert.equal(((await response.json()) as Answer).code, 'too-large');
  assert.equal(sent, 300);
  assert.deepEqual(await whatIsKept(), before);
});

test('an upload that breaks off in its middle leaves nothing', async () => {
  const before = await whatIsKept();
  const photo = await photograph();
  const head = Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="cut.jpg"\r\n\r\n');
  const body = Buffer.concat([head, photo.subarray(0, 1000)]);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const response = await routes.request('/api/v1/photos', { method: 'POST', headers, body: new Uint8Array(body) });
  assert.equal(response.status, 400);
  assert.equal(((await response.json()) as Answer).code, 'malformed-multipart');
  assert.deepEqual(await whatIsKept(), before);
});

test('a photo named ../../x is kept as x, under a name of ours', async () => {
  const { status, json } = await upload(await photograph(), '../../x');
  assert.equal(status, 201);
  assert.equal(json.fileName, 'x');
  const row = await ctx.db
    .selectFrom('photos')
    .select('storage_key')
    .where('id', '=', json.id)
    .executeTakeFirstOrThrow();
  assert.match(row.storage_key, /^originals\/[0-9a-f]{2}\/[0-9a-f-]{36}\.jpeg$/);
});

test('the same bytes again come back as the photo that there is, unless a copy is asked for', async () => {
  const file = await halves(333, 222).jpeg().toBuffer();
  const first = await upload(file, 'a.jpg', '?duplicates=offer');
  const again = await upload(file, 'b.jpg', '?duplicates=offer');
  const copy = await upload(file, 'c.jpg');
  assert.deepEqual([first.status, again.status, copy.status], [201, 200, 201]);
  assert.equal(again.json.id, first.json.id);
  assert.notEqual(copy.json.id, first.json.id);
});

test('the original comes back byte for byte', async () => {
  const file = await sharp(await photograph())
    .tiff()
    .toBuffer();
  const { json } = await upload(file, 'נמל "ישן".tif');
  const response = await routes.request(`/api/v1/photos/${json.id}/original`);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), file);
  assert.equal(response.headers.get('content-type'), 'image/tiff');
});

test('a wrong question to the library is named by its field, a cursor that was never given too', async () => {
  for (const [query, path] of [
    ['use=pretty', 'use'],
    ['from=yesterday', 'from'],
    [`q=${'a'.repeat(300)}`, 'q'],
    ['cursor=nonsense!', 'cursor'],
  ]) {
    const response = await routes.request(`/api/v1/photos?${query}`);
    assert.equal(response.status, 422, query);
    assert.equal(((await response.json()) as Answer).errors[0]?.path, path);
  }
  const page = (await (await routes.request('/api/v1/photos?limit=2')).json()) as { items: Answer[]; next: string };
  const next = (await (await routes.request(`/api/v1/photos?limit=2&cursor=${page.next}`)).json()) as {
    items: Answer[];
  };
  assert.equal(new Set([...page.items, ...next.items].map((photo) => photo.id)).size, 4);
});
