import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { articleStanding, publishedArticle } from './article-queries.ts';
import { correctArticle } from './correct-article.ts';
import { staffArticle } from './newsroom-queries.ts';
import { publishArticle } from './publish-article.ts';
import { publishDue } from './publish-due.ts';
import { saveArticle } from './save-article.ts';
import { body, draft, EDITOR, published, REPORTER } from './testing/make-article.ts';
import { unpublishArticle } from './unpublish-article.ts';

const ctx = await testCtx({ reactionsOf });
const headlineOf = async (id: ArticleId) => (await publishedArticle(ctx.db, id))?.headline ?? null;
const eventsOf = async (id: ArticleId) =>
  (
    await ctx.db.selectFrom('event_log').where('subject', '=', `article:${id}`).select('name').orderBy('id').execute()
  ).map((row) => row.name);
const inAnHour = () => new Date(ctx.now().getTime() + 3_600_000);

test('publishing purges the article, its lists and every place it stands, old ones included', async () => {
  const id = await published(ctx, { topics: ['הנמל'] });
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { topics: ['תחבורה'], section: 'כלכלה' } });
  ctx.purges.length = 0;
  await publishArticle(ctx, EDITOR, { id });
  const purged = new Set(ctx.purges.flatMap((purge) => purge.tags));
  assert.ok(purged.has(`article:${id}`) && purged.has('lists'));
  assert.equal([...purged].filter((tag) => String(tag).startsWith('topic:')).length, 2);
  assert.equal([...purged].filter((tag) => String(tag).startsWith('section:')).length, 2);
  assert.equal((await publishedArticle(ctx.db, id))?.section.name, 'כלכלה');
});

test('two editors who publish at the same moment publish once', async () => {
  const id = await draft(ctx);
  const results = await Promise.all([publishArticle(ctx, EDITOR, { id }), publishArticle(ctx, SYSTEM, { id })]);
  assert.deepEqual(new Set(results.map((result) => result.version)), new Set([2]));
  assert.deepEqual(await eventsOf(id), ['article-drafted', 'article-published']);
});

test('publishing and saving at the same moment take turns: what is public is one revision, whole', async () => {
  const id = await draft(ctx);
  await Promise.all([
    publishArticle(ctx, EDITOR, { id }),
    saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'חדשה', deck: 'חדש' } }),
  ]);
  const article = await publishedArticle(ctx.db, id);
  assert.ok(['המועצה אישרה: "הנמל יורחב"/', 'חדשה/חדש'].includes(`${article?.headline}/${article?.deck}`));
});

test('an editor who publishes what somebody has changed meanwhile is told so', async () => {
  const id = await draft(ctx);
  await saveArticle(ctx, REPORTER, { id, version: 1, patch: { headline: 'לא מה שנקרא' } });
  await assert.rejects(publishArticle(ctx, EDITOR, { id, version: 1 }), { code: 'stale-edit' });
  assert.equal(await headlineOf(id), null);
  await publishArticle(ctx, EDITOR, { id, version: 2 });
  assert.equal(await headlineOf(id), 'לא מה שנקרא');
});

test('a reporter does not publish, withdraw or correct', async () => {
  const id = await draft(ctx);
  await assert.rejects(publishArticle(ctx, REPORTER, { id }), Forbidden);
  await assert.rejects(unpublishArticle(ctx, REPORTER, { id, reason: '' }), Forbidden);
  await assert.rejects(correctArticle(ctx, REPORTER, { id, note: 'ת' }), Forbidden);
});

test('an article without a body is not published, now or later, and the fault names it', async () => {
  const id = await draft(ctx, { body: { type: 'doc', content: [{ type: 'paragraph' }] } });
  for (const at of [undefined, inAnHour()]) {
    const error = await publishArticle(ctx, EDITOR, { id, at }).catch((reason: unknown) => reason);
    assert.ok(error instanceof Invalid);
    assert.equal(error.faults[0]?.path, 'body');
  }
  assert.equal((await staffArticle(ctx.db, id))?.state, 'draft');
});

test('an earlier time is the time that the story bears, and it stays the first one', async () => {
  const at = new Date('2024-02-29T05:00:00Z');
  const id = await published(ctx, {}, at);
  assert.deepEqual((await publishedArticle(ctx.db, id))?.publishedAt, at);
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { deck: 'חדש' } });
  await publishArticle(ctx, EDITOR, { id });
  const article = await publishedArticle(ctx.db, id);
  assert.deepEqual(article?.publishedAt, at);
  assert.deepEqual(article?.updatedAt, ctx.now());
});

test('a scheduled story is public at its moment and not before', async () => {
  const id = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id, at: inAnHour() });
  assert.equal((await staffArticle(ctx.db, id))?.state, 'scheduled');
  ctx.clock.advance(3599);
  await ctx.settle(jobHandlers);
  assert.equal(await headlineOf(id), null);
  ctx.clock.advance(2);
  await ctx.settle(jobHandlers);
  assert.notEqual(await headlineOf(id), null);
});

test('what goes out on schedule is what an editor has seen: a later change by a reporter waits, an editor’s goes along', async () => {
  const id = await draft(ctx, { headline: 'נראתה' });
  await publishArticle(ctx, EDITOR, { id, at: inAnHour() });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'לא נראתה' } });
  const other = await draft(ctx, { headline: 'נראתה' });
  await publishArticle(ctx, EDITOR, { id: other, at: inAnHour() });
  await saveArticle(ctx, EDITOR, { id: other, version: null, patch: { headline: 'תוקנה בידי עורכת' } });
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  assert.equal(await headlineOf(id), 'נראתה');
  assert.equal((await staffArticle(ctx.db, id))?.content.headline, 'לא נראתה');
  assert.equal(await headlineOf(other), 'תוקנה בידי עורכת');
});

test('a schedule that is moved, or taken back, is obeyed as it stands at the end', async () => {
  const moved = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id: moved, at: inAnHour() });
  await publishArticle(ctx, EDITOR, { id: moved, at: new Date(ctx.now().getTime() + 7_200_000) });
  const taken = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id: taken, at: inAnHour() });
  await unpublishArticle(ctx, EDITOR, { id: taken, reason: '' });
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  assert.equal(await headlineOf(moved), null);
  assert.equal((await staffArticle(ctx.db, taken))?.state, 'draft');
  ctx.clock.advance(3601);
  await ctx.settle(jobHandlers);
  assert.notEqual(await headlineOf(moved), null);
  assert.equal(await headlineOf(taken), null);
});

test('a schedule whose job was lost is made good by the clock', async () => {
  const id = await draft(ctx);
  await publishArticle(ctx, EDITOR, { id, at: inAnHour() });
  ctx.jobs.length = 0;
  await publishDue(ctx);
  assert.equal(await headlineOf(id), null);
  ctx.clock.advance(3601);
  await publishDue(ctx);
  assert.notEqual(await headlineOf(id), null);
});

test('withdrawn is gone on purpose, and can be published again with its first date', async () => {
  const id = await published(ctx);
  const first = (await publishedArticle(ctx.db, id))?.publishedAt;
  await unpublishArticle(ctx, EDITOR, { id, reason: 'פורסם בטעות' });
  assert.equal(await headlineOf(id), null);
  assert.equal((await articleStanding(ctx.db, id)).is, 'gone');
  assert.equal(ctx.purges.at(-1)?.forget, true, 'not even the last good copy is served');
  ctx.clock.advance(60);
  await publishArticle(ctx, EDITOR, { id });
  assert.deepEqual((await publishedArticle(ctx.db, id))?.publishedAt, first);
  await assert.rejects(unpublishArticle(ctx, EDITOR, { id: await draft(ctx), reason: '' }), Conflict);
});

test('a correction stands on the public article and outlives the next publishing', async () => {
  const id = await published(ctx);
  ctx.clock.advance(60);
  await correctArticle(ctx, EDITOR, { id, note: 'נכתב 80 במקום 90 מיליון שקל.' });
  await saveArticle(ctx, EDITOR, { id, version: null, patch: { body: body('תוקן.') } });
  await publishArticle(ctx, EDITOR, { id });
  assert.deepEqual(
    (await publishedArticle(ctx.db, id))?.corrections.map((correction) => correction.note),
    ['נכתב 80 במקום 90 מיליון שקל.'],
  );
  await assert.rejects(correctArticle(ctx, EDITOR, { id: await draft(ctx), note: 'ת' }), { code: 'not-published' });
});
