import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts';
import type { ApiTokenId, PhotoId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { body, draft, published } from '../articles/testing/make-article.ts';
import { unpublishArticle } from '../articles/unpublish-article.ts';
import { describePhoto } from './describe-photo.ts';
import { type LibraryFilter, libraryPhotos, lookalikesOf, photoById } from './library-queries.ts';
import type { LibraryPhoto } from './photo.ts';
import { photosByIds } from './photo-queries.ts';
import { expiredAmong, expiredInUse, placesOf } from './photo-use-queries.ts';
import { replacePhoto, undoReplacement } from './replace-photo.ts';
import { restorePhoto, retirePhoto } from './retire-photo.ts';
import { type UploadInput, uploadPhoto } from './upload-photo.ts';

const ctx = await testCtx({ reactionsOf });
const TODAY = '2026-11-24';
let drawn = 0;

/** A picture unlike every other of this file. */
async function picture(): Promise<Buffer> {
  drawn++;
  return sharp({ create: { width: 64 + drawn, height: 48, channels: 3, background: '#4060a0' } })
    .jpeg()
    .toBuffer();
}

async function upload(meta: UploadInput['meta'] = {}, fileName = 'photo.jpg'): Promise<LibraryPhoto> {
  const file = await picture();
  // With all that an article needs to be published with it.
  const whole = { alt: 'סירה', credits: ['Gil Maor'], ...meta };
  return uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName, meta: whole });
}

async function found(filter: Partial<LibraryFilter>): Promise<PhotoId[]> {
  const photos = await libraryPhotos(ctx.db, { dated: 'uploaded', today: TODAY, ...filter }, { limit: 100 });
  return photos.map((photo) => photo.id);
}

test('a photo is found by forms of the words of its caption, alternative text, credits and file name', async () => {
  const photo = await upload(
    { caption: 'דייגים במעגן הסירות', alt: 'שלושה אנשים', credits: ['GIL MAOR/OrenPix'] },
    'strike_2026-beach.JPG',
  );
  for (const words of ['דייג', 'הדייגים', 'סירות', 'אנש', 'gil maor', 'OrenPix', 'strike', 'beach'])
    assert.deepEqual(await found({ words }), [photo.id], words);
  for (const words of ['דייג strike nothing', "'); drop table photos; --", 'JPG'])
    assert.deepEqual(await found({ words }), [], words);
  assert.deepEqual(await found({ words: 'strike', credit: 'maor' }), [photo.id]);
  assert.deepEqual(await found({ credit: 'דייגים' }), [], 'a word of the caption is no credit');
  await describePhoto(ctx, SYSTEM, { id: photo.id, change: { caption: 'מזח' } });
  assert.deepEqual(await found({ words: 'דייג' }), []);
  assert.deepEqual(await found({ words: 'מזח' }), [photo.id]);
});

test('the library pages by upload and by the day taken, each photo once', async () => {
  const days = ['2020-01-02', null, '2020-01-02', '2019-05-05', null];
  const made: LibraryPhoto[] = [];
  for (const takenOn of days) made.push(await upload({ takenOn, credits: ['Pager'] }));
  for (const dated of ['uploaded', 'taken'] as const) {
    const seen: (string | null)[] = [];
    const ids: string[] = [];
    let after: { id: string; takenOn: string | null } | undefined;
    for (;;) {
      const page = await libraryPhotos(ctx.db, { dated, today: TODAY, credit: 'Pager' }, { limit: 2, after });
      ids.push(...page.map((photo) => photo.id));
      seen.push(...page.map((photo) => photo.takenOn));
      after = page.at(-1);
      if (page.length < 2) break;
    }
    assert.equal(new Set(ids).size, 5);
    assert.equal(ids.length, 5);
    if (dated === 'taken') assert.deepEqual(seen, ['2020-01-02', '2020-01-02', '2019-05-05', null, null]);
    else assert.deepEqual(ids, made.map((photo) => photo.id).reverse());
  }
  assert.equal((await found({ dated: 'taken', credit: 'Pager', from: '2020-01-01', to: '2020-01-02' })).length, 2);
  assert.equal((await found({ credit: 'Pager', from: new Date('2026-11-24T00:00:00Z') })).length, 5);
  assert.equal((await found({ credit: 'Pager', to: new Date('2026-11-24T00:00:00Z') })).length, 0);
});

test('where a photo is used follows what articles show, in both copies, lead and body', async () => {
  const [lead, inBody, unused] = [await upload(), await upload(), await upload()];
  const article = await published(ctx, {
    headline: 'עם תמונות',
    lead: { photo: lead.id },
    body: {
      type: 'doc',
      content: [...(body('טקסט').content ?? []), { type: 'photo', attrs: { photoId: inBody.id } }],
    },
  });
  const working = await draft(ctx, { headline: 'טיוטה', lead: { photo: inBody.id } });
  await ctx.settle(jobHandlers);
  assert.deepEqual(
    (await placesOf(ctx.db, inBody.id)).map(({ articleId, copies, roles }) => ({ articleId, copies, roles })),
    [
      { articleId: article, copies: ['published', 'working'], roles: ['body'] },
      { articleId: working, copies: ['working'], roles: ['lead'] },
    ],
  );
  assert.deepEqual((await photoById(ctx.db, inBody.id))?.uses, { published: 1, working: 2 });
  const isIn = async (use: LibraryFilter['use'], id: PhotoId) => (await found({ use })).includes(id);
  assert.ok(await isIn('used', lead.id));
  assert.ok(await isIn('lead', inBody.id));
  assert.ok(!(await isIn('used', unused.id)));
  assert.ok(await isIn('unused', unused.id));
  assert.ok(!(await isIn('unused', lead.id)));
  await unpublishArticle(ctx, SYSTEM, { id: article, reason: 'טעות' });
  await ctx.settle(jobHandlers);
  assert.deepEqual((await placesOf(ctx.db, lead.id))[0]?.copies, ['working']);
});

test('what lacks a credit or an alternative text is found by that', async () => {
  const bare = await upload({ alt: '', credits: [] });
  const full = await upload({ alt: 'מזח', credits: ['AFP'] });
  for (const use of ['no-alt', 'no-credit'] as const) {
    const ids = await found({ use });
    assert.ok(ids.includes(bare.id) && !ids.includes(full.id), use);
  }
});

test('after its last day a photo has expired: it is noted once, with the articles that still show it', async () => {
  const photo = await upload();
  const article = await published(ctx, { lead: { photo: photo.id } });
  await describePhoto(ctx, SYSTEM, {
    id: photo.id,
    change: { licence: 'agency', rights: 'פעם אחת', expiresOn: TODAY },
  });
  await ctx.settle(jobHandlers);
  const handlers = jobHandlers(ctx);
  await handlers['look-after-photos']?.run({});
  assert.ok((await found({ use: 'expiring' })).includes(photo.id), 'its last day is still a day');
  assert.equal((await expiredAmong(ctx.db, [photo.id], TODAY)).size, 0);
  // Past midnight in Jerusalem, still the day before in UTC.
  ctx.clock.set('2026-11-24T22:30:00Z');
  await handlers['look-after-photos']?.run({});
  await handlers['look-after-photos']?.run({});
  ctx.clock.set('2026-11-24T09:30:00Z');
  const events = await ctx.db.selectFrom('event_log').select('payload').where('name', '=', 'photo-expired').execute();
  assert.deepEqual(
    events.map((event) => event.payload),
    [{ photoId: photo.id, shownIn: [article] }],
  );
  assert.deepEqual([...(await expiredAmong(ctx.db, [photo.id], '2026-11-25'))], [photo.id]);
  assert.deepEqual(
    (await expiredInUse(ctx.db, '2026-11-25')).map((one) => one.articleId),
    [article],
  );
  assert.ok((await found({ use: 'expired', today: '2026-11-25' })).includes(photo.id));
});

test('a replaced photo is shown by the other one everywhere, and its return shows it again', async () => {
  const [old, next, last] = [await upload({ alt: 'ישן' }), await upload({ alt: 'חדש' }), await upload()];
  const article = await published(ctx, { lead: { photo: old.id } });
  await ctx.settle(jobHandlers);
  const shown = async () => (await photosByIds(ctx.db, [old.id])).get(old.id)?.id;
  const before = ctx.purges.length;
  await replacePhoto(ctx, SYSTEM, { id: old.id, with: next.id });
  assert.deepEqual(
    ctx.purges.slice(before).flatMap((purge) => purge.tags),
    [`photo:${old.id}`, `photo:${next.id}`],
  );
  assert.equal(await shown(), next.id);
  assert.deepEqual(
    (await placesOf(ctx.db, next.id)).map((place) => place.articleId),
    [article],
  );
  assert.deepEqual(await placesOf(ctx.db, old.id), []);
  assert.ok(!(await found({})).includes(old.id));
  await assert.rejects(replacePhoto(ctx, SYSTEM, { id: next.id, with: old.id }), Conflict, 'no circle');
  await assert.rejects(replacePhoto(ctx, SYSTEM, { id: next.id, with: next.id }), Invalid);

  await replacePhoto(ctx, SYSTEM, { id: next.id, with: last.id });
  assert.equal(await shown(), last.id, 'through as many as there were');
  await ctx.settle(jobHandlers);
  const again = await draft(ctx, { lead: { photo: old.id } });
  await ctx.settle(jobHandlers);
  assert.equal((await placesOf(ctx.db, last.id)).length, 2, 'a place noted afterwards shows the last one as well');
  await undoReplacement(ctx, SYSTEM, { id: next.id });
  assert.equal(await shown(), next.id);
  await undoReplacement(ctx, SYSTEM, { id: old.id });
  assert.equal(await shown(), old.id);
  assert.deepEqual((await placesOf(ctx.db, old.id)).map((place) => place.articleId).sort(), [article, again].sort());
  assert.deepEqual(await placesOf(ctx.db, next.id), []);
});

test('an unused photo can be taken out and put back, a used one not', async () => {
  const [unused, used] = [await upload(), await upload()];
  await draft(ctx, { lead: { photo: used.id } });
  await ctx.settle(jobHandlers);
  await assert.rejects(retirePhoto(ctx, SYSTEM, { id: used.id }), { code: 'photo-in-use' });
  await retirePhoto(ctx, SYSTEM, { id: unused.id });
  assert.ok(!(await found({})).includes(unused.id));
  assert.ok((await found({ use: 'retired' })).includes(unused.id));
  await restorePhoto(ctx, SYSTEM, { id: unused.id });
  assert.ok((await found({})).includes(unused.id));
});

test('the same bytes are offered instead of kept twice, also when both come at once', async () => {
  const file = await picture();
  const one = (duplicates: 'offer' | 'keep') =>
    uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName: 'a.jpg', meta: {}, duplicates });
  const both = await Promise.all([one('offer'), one('offer')]);
  assert.equal(both[0].id, both[1].id);
  assert.equal((await one('offer')).duplicateOf, both[0].id);
  const copy = await one('keep');
  assert.equal(copy.duplicateOf, both[0].id);
  assert.notEqual(copy.id, both[0].id);
});

test('what only looks the same is told: another size, another compression', async () => {
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#223"/>${Array.from(
      { length: 40 },
      (_, n) =>
        `<circle cx="${(n * 137) % 800}" cy="${(n * 89) % 600}" r="${20 + ((n * 31) % 60)}" fill="hsl(${n * 40} 60% ${20 + ((n * 17) % 70)}%)"/>`,
    ).join('')}</svg>`,
  );
  const keep = async (file: Buffer) =>
    uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName: 'a.jpg', meta: {}, duplicates: 'offer' });
  const first = await keep(await sharp(drawing).jpeg({ quality: 92 }).toBuffer());
  const smaller = await keep(await sharp(drawing).resize(500).jpeg({ quality: 60 }).toBuffer());
  const other = await keep(await sharp(drawing).flop().jpeg().toBuffer());
  assert.equal(smaller.duplicateOf, null);
  assert.deepEqual(
    (await lookalikesOf(ctx.db, smaller.id)).map((photo) => photo.id),
    [first.id],
  );
  assert.deepEqual(await lookalikesOf(ctx.db, other.id), []);
});

test('a reporter describes a photo, and only the photo desk sets rights, replaces and retires', async () => {
  const reporter: Actor = { kind: 'token', id: 't' as ApiTokenId, name: 'r', role: 'reporter' };
  const desk: Actor = { ...reporter, role: 'photo-editor' };
  const [photo, other] = [await upload(), await upload()];
  await describePhoto(ctx, reporter, { id: photo.id, change: { caption: 'כיתוב' } });
  await assert.rejects(describePhoto(ctx, reporter, { id: photo.id, change: { licence: 'own' } }), Forbidden);
  await assert.rejects(replacePhoto(ctx, reporter, { id: photo.id, with: other.id }), Forbidden);
  await assert.rejects(retirePhoto(ctx, reporter, { id: photo.id }), Forbidden);
  const owned = await describePhoto(ctx, desk, { id: photo.id, change: { licence: 'own', rights: 'צילום מערכת' } });
  assert.deepEqual([owned.licence, owned.rights, owned.caption], ['own', 'צילום מערכת', 'כיתוב']);
});
