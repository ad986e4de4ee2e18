import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { staffArticle } from '../articles/newsroom-queries.ts';
import { draft, published } from '../articles/testing/make-article.ts';
import { person } from '../people/testing/make-person.ts';
import { changeComment } from './change-comment.ts';
import { mentionedIn } from './comment.ts';
import { commentsOf, openTasks, unseenMentions } from './comment-queries.ts';
import { keepAnchors } from './keep-anchors.ts';
import { seeMentions } from './see-mentions.ts';
import { type WriteInput, writeComment } from './write-comment.ts';

const ctx = await testCtx();
const noa = await person(ctx, 'נועה בר־ים');
const dana = await person(ctx, 'דנה');
const danaPeretz = await person(ctx, 'דנה פרץ');
const amos = await person(ctx, 'עמוס לביא', 'editor');

const say = (who: typeof noa, more: Partial<WriteInput> & Pick<WriteInput, 'articleId'>) =>
  writeComment(ctx, who, { text: 'הערה', anchor: null, threadId: null, assigneeId: null, ...more });

test('a passage is commented, answered, resolved and reopened, and nothing of it is in the article', async () => {
  const articleId = await published(ctx);
  const before = await staffArticle(ctx.db, articleId);
  const anchor = { quote: '14 מול 7', before: 'ברוב של ', after: ' את תוכנית' };
  const first = await say(amos, { articleId, anchor, text: 'מאיפה המספר?' });
  ctx.clock.advance(5);
  await say(noa, { articleId, threadId: first, anchor, text: 'מהפרוטוקול' });
  const [one, two] = await commentsOf(ctx.db, articleId);
  assert.deepEqual([one?.anchor, two?.anchor, two?.threadId], [anchor, null, first]);
  await changeComment(ctx, noa, { id: first, change: { resolved: true } });
  assert.equal((await commentsOf(ctx.db, articleId))[0]?.resolvedBy?.name, noa.name);
  await say(amos, { articleId, threadId: first, text: 'ועדיין' });
  assert.equal((await commentsOf(ctx.db, articleId))[0]?.resolvedAt, null);
  assert.deepEqual(await staffArticle(ctx.db, articleId), before);
});

test('whoever is called by their name is told once, the writer never, and the longer name is meant', async () => {
  const articleId = await draft(ctx);
  const id = await say(noa, { articleId, text: '@דנה פרץ ו־@עמוס לביא, ראו. @נועה בר־ים @דנהל' });
  const waits = async (who: typeof noa) =>
    (await unseenMentions(ctx.db, who.id)).filter(({ commentId }) => commentId === id).length;
  assert.deepEqual(await Promise.all([dana, danaPeretz, amos, noa].map(waits)), [0, 1, 1, 0]);
  await seeMentions(ctx, amos, [id]);
  assert.equal(await waits(amos), 0);
  await changeComment(ctx, noa, { id, change: { text: '@עמוס לביא @דנה' } });
  assert.deepEqual(await Promise.all([dana, danaPeretz, amos].map(waits)), [1, 1, 0]);
});

test('names are found at the end, before punctuation, and twice where two bear them', () => {
  const people = [{ name: 'דנה' }, { name: 'דנה' }, { name: 'Ann' }];
  assert.deepEqual(mentionedIn('שלום @דנה', people), people.slice(0, 2));
  assert.deepEqual(mentionedIn('@Ann, @דנה!', people).length, 3);
  assert.deepEqual(mentionedIn('@Anna a@Annb', people), []);
});

test('a task waits for whoever has it until it is done, and again when it is undone', async () => {
  const articleId = await draft(ctx, { headline: 'משימות' });
  const id = await say(amos, { articleId, text: 'להשלים תגובה', assigneeId: noa.id });
  const tasks = async (who: typeof noa) =>
    (await openTasks(ctx.db, who.id)).filter(({ commentId }) => commentId === id);
  assert.deepEqual(
    (await tasks(noa)).map(({ headline, by }) => [headline, by]),
    [['משימות', amos.name]],
  );
  await changeComment(ctx, noa, { id, change: { done: true } });
  assert.equal((await tasks(noa)).length, 0);
  await changeComment(ctx, noa, { id, change: { done: false } });
  assert.equal((await tasks(noa)).length, 1);
  await changeComment(ctx, amos, { id, change: { assigneeId: dana.id } });
  assert.deepEqual([(await tasks(noa)).length, (await tasks(dana)).length], [0, 1]);
});

test('bad input is refused whole: a stranger, another article, another writer', async () => {
  const articleId = await draft(ctx);
  const id = await say(noa, { articleId });
  const stranger = ctx.newId() as PersonId;
  await assert.rejects(say(noa, { articleId, assigneeId: stranger }), { code: 'unknown-id' });
  await assert.rejects(say(noa, { articleId: await draft(ctx), threadId: id }), { code: 'no-such-comment' });
  await assert.rejects(changeComment(ctx, amos, { id, change: { text: 'אחר' } }), { code: 'not-your-comment' });
  await assert.rejects(say({ ...noa, role: 'reader' }, { articleId }), { code: 'may-not-write-articles' });
  assert.equal((await commentsOf(ctx.db, articleId)).length, 1);
});

test('an anchor follows its passage, and one of another article does not move', async () => {
  const articleId = await draft(ctx);
  const anchor = { quote: 'א', before: '', after: '' };
  const id = await say(noa, { articleId, anchor });
  const moved = { quote: 'אב', before: 'x', after: 'y' };
  await keepAnchors(ctx, noa, { articleId: await draft(ctx), anchors: [{ id, anchor: moved }] });
  assert.deepEqual((await commentsOf(ctx.db, articleId))[0]?.anchor, anchor);
  await keepAnchors(ctx, noa, { articleId, anchors: [{ id, anchor: moved }] });
  assert.deepEqual((await commentsOf(ctx.db, articleId))[0]?.anchor, moved);
});
