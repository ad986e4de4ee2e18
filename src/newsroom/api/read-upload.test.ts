import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Hono } from 'hono';
import { Refusal } from '../../platform/errors.ts';
import { withUpload } from './read-upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'gilyon-upload-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const app = new Hono();
app.post('/', (c) =>
  withUpload(c, folder, async ({ file, meta }) => c.json({ length: (await file()).length, meta })).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ code: error.code, path: error.faults[0]?.path }, 422);
  }),
);

const PART = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';

async function send(body: string): Promise<unknown> {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return (await app.request('/', { method: 'POST', headers, body })).json();
}

test('a file and what is said of it are read', async () => {
  const meta = '--b\r\ncontent-disposition: form-data; name="meta"\r\n\r\n{"alt":"x"}\r\n';
  assert.deepEqual(await send(`${meta}${PART}abc\r\n--b--\r\n`), { length: 3, meta: { alt: 'x' } });
});

// Each of these once left a promise that failed unheard, and an unheard failure ends the process.
test('a body that ends in the middle is refused, wherever its middle is', async () => {
  const whole = `${PART}${'x'.repeat(200_000)}\r\n${PART}second\r\n--b\r\ncontent-disposition: form-data; name="meta"\r\n\r\n{"alt"`;
  const cuts = [0, 1, 3, 10, PART.length - 1, PART.length, PART.length + 1, 100_000, PART.length + 200_000];
  cuts.push(whole.length - 60, whole.length - 8, whole.length - 1, whole.length);
  cuts.push(whole.indexOf('second') + 3, whole.indexOf('second') - 2);
  for (const cut of cuts) {
    const answer = await send(whole.slice(0, cut));
    assert.deepEqual(answer, { code: 'malformed-multipart', path: 'file' }, `cut at ${cut}`);
  }
  await new Promise((resolve) => setImmediate(resolve));
});

test('a second file is refused', async () => {
  assert.deepEqual(await send(`${PART}abc\r\n${PART}def\r\n--b--\r\n`), { code: 'invalid-input', path: 'file' });
});
