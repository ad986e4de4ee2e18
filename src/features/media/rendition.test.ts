import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import sharp from 'sharp';
import { SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { cropWindow } from './crop.ts';
import { describePhoto } from './describe-photo.ts';
import type { Photo } from './photo.ts';
import { rendition } from './rendition.ts';
import { halves } from './testing/make-photo.ts';
import { uploadPhoto } from './upload-photo.ts';

const ctx = await testCtx({ reactionsOf });

async function upload(width: number, height: number, focal = { x: 0.5, y: 0.5 }): Promise<Photo> {
  const file = await halves(width, height).jpeg().toBuffer();
  return uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName: 'a.jpg', meta: { focal } });
}

async function bytesOf(photo: Photo, name: string, format: 'avif' | 'webp' | 'jpeg'): Promise<Buffer> {
  const found = await rendition(ctx, photo.publicKey, name, format);
  assert.ok(found && 'stream' in found, `${name}.${format}`);
  const bytes = await buffer(found.stream);
  assert.equal(bytes.length, found.byteLength);
  return bytes;
}

/** 0 is all blue, 1 all red. */
async function redness(image: Buffer): Promise<number> {
  const { channels } = await sharp(image).stats();
  return (channels[0]?.mean ?? 0) / 255;
}

test('a rendition is made when it is asked for first, in each format, none wider than the original', async () => {
  const photo = await upload(700, 500);
  for (const format of ['avif', 'webp', 'jpeg'] as const) {
    const made = await sharp(await bytesOf(photo, '640', format)).metadata();
    assert.deepEqual([made.width, made.height], [640, 457]);
    assert.equal(made.format, format === 'avif' ? 'heif' : format);
  }
  assert.equal(await rendition(ctx, photo.publicKey, '960', 'jpeg'), null);
  assert.equal(await rendition(ctx, photo.publicKey, '641', 'jpeg'), null);
  assert.equal(await rendition(ctx, photo.publicKey, 'constructor', 'jpeg'), null);
  assert.equal(await rendition(ctx, '0'.repeat(20), '640', 'jpeg'), null);
});

test('asked for twenty times at once it is made once', async () => {
  const photo = await upload(700, 500);
  let writes = 0;
  const storage = {
    ...ctx.storage,
    put: (...args: Parameters<typeof ctx.storage.put>) => {
      writes++;
      return ctx.storage.put(...args);
    },
  };
  const asked = Array.from({ length: 20 }, () => rendition({ ...ctx, storage }, photo.publicKey, '320', 'webp'));
  for (const found of await Promise.all(asked))
    assert.ok(found && 'stream' in found && (await buffer(found.stream)).length > 0);
  assert.equal(writes, 1);
});

test('the job makes them all, and a rendition whose file was lost is made again', async () => {
  const photo = await upload(500, 400);
  await ctx.settle(jobHandlers);
  const rows = await ctx.db.selectFrom('photo_renditions').selectAll().where('photo_id', '=', photo.id).execute();
  assert.deepEqual(rows.map((row) => `${row.name}.${row.format}`).sort(), [
    '16x9.jpeg',
    '1x1.jpeg',
    '320.avif',
    '320.jpeg',
    '320.webp',
    '480.avif',
    '480.jpeg',
    '480.webp',
    '4x3.jpeg',
  ]);
  const lost = rows.find((row) => row.name === '320' && row.format === 'jpeg');
  await ctx.storage.delete(lost?.storage_key ?? '');
  assert.ok((await bytesOf(photo, '320', 'jpeg')).length > 0);
});

test('a photo taken upright is rendered upright', async () => {
  const file = await halves(640, 480).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const photo = await uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName: 'a.jpg', meta: {} });
  const made = await sharp(await bytesOf(photo, '320', 'jpeg')).metadata();
  assert.deepEqual([made.width, made.height, made.orientation], [320, 427, undefined]);
});

test('the crops keep the focal point in sight, and a new focal point makes new ones', async () => {
  const photo = await upload(1600, 600, { x: 0.1, y: 0.5 });
  const left = await bytesOf(photo, '1x1', 'jpeg');
  const { width, height } = await sharp(left).metadata();
  assert.deepEqual([width, height], [600, 600], 'not larger than what there is');
  assert.ok((await redness(left)) > 0.95);
  await describePhoto(ctx, SYSTEM, { id: photo.id, change: { focal: { x: 0.9, y: 0.5 } } });
  assert.ok((await redness(await bytesOf(photo, '1x1', 'jpeg'))) < 0.05);
});

test('a crop that was begun before the focal point moved does not take the place of the new one', async () => {
  const photo = await upload(1600, 600, { x: 0.1, y: 0.5 });
  const held = Promise.withResolvers<void>();
  const slow = {
    ...ctx.storage,
    put: async (...args: Parameters<typeof ctx.storage.put>) => {
      await held.promise;
      await ctx.storage.put(...args);
    },
  };
  const old = rendition({ ...ctx, storage: slow }, photo.publicKey, '1x1', 'jpeg');
  await describePhoto(ctx, SYSTEM, { id: photo.id, change: { focal: { x: 0.9, y: 0.5 } } });
  const current = await bytesOf(photo, '1x1', 'jpeg');
  held.resolve();
  await old;
  assert.deepEqual(await bytesOf(photo, '1x1', 'jpeg'), current);
});

test('a shape that a hand has cut shows that, whatever the focal point; taken back it follows the focal point again', async () => {
  const photo = await upload(1600, 600, { x: 0.1, y: 0.5 });
  const before = await bytesOf(photo, '4x3', 'jpeg');
  await describePhoto(ctx, SYSTEM, { id: photo.id, change: { crops: { '1x1': { x: 0.9, y: 0.5, zoom: 2 } } } });
  const cut = await bytesOf(photo, '1x1', 'jpeg');
  assert.equal((await sharp(cut).metadata()).width, 300);
  assert.ok((await redness(cut)) < 0.05);
  assert.deepEqual(await bytesOf(photo, '4x3', 'jpeg'), before, 'the other shapes stay');
  await describePhoto(ctx, SYSTEM, { id: photo.id, change: { crops: { '1x1': null } } });
  assert.ok((await redness(await bytesOf(photo, '1x1', 'jpeg'))) > 0.95);
});

test('a crop window lies within the photo for every shape and focal point', () => {
  for (const [width, height] of [
    [1600, 600],
    [600, 1600],
    [1, 1],
    [3, 1000],
    [1200, 675],
  ] as const) {
    for (const ratio of [1, 4 / 3, 16 / 9]) {
      for (const at of [0, 0.1, 0.5, 1]) {
        const window = cropWindow({ width, height }, ratio, { x: at, y: at, zoom: 1 + at * 3 });
        assert.ok(window.left >= 0 && window.left + window.width <= width && window.width >= 1);
        assert.ok(window.top >= 0 && window.top + window.height <= height && window.height >= 1);
      }
    }
  }
});
