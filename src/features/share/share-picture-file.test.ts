import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import sharp from 'sharp';
import { mediaRoutes } from '../../http/media-routes.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { reactionsOf } from '../../reactions.ts';
import { paths } from '../../urls.ts';
import { publishedArticle } from '../articles/article-queries.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { publishArticle } from '../articles/publish-article.ts';
import { saveArticle } from '../articles/save-article.ts';
import { draft, published } from '../articles/testing/make-article.ts';
import { halves } from '../media/testing/make-photo.ts';
import { uploadPhoto } from '../media/upload-photo.ts';
import { publication } from '../publication/publication-queries.ts';
import { SHARE_SHAPES, type ShareShape, shareKey } from './share-picture.ts';

const ctx = await testCtx({ reactionsOf });
const app = new Hono().route('/', mediaRoutes(ctx));
app.onError((error) => new Response(null, { status: error instanceof NotFound ? 404 : 500 }));

async function keyOf(id: ArticleId): Promise<string> {
  const article = await publishedArticle(ctx.db, id);
  assert.ok(article);
  return shareKey(await publication(ctx.db), article);
}

async function get(id: string, key: string, shape: ShareShape = 'wide') {
  const answer = await app.request(paths.sharePicture(id, key, shape));
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

test('each article has a wide and a square picture, with its photo when it has one', async () => {
  const file = await halves(1600, 900).jpeg().toBuffer();
  const photo = await uploadPhoto(ctx, SYSTEM, {
    ...{ file: async () => file, fileName: 'a.jpg' },
    meta: { credits: ['Dana Levi'], alt: 'שני חצאים' },
  });
  const ids = [await published(ctx), await published(ctx, { lead: { photo: photo.id } })];
  const pictures: Buffer[] = [];
  for (const id of ids)
    for (const shape of Object.keys(SHARE_SHAPES) as ShareShape[]) {
      const { status, type, body } = await get(id, await keyOf(id), shape);
      assert.deepEqual([status, type], [200, 'image/jpeg']);
      const { width, height } = await sharp(body).metadata();
      assert.deepEqual({ width, height }, SHARE_SHAPES[shape]);
      pictures.push(body);
    }
  const greenAtTheLeft = async (picture: Buffer | undefined) =>
    (await sharp(picture).extract({ left: 60, top: 200, width: 1, height: 1 }).raw().toBuffer())[1] ?? -1;
  assert.ok((await greenAtTheLeft(pictures[0])) > 240, 'paper, where there is no photo');
  assert.ok((await greenAtTheLeft(pictures[2])) < 20, 'the red half of the photo, on the far side of a Hebrew page');
});

test('another headline is another address, and the old one shows the new picture', async () => {
  const id = await published(ctx);
  const before = await keyOf(id);
  const old = await get(id, before);
  await saveArticle(ctx, SYSTEM, { id, version: null, patch: { headline: 'כותרת חדשה לגמרי' } });
  assert.equal(await keyOf(id), before, 'a working copy shows nowhere');
  await publishArticle(ctx, SYSTEM, { id });
  assert.notEqual(await keyOf(id), before);
  const fresh = await get(id, before);
  assert.ok(!fresh.body.equals(old.body));
});

test('what is not before the readers has no picture, from the moment on in which it is held', async () => {
  const unpublished = await draft(ctx);
  assert.equal((await get(unpublished, '0'.repeat(16))).status, 404);
  const id = await published(ctx);
  const key = await keyOf(id);
  assert.equal((await get(id, key)).status, 200);
  await holdArticle(ctx, SYSTEM, { id, kind: 'gag-order', reason: 'צו' });
  assert.equal((await get(id, key)).status, 404);
  for (const bad of [
    '/media/share/x/y-wide.jpg',
    `/media/share/${id}/${key}-tall.jpg`,
    `/media/share/..%2F..%2Fx/${key}-wide.jpg`,
  ])
    assert.equal((await app.request(bad)).status, 404);
});
