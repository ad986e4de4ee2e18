import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { describePhoto } from '../media/describe-photo.ts';
import { halves } from '../media/testing/make-photo.ts';
import { uploadPhoto } from '../media/upload-photo.ts';
import { articleStanding, publishedArticle } from './article-queries.ts';
import { correctArticle } from './correct-article.ts';
import { holdArticle } from './hold-article.ts';
import { moveArticle } from './move-article.ts';
import { previewArticle, revisionsOf, staffArticle } from './newsroom-queries.ts';
import { publishArticle } from './publish-article.ts';
import { publishDue } from './publish-due.ts';
import { readdressArticle } from './readdress-article.ts';
import { endHold } from './release-hold.ts';
import { rescheduleArticle } from './reschedule-article.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveArticle } from './save-article.ts';
import { body, draft, EDITOR, published, REPORTER } from './testing/make-article.ts';
import { unpublishArticle } from './unpublish-article.ts';
import { unscheduleArticle } from './unschedule-article.ts';

const ctx = await testCtx({ reactionsOf });
const stateOf = async (id: ArticleId) => (await staffArticle(ctx.db, id))?.state;
const inMinutes = (minutes: number) => new Date(ctx.now().getTime() + minutes * 60_000);
const logOf = async (id: ArticleId) =>
  ctx.db
    .selectFrom('event_log')
    .select(['name', 'payload', 'done_by', 'came_from'])
    .where('subject', '=', `article:${id}`)
    .orderBy('id')
    .execute();

test('a story goes from its reporter through review to the readers, and each step says who, from where and what', async () => {
  const id = await draft(ctx);
  const reporter = { ...REPORTER, from: { door: 'newsroom' as const, network: 'a1b2', client: 'Firefox, Windows' } };
  const editor = { ...EDITOR, from: { door: 'api' as const, network: 'c3d4' } };
  await moveArticle(ctx, reporter, { id, move: 'hand-in' });
  assert.equal(await stateOf(id), 'in-review');
  assert.equal((await staffArticle(ctx.db, id))?.handedIn?.by.name, 'reporter');
  await moveArticle(ctx, editor, { id, move: 'return', note: 'חסרה תגובת העירייה.' });
  const returned = await staffArticle(ctx.db, id);
  assert.equal(returned?.state, 'draft');
  assert.deepEqual(returned?.returned?.note, 'חסרה תגובת העירייה.');
  await moveArticle(ctx, reporter, { id, move: 'hand-in' });
  assert.equal((await staffArticle(ctx.db, id))?.returned, null, 'the note is answered');
  await moveArticle(ctx, editor, { id, move: 'mark-ready' });
  assert.equal(await stateOf(id), 'ready');
  await publishArticle(ctx, editor, { id });
  const log = await logOf(id);
  assert.deepEqual(
    log.map(({ name, payload }) => [name, (payload as { move?: string }).move].filter(Boolean).join(' ')),
    [
      ...['article-drafted', 'article-moved hand-in', 'article-moved return', 'article-moved hand-in'],
      ...['article-moved mark-ready', 'article-published'],
    ],
  );
  assert.deepEqual(log[1]?.came_from, reporter.from);
  assert.deepEqual(log[2]?.came_from, editor.from);
  assert.deepEqual(log[2]?.payload, {
    ...{ articleId: id, move: 'return', from: 'in-review', to: 'draft', note: 'חסרה תגובת העירייה.' },
  });
});

test('a reporter neither returns, nor marks ready, nor takes back what an editor has called ready', async () => {
  const id = await draft(ctx);
  await moveArticle(ctx, REPORTER, { id, move: 'hand-in' });
  await assert.rejects(moveArticle(ctx, REPORTER, { id, move: 'return', note: 'א' }), { name: 'Forbidden' });
  await assert.rejects(moveArticle(ctx, REPORTER, { id, move: 'mark-ready' }), { name: 'Forbidden' });
  await moveArticle(ctx, EDITOR, { id, move: 'mark-ready' });
  await assert.rejects(moveArticle(ctx, REPORTER, { id, move: 'take-back' }), { name: 'Forbidden' });
  assert.equal(await stateOf(id), 'ready');
});

test('a return without a word is refused, and so is a step that there is not', async () => {
  const id = await draft(ctx);
  await moveArticle(ctx, REPORTER, { id, move: 'hand-in' });
  const silent = moveArticle(ctx, EDITOR, { id, move: 'return', note: '  ' });
  await assert.rejects(silent, { faults: [{ path: 'note', code: 'missing', message: 'is missing' }] });
  const held = await draft(ctx);
  await holdArticle(ctx, EDITOR, { id: held, reason: 'צו' });
  await assert.rejects(moveArticle(ctx, EDITOR, { id: held, move: 'mark-ready' }), { code: 'no-such-step' });
});

test('the same step pressed twice is taken once', async () => {
  const id = await draft(ctx);
  await Promise.all([
    moveArticle(ctx, REPORTER, { id, move: 'hand-in' }),
    moveArticle(ctx, EDITOR, { id, move: 'hand-in' }),
  ]);
  assert.equal((await logOf(id)).length, 2);
});

test('what an editor has called ready is in review again when a reporter changes it', async () => {
  const id = await draft(ctx);
  await moveArticle(ctx, EDITOR, { id, move: 'mark-ready' });
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'של העורכת' } });
  assert.equal(await stateOf(id), 'ready');
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { deck: 'של הכתבת' } });
  assert.equal(await stateOf(id), 'in-review');
});

test('the working copy of a public story is handed in and returned while the story stays public', async () => {
  const id = await published(ctx);
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { deck: 'נוסח שני' } });
  await moveArticle(ctx, REPORTER, { id, move: 'hand-in' });
  assert.notEqual((await staffArticle(ctx.db, id))?.handedIn, null);
  assert.equal(await stateOf(id), 'published');
  await moveArticle(ctx, EDITOR, { id, move: 'return', note: 'לא עכשיו' });
  assert.equal((await staffArticle(ctx.db, id))?.handedIn, null);
  assert.equal((await publishedArticle(ctx.db, id))?.deck, '');
});

test('a minor change leaves the time that readers see, an update moves it, a correction moves it and says why', async () => {
  const id = await published(ctx);
  const first = ctx.now();
  const times = async () => (await publishedArticle(ctx.db, id))?.updatedAt;
  ctx.clock.advance(3600);
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'פסיק' } });
  await publishArticle(ctx, EDITOR, { id, change: 'minor' });
  assert.deepEqual(await times(), first);
  assert.equal((await publishedArticle(ctx.db, id))?.deck, 'פסיק');
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'חדש' } });
  await publishArticle(ctx, EDITOR, { id, change: 'update' });
  assert.deepEqual(await times(), ctx.now());
  ctx.clock.advance(3600);
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: '90 מיליון' } });
  await correctArticle(ctx, EDITOR, { id, note: 'נכתב 80 במקום 90.', publish: true });
  const article = await publishedArticle(ctx.db, id);
  assert.deepEqual([article?.deck, article?.updatedAt], ['90 מיליון', ctx.now()]);
  assert.equal(article?.corrections[0]?.note, 'נכתב 80 במקום 90.');
});

test('a hold brings back the times that readers saw, and a draft to where it was in the house', async () => {
  const id = await published(ctx);
  const shown = (await publishedArticle(ctx.db, id))?.updatedAt;
  const ready = await draft(ctx);
  await moveArticle(ctx, EDITOR, { id: ready, move: 'mark-ready' });
  for (const one of [id, ready])
    await holdArticle(ctx, EDITOR, { id: one, kind: 'gag-order', reason: 'צו', until: inMinutes(60) });
  await holdArticle(ctx, EDITOR, { id: ready, kind: 'censor', reason: 'הצנזורה', until: inMinutes(90) });
  assert.equal((await staffArticle(ctx.db, ready))?.holdKind, 'censor');
  ctx.clock.advance(3600);
  await publishDue(ctx);
  assert.deepEqual((await publishedArticle(ctx.db, id))?.updatedAt, shown);
  assert.equal(await stateOf(ready), 'held', 'the second end counts');
  await endHold(ctx, EDITOR, { id: ready });
  assert.equal(await stateOf(ready), 'ready');
  const back = (await logOf(id)).find(({ name }) => name === 'article-released');
  assert.deepEqual(back?.came_from, { door: 'schedule' });
});

test('an end that has passed is no end of a hold', async () => {
  const id = await published(ctx);
  const late = holdArticle(ctx, EDITOR, { id, reason: 'אמברגו', until: ctx.now() });
  await assert.rejects(late, { faults: [{ path: 'until', code: 'too-early', message: 'is too early' }] });
  assert.equal(await stateOf(id), 'published');
});

test('a schedule taken back leaves the story ready', async () => {
  const id = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id, at: inMinutes(60) });
  await unscheduleArticle(ctx, EDITOR, { id, what: 'publish' });
  assert.equal(await stateOf(id), 'ready');
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  assert.equal(await publishedArticle(ctx.db, id), null);
  await assert.rejects(unscheduleArticle(ctx, EDITOR, { id, what: 'publish' }), { code: 'not-scheduled' });
});

test('a date that is moved keeps what was scheduled, and the end stays after the beginning', async () => {
  const id = await draft(ctx, { headline: 'נראתה' });
  await publishArticle(ctx, EDITOR, { id, at: inMinutes(60) });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'לא נראתה' } });
  await unpublishArticle(ctx, EDITOR, { id, reason: '', at: inMinutes(240) });
  await rescheduleArticle(ctx, EDITOR, { id, what: 'publish', at: inMinutes(120) });
  for (const at of [inMinutes(0), inMinutes(300)])
    await assert.rejects(rescheduleArticle(ctx, EDITOR, { id, what: 'publish', at }), { code: 'invalid-input' });
  await assert.rejects(rescheduleArticle(ctx, REPORTER, { id, what: 'publish', at: inMinutes(9) }), {
    name: 'Forbidden',
  });
  await assert.rejects(rescheduleArticle(ctx, EDITOR, { id, what: 'hold-end', at: inMinutes(9) }), {
    code: 'not-scheduled',
  });
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  assert.equal(await publishedArticle(ctx.db, id), null);
  ctx.clock.advance(3600);
  await ctx.settle(jobHandlers);
  assert.equal((await publishedArticle(ctx.db, id))?.headline, 'נראתה');
});

test('a story is taken away on its date, and its address says what it was told to say', async () => {
  const id = await published(ctx);
  await unpublishArticle(ctx, EDITOR, {
    id,
    reason: 'ההסכם הסתיים',
    notice: 'הכתבה הייתה זמינה עד סוף החודש.',
    at: inMinutes(60),
  });
  assert.equal(await stateOf(id), 'published');
  ctx.clock.advance(3599);
  await ctx.settle(jobHandlers);
  assert.notEqual(await publishedArticle(ctx.db, id), null);
  ctx.clock.advance(2);
  await ctx.settle(jobHandlers);
  assert.deepEqual(await articleStanding(ctx.db, id), {
    ...{ is: 'gone', notice: 'הכתבה הייתה זמינה עד סוף החודש.', language: 'he' },
  });
});

test('a date of taking away that was taken back, or whose job was lost, is obeyed as it stands', async () => {
  const [kept, lost] = [await published(ctx), await published(ctx)];
  for (const id of [kept, lost]) await unpublishArticle(ctx, EDITOR, { id, reason: '', at: inMinutes(60) });
  await unscheduleArticle(ctx, EDITOR, { id: kept, what: 'unpublish' });
  ctx.jobs.length = 0;
  ctx.clock.advance(3601);
  await publishDue(ctx);
  assert.notEqual(await publishedArticle(ctx.db, kept), null);
  assert.equal(await stateOf(lost), 'withdrawn');
});

test('a photo without credit or without words for who does not see it stops publishing, and each is named', async () => {
  const bare = await photo({});
  const id = await draft(ctx, {
    lead: { photo: bare },
    body: { type: 'doc', content: [...(body('א').content ?? []), photoBlock(bare), { ...photoBlock(bare, 'מזח') }] },
  });
  const refused = await publishArticle(ctx, EDITOR, { id }).catch((error: unknown) => error);
  assert.deepEqual(
    (refused as { faults: { path: string; code: string }[] }).faults.map(({ path, code }) => `${path} ${code}`),
    ['lead/credits missing-credit', 'lead/alt missing-alt', 'body/photos/1/alt missing-alt'],
  );
  await assert.rejects(publishArticle(ctx, EDITOR, { id, at: inMinutes(5) }), { code: 'not-ready' });
  await describePhoto(ctx, EDITOR, { id: bare, change: { alt: 'סירות', credits: ['Sean Tal'] } });
  await publishArticle(ctx, EDITOR, { id });
  assert.equal(await stateOf(id), 'published');
});

test('a photo said to be decoration needs no words, over the article or in its body, and is read out as nothing', async () => {
  const bare = await photo({ credits: ['Sean Tal'] });
  const said = await photo({ credits: ['Sean Tal'], alt: 'סירות' });
  const block = { type: 'photo', attrs: { photoId: bare, caption: null, alt: null, decorative: true } };
  const id = await draft(ctx, {
    lead: { photo: bare },
    body: { type: 'doc', content: [...(body('א').content ?? []), block] },
  });
  await assert.rejects(publishArticle(ctx, EDITOR, { id }), { code: 'not-ready' });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { lead: { photo: bare, decorative: true } } });
  await publishArticle(ctx, EDITOR, { id });
  assert.equal((await publishedArticle(ctx.db, id))?.lead?.alt, '');
  await saveArticle(ctx, REPORTER, {
    ...{ id, version: null },
    patch: { lead: { photo: said, alt: 'לא נקרא', decorative: true } },
  });
  assert.equal((await previewArticle(ctx.db, id, ctx.now()))?.lead?.alt, '', 'whatever else was said of it');
  const [last] = await revisionsOf(ctx.db, id);
  assert.deepEqual(last?.changed, ['lead']);
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { lead: { photo: said, decorative: false } } });
  assert.equal((await previewArticle(ctx.db, id, ctx.now()))?.lead?.alt, 'סירות');
});

test('a photo whose last day has passed goes out with no article, and stays where readers see it already', async () => {
  const expiring = await photo({ credits: ['AFP'], alt: 'סירות' });
  const last = ctx.now().toISOString().slice(0, 10);
  await describePhoto(ctx, EDITOR, { id: expiring, change: { licence: 'agency', expiresOn: last } });
  const seen = await draft(ctx, { lead: { photo: expiring } });
  await publishArticle(ctx, EDITOR, { id: seen });
  const late = await draft(ctx, { lead: { photo: expiring } });
  await assert.rejects(publishArticle(ctx, EDITOR, { id: late, at: inMinutes(3 * 24 * 60) }), { code: 'not-ready' });
  ctx.clock.advance(2 * 24 * 3600);
  const refused = await publishArticle(ctx, EDITOR, { id: late }).catch((error: unknown) => error);
  assert.deepEqual(
    (refused as { faults: { path: string; code: string }[] }).faults.map(({ path, code }) => `${path} ${code}`),
    ['lead/rights expired-photo'],
  );
  await saveArticle(ctx, EDITOR, { id: seen, version: null, patch: { headline: 'כותרת מתוקנת' } });
  await publishArticle(ctx, EDITOR, { id: seen });
  await describePhoto(ctx, EDITOR, { id: expiring, change: { expiresOn: null } });
  await publishArticle(ctx, EDITOR, { id: late });
  assert.equal(await stateOf(late), 'published');
});

test('a schedule whose photo has lost its words meanwhile publishes nothing and says why', async () => {
  const id = await draft(ctx, { lead: { photo: await photo({ credits: ['Sean Tal'], alt: 'סירות' }) } });
  await publishArticle(ctx, EDITOR, { id, at: inMinutes(60) });
  const lead = (await staffArticle(ctx.db, id))?.content.lead?.photoId as PhotoId;
  await describePhoto(ctx, REPORTER, { id: lead, change: { alt: '' } });
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  const article = await staffArticle(ctx.db, id);
  assert.equal(article?.state, 'ready');
  assert.deepEqual(
    article?.notPublished?.faults.map(({ path }) => path),
    ['lead/alt'],
  );
  assert.equal(await publishedArticle(ctx.db, id), null);
});

test('an earlier revision comes back as a new one, and the one before it undoes that', async () => {
  const id = await published(ctx, { headline: 'ראשונה', topics: ['הנמל'] });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'שנייה', topics: [], slug: 'שנייה' } });
  const restored = await restoreRevision(ctx, REPORTER, { id, revision: 1 });
  const after = await staffArticle(ctx.db, id);
  assert.deepEqual([restored.revision, after?.content.headline, after?.content.slug], [3, 'ראשונה', 'שנייה']);
  assert.equal(after?.content.topicIds.length, 1);
  await restoreRevision(ctx, REPORTER, { id, revision: 2 });
  assert.equal((await staffArticle(ctx.db, id))?.content.headline, 'שנייה');
  assert.equal((await publishedArticle(ctx.db, id))?.headline, 'ראשונה');
  await assert.rejects(restoreRevision(ctx, REPORTER, { id, revision: 99 }), { code: 'no-such-revision' });
});

test('another address is public at once, without what was saved since, and survives a hold', async () => {
  const id = await published(ctx, { headline: 'ראשונה' });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'שנייה' } });
  const shown = (await publishedArticle(ctx.db, id))?.updatedAt;
  ctx.clock.advance(3600);
  await readdressArticle(ctx, EDITOR, { id, slug: 'כתובת חדשה' });
  const article = await publishedArticle(ctx.db, id);
  assert.deepEqual([article?.slug, article?.headline, article?.updatedAt], ['כתובת-חדשה', 'ראשונה', shown]);
  const working = await staffArticle(ctx.db, id);
  assert.deepEqual([working?.content.slug, working?.content.headline], ['כתובת-חדשה', 'שנייה']);
  await holdArticle(ctx, EDITOR, { id, reason: 'צו' });
  await endHold(ctx, EDITOR, { id });
  assert.deepEqual(await articleStanding(ctx.db, id), { is: 'public', slug: 'כתובת-חדשה' });
  await assert.rejects(readdressArticle(ctx, EDITOR, { id: await draft(ctx), slug: 'א' }), { code: 'not-published' });
});

test('of two editors who publish what they see at the same moment, one publishes and the other is told', async () => {
  const id = await draft(ctx);
  const results = await Promise.allSettled([
    publishArticle(ctx, EDITOR, { id, version: 1 }),
    publishArticle(ctx, { ...EDITOR, name: 'אחרת' }, { id, version: 1 }),
  ]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const lost = results.find((result) => result.status === 'rejected');
  assert.deepEqual([lost?.reason.code, lost?.reason.details], ['stale-edit', { version: 2, state: 'published' }]);
  assert.equal((await logOf(id)).filter(({ name }) => name === 'article-published').length, 1);
});

test('a role taken away between the opening and the press publishes nothing and changes nothing', async () => {
  const id = await draft(ctx);
  await assert.rejects(publishArticle(ctx, REPORTER, { id, version: 1 }), {
    code: 'may-not-publish-articles',
  });
  const reader = { ...EDITOR, kind: 'person', role: 'reader' } as unknown as typeof EDITOR;
  await assert.rejects(saveArticle(ctx, reader, { id, version: 1, patch: { deck: 'א' } }), { name: 'Forbidden' });
  const article = await staffArticle(ctx.db, id);
  assert.deepEqual([article?.version, article?.state], [1, 'draft']);
});

test('a clock that goes back moves no time backwards that readers have seen, and publishes nothing before its hour', async () => {
  const id = await published(ctx);
  ctx.clock.advance(3600);
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'אחת' } });
  await publishArticle(ctx, EDITOR, { id });
  await correctArticle(ctx, EDITOR, { id, note: 'ראשון' });
  const seen = (await publishedArticle(ctx.db, id))?.updatedAt as Date;
  const waiting = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id: waiting, at: inMinutes(1) });
  ctx.clock.advance(-7200);
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'שתיים' } });
  await publishArticle(ctx, EDITOR, { id });
  await correctArticle(ctx, EDITOR, { id, note: 'שני' });
  const article = await publishedArticle(ctx.db, id);
  assert.ok(article && article.updatedAt >= seen && article.updatedAt >= article.publishedAt);
  assert.equal(article.deck, 'שתיים');
  assert.deepEqual(
    article.corrections.map(({ note }) => note),
    ['ראשון', 'שני'],
  );
  await ctx.settle(jobHandlers);
  await publishDue(ctx);
  assert.equal(await publishedArticle(ctx.db, waiting), null);
  ctx.clock.advance(7261);
  await publishDue(ctx);
  assert.notEqual(await publishedArticle(ctx.db, waiting), null);
});

function photoBlock(photoId: PhotoId, alt: string | null = null) {
  return { type: 'photo', attrs: { photoId, caption: null, alt } };
}

let shade = 0;
async function photo(meta: { alt?: string; credits?: string[] }): Promise<PhotoId> {
  const file = await halves(40 + shade++, 30)
    .jpeg()
    .toBuffer();
  return (await uploadPhoto(ctx, EDITOR, { file: async () => file, fileName: 'a.jpg', meta })).id;
}
