import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { moveArticle } from '../../features/articles/move-article.ts';
import { publishArticle } from '../../features/articles/publish-article.ts';
import { publishScheduled } from '../../features/articles/publish-scheduled.ts';
import { saveArticle } from '../../features/articles/save-article.ts';
import { body, draft, published } from '../../features/articles/testing/make-article.ts';
import { halves } from '../../features/media/testing/make-photo.ts';
import { uploadPhoto } from '../../features/media/upload-photo.ts';
import { person } from '../../features/people/testing/make-person.ts';
import { indexArticle } from '../../features/search/index-article.ts';
import { errorResponder } from '../../http/error-response.ts';
import { dayAfter } from '../../language/calendar-days.ts';
import { startOfDay } from '../../language/dates.ts';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import type { DeskSearchResource } from '../contract/desk-search.ts';
import type { TodayResource } from '../contract/today.ts';
import type { WaitingResource } from '../contract/together.ts';
import { api } from './api.ts';

const ctx = await testCtx();
let asking: Actor = SYSTEM;
const routes = new Hono();
routes.onError(errorResponder({ log: ctx.log, renderPage: async () => '', isDatabaseAway: () => false }));
routes.route('/api/v1', api({ ctx, whoIs: async () => asking }));

const noa = await person(ctx, 'נועה');
const other = await person(ctx, 'עמוס');
const editor = await person(ctx, 'דנה', 'editor');
const admin = await person(ctx, 'רות', 'admin');

async function get<Answer>(by: Actor, path: string): Promise<Answer> {
  asking = by;
  const response = await routes.request(`/api/v1${path}`, { headers: { accept: 'application/json' } });
  assert.equal(response.status, 200, path);
  return (await response.json()) as Answer;
}

const waiting = (by: Actor) => get<WaitingResource>(by, '/me/waiting');
const search = (by: Actor, q: string) => get<DeskSearchResource>(by, `/desk-search?${new URLSearchParams({ q })}`);

test('what is handed in waits for editors alone, and what is returned for whoever handed it in, with the note', async () => {
  const id = await draft(ctx, { headline: 'כתבה לבדיקה' });
  await moveArticle(ctx, noa, { id, move: 'hand-in' });
  const seen = (await waiting(editor)).inReview.find(({ article }) => article === id);
  assert.deepEqual([seen?.headline, seen?.by, seen?.state], ['כתבה לבדיקה', 'נועה', 'in-review']);
  assert.deepEqual((await waiting(noa)).inReview, []);
  await moveArticle(ctx, editor, { id, move: 'return', note: 'חסרה תגובה' });
  assert.equal((await waiting(editor)).inReview.length, 0);
  const [returned] = (await waiting(noa)).returned;
  assert.deepEqual([returned?.article, returned?.by, returned?.note], [id, 'דנה', 'חסרה תגובה']);
  assert.equal(returned?.at, ctx.now().toISOString());
  assert.deepEqual((await waiting(other)).returned, []);
  await moveArticle(ctx, noa, { id, move: 'hand-in' });
  assert.deepEqual((await waiting(noa)).returned, []);
});

test('the changes of a public story that were handed in wait for review as well, until they are published', async () => {
  const id = await published(ctx, { headline: 'כתבה חיה' });
  await saveArticle(ctx, noa, { id, patch: { headline: 'כתבה חיה, נוסח שני' }, version: null });
  await moveArticle(ctx, noa, { id, move: 'hand-in' });
  const seen = (await waiting(editor)).inReview.find(({ article }) => article === id);
  assert.deepEqual([seen?.headline, seen?.state], ['כתבה חיה, נוסח שני', 'published']);
  await publishArticle(ctx, editor, { id });
  assert.equal(
    (await waiting(editor)).inReview.some(({ article }) => article === id),
    false,
  );
});

test('a story whose schedule came while something was missing waits for the editors with what was missing', async () => {
  const photo = await uploadPhoto(ctx, SYSTEM, {
    file: () => halves(640, 480).jpeg().toBuffer(),
    fileName: 'pier.jpg',
    meta: { alt: 'רציף', credits: ['דנה'] },
  });
  const id = await draft(ctx, { headline: 'תוזמנה', lead: { photo: photo.id } });
  await publishArticle(ctx, editor, { id, at: new Date(ctx.now().getTime() + 60_000) });
  await ctx.db.updateTable('photos').set({ credits: [] }).where('id', '=', photo.id).execute();
  await ctx.db.updateTable('articles').set({ scheduled_at: ctx.now() }).where('id', '=', id).execute();
  await publishScheduled(ctx, { articleId: id });
  const found = (await waiting(editor)).notPublished;
  assert.deepEqual(
    found.map(({ article, state }) => [article, state]),
    [[id, 'ready']],
  );
  assert.ok((found[0]?.faults.length ?? 0) > 0);
  assert.deepEqual((await waiting(noa)).notPublished, []);
});

test('the day is the publication’s: what is set for it, what went out, and the first thing after it', async () => {
  const late = await draft(ctx, { headline: 'הערב' });
  const next = await draft(ctx, { headline: 'אחר כך' });
  const before = await get<TodayResource>(noa, '/today');
  const endOfDay = startOfDay(dayAfter(before.day), 'Asia/Jerusalem');
  await publishArticle(ctx, editor, { id: late, at: new Date(endOfDay.getTime() - 1000) });
  await publishArticle(ctx, editor, { id: next, at: endOfDay });
  const today = await get<TodayResource>(noa, '/today');
  assert.deepEqual(
    today.entries.map(({ articleId, kind }) => [articleId, kind]),
    [[late, 'scheduled']],
  );
  assert.equal(today.next?.articleId, next);
  await published(ctx, { headline: 'יצאה עכשיו' });
  assert.equal((await get<TodayResource>(noa, '/today')).published, today.published + 1);
});

test('an edition of the day is told to those who send newsletters', async () => {
  const newsletter = ctx.newId();
  const edition = ctx.newId();
  const now = ctx.now();
  await ctx.db
    .insertInto('newsletters')
    .values({
      ...{ id: newsletter, slug: 'morning', name: 'בוקר', description: '', language: 'he', position: 1 },
      ...{ sender_name: 'גיליון', sender_email: 'news@example.org', created_at: now },
      ...{ design: '{}', automatic: '{}' },
    })
    .execute();
  await ctx.db
    .insertInto('editions')
    .values({
      ...{ id: edition, newsletter_id: newsletter, number: 1, subject: 'הבוקר', state: 'scheduled', send_at: now },
      ...{ created_by: JSON.stringify({ kind: 'system', name: 'gilyon' }), created_at: now },
    })
    .execute();
  const [seen] = (await get<TodayResource>(editor, '/today')).editions;
  assert.deepEqual([seen?.id, seen?.newsletter, seen?.state], [edition, 'בוקר', 'scheduled']);
  assert.deepEqual((await get<TodayResource>(noa, '/today')).editions, []);
});

test('an article is found in every state: by its words in any order, by another form, by its address', async () => {
  const drafted = await draft(ctx, { headline: 'הספינות עגנו ברציף המערבי' });
  const live = await published(ctx, { headline: 'מחירי הדגים עלו', body: body('בשווקים נמכרו סרדינים.') });
  await indexArticle(ctx, { articleId: live });
  const ids = async (q: string) => (await search(noa, q)).articles.map(({ id }) => id);
  assert.ok((await ids('המערבי עגנו')).includes(drafted));
  assert.ok((await ids('ספינה')).includes(drafted));
  assert.ok((await ids('סרדין')).includes(live));
  assert.deepEqual(await ids(`http://127.0.0.1/a/${live}/slug`), [live]);
  assert.deepEqual((await ids('100%_')).length, 0);
});

test('photos, sections, topics and authors are found; the staff only by whoever keeps it', async () => {
  const found = await search(noa, 'רציף');
  assert.ok(found.photos.some(({ name }) => name === 'רציף'));
  assert.ok((await search(noa, 'הנמל')).names.some(({ kind, name }) => kind === 'topic' && name === 'הנמל'));
  assert.ok((await search(noa, 'חדש')).names.some(({ kind }) => kind === 'section'));
  assert.ok((await search(noa, 'בר־ים')).names.some(({ kind }) => kind === 'author'));
  assert.deepEqual((await search(editor, 'עמוס')).staff, []);
  assert.deepEqual(
    (await search(admin, 'עמוס')).staff.map(({ id }) => id),
    [other.id],
  );
});

test('nothing asked finds nothing, and a query that is too long is refused by name', async () => {
  assert.deepEqual(await search(noa, '  '), { articles: [], photos: [], names: [], staff: [] });
  asking = noa;
  const refused = await routes.request(`/api/v1/desk-search?q=${'x'.repeat(201)}`);
  assert.equal(refused.status, 422);
  const problem = (await refused.json()) as { errors: { path: string; code: string }[] };
  assert.deepEqual([problem.errors[0]?.path, problem.errors[0]?.code], ['q', 'too-long']);
});
