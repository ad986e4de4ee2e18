import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { localStorage } from './local-storage.ts';
import { s3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';
import { startS3Server } from './testing/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'gilyon-storage-'));
const s3 = await startS3Server();
after(() => {
  rmSync(folder, { recursive: true, force: true });
  s3.stop();
});

const STORAGES: Record<string, Storage> = { 'a folder': localStorage(folder), S3: s3Storage(s3.config) };

for (const [name, storage] of Object.entries(STORAGES)) {
  test(`${name} gives back what was put, byte for byte`, async () => {
    const data = randomBytes(3_000_000);
    await storage.put('originals/ab/photo.jpeg', data, 'image/jpeg');
    assert.deepEqual(await storage.read('originals/ab/photo.jpeg'), data);
    const got = await storage.get('originals/ab/photo.jpeg');
    assert.equal(got?.byteLength, data.length);
    assert.deepEqual(got && (await buffer(got.stream)), data);
  });

  test(`${name} has the newer of two, and nothing after a deletion`, async () => {
    const key = 'renditions/ab/320-500-500.jpeg';
    await storage.put(key, Buffer.from('older and longer'), 'image/jpeg');
    await storage.put(key, Buffer.from('newer'), 'image/jpeg');
    assert.equal((await storage.read(key))?.toString(), 'newer');
    await storage.delete(key);
    await storage.delete(key);
    assert.equal(await storage.read(key), null);
    assert.equal(await storage.get(key), null);
  });
}

test('S3 keeps the media type', async () => {
  await STORAGES.S3?.put('renditions/x.avif', Buffer.from('x'), 'image/avif');
  assert.equal(s3.objects.get('renditions/x.avif')?.type, 'image/avif');
});

test('with a wrong secret, or nobody there, S3 says so and is not taken for an empty one', async () => {
  const forged = s3Storage({ ...s3.config, secretAccessKey: 'wrong' });
  await assert.rejects(forged.put('a', Buffer.from('x'), 'text/plain'));
  await assert.rejects(forged.read('renditions/x.avif'));
  await assert.rejects(forged.get('renditions/x.avif'));
  assert.equal(s3.objects.has('a'), false);
  const nobody = s3Storage({ ...s3.config, endpoint: 'http://127.0.0.1:1' });
  await assert.rejects(nobody.read('renditions/x.avif'));
});
