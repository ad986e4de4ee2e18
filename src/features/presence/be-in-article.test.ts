import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { draft, EDITOR } from '../articles/testing/make-article.ts';
import { person } from '../people/testing/make-person.ts';
import { type BeInput, beInArticle } from './be-in-article.ts';
import { whoIsIn } from './presence-queries.ts';

const ctx = await testCtx();
const noa = await person(ctx, 'נועה בר־ים');
const amos = await person(ctx, 'עמוס לביא', 'editor');

let beats = 0;

async function scene() {
  const articleId = await draft(ctx);
  const seat = ctx.newId();
  const other = ctx.newId();
  const beat = (who: typeof noa, at: string, more: Partial<BeInput> = {}) =>
    beInArticle(ctx, who, { articleId, seat: at, beat: ++beats, wish: null, typed: false, ...more });
  return {
    articleId,
    seat,
    other,
    noa: (more?: Partial<BeInput>) => beat(noa, seat, more),
    amos: (more?: Partial<BeInput>) => beat(amos, other, more),
  };
}

test('who is in an article is seen while their tab is heard from, and not after', async () => {
  const { articleId, ...does } = await scene();
  await does.noa();
  await does.amos();
  const names = async () => (await whoIsIn(ctx.db, ctx.now(), articleId)).map(({ name }) => name).sort();
  assert.deepEqual(await names(), ['נועה בר־ים', 'עמוס לביא']);
  ctx.clock.advance(20);
  await does.amos();
  ctx.clock.advance(10);
  assert.deepEqual(await names(), ['עמוס לביא']);
  await does.amos({ leaves: true });
  assert.deepEqual(await names(), []);
});

test('one writes, the other asks, and the pen passes when it is given', async () => {
  const { seat, other, ...does } = await scene();
  assert.equal((await does.noa({ wish: 'write' })).holder?.seat, seat);
  assert.equal((await does.amos({ wish: 'write' })).holder?.seat, seat);
  const asked = await does.amos({ wish: 'ask' });
  assert.equal(asked.holder?.seat, seat);
  assert.equal(asked.asked?.personId, amos.id);
  assert.equal((await does.noa({ wish: 'pass' })).holder?.seat, other);
  assert.equal((await does.noa({ wish: 'write' })).holder?.seat, other);
});

test('the pen can be kept against an asking, and be taken over, which the log says', async () => {
  const { articleId, seat, other, ...does } = await scene();
  await does.noa({ wish: 'write' });
  await does.amos({ wish: 'ask' });
  const kept = await does.noa({ wish: 'keep', typed: true });
  assert.deepEqual([kept.holder?.seat, kept.asked], [seat, null]);
  assert.equal((await does.amos({ wish: 'take' })).holder?.seat, other);
  const logged = await ctx.db
    .selectFrom('event_log')
    .select(['name', 'payload', 'done_by'])
    .where('subject', '=', `article:${articleId}`)
    .where('name', '=', 'pen-taken')
    .execute();
  assert.equal(logged.length, 1);
  assert.deepEqual(
    logged.map(({ payload }) => (payload as { from: string }).from),
    [noa.id],
  );
});

test('a pen whose holder is silent goes to whoever asked', async () => {
  const { seat, other, ...does } = await scene();
  await does.noa({ wish: 'write' });
  await does.amos({ wish: 'ask' });
  ctx.clock.advance(20);
  await does.noa();
  assert.equal((await does.amos()).holder?.seat, seat);
  ctx.clock.advance(15);
  await does.noa();
  assert.equal((await does.amos()).holder?.seat, other);
});

test('a holder who types keeps the pen though somebody asked long ago', async () => {
  const { seat, ...does } = await scene();
  await does.noa({ wish: 'write' });
  await does.amos({ wish: 'ask' });
  for (let turn = 0; turn < 6; turn++) {
    ctx.clock.advance(10);
    await does.noa({ typed: true });
    assert.equal((await does.amos()).holder?.seat, seat);
  }
});

test('a pen is laid down when its holder leaves, and when it lay still whoever asks has it at once', async () => {
  const { other, ...does } = await scene();
  await does.noa({ wish: 'write' });
  await does.noa({ leaves: true });
  assert.equal((await does.amos()).holder, null);
  await does.noa({ wish: 'write' });
  for (let turn = 0; turn < 10; turn++) {
    ctx.clock.advance(20);
    await does.noa();
  }
  assert.equal((await does.amos({ wish: 'ask' })).holder?.seat, other);
});

test('a beat that the leaving has overtaken on its way sits nobody down again; a later one does', async () => {
  const { articleId, seat, ...does } = await scene();
  await does.noa({ wish: 'write' });
  await does.noa({ leaves: true, beat: beats + 2 });
  assert.equal((await does.noa({ wish: 'write', beat: beats + 1 })).holder, null);
  assert.deepEqual(await whoIsIn(ctx.db, ctx.now(), articleId), []);
  assert.equal((await does.noa({ wish: 'write', beat: beats + 3 })).holder?.seat, seat);
});

test("one's own second tab has the pen as soon as it asks", async () => {
  const { articleId, ...does } = await scene();
  await does.noa({ wish: 'write' });
  const second = ctx.newId();
  const pen = await beInArticle(ctx, noa, { articleId, seat: second, beat: 1, wish: 'ask', typed: false });
  assert.equal(pen.holder?.seat, second);
});

test('a clock that was set back by an hour frees a seat as soon as the right one would', async () => {
  const { other, articleId, ...does } = await scene();
  await does.noa({ wish: 'write' });
  ctx.clock.advance(-3600);
  assert.equal((await does.amos({ wish: 'write' })).holder?.seat, other);
  assert.deepEqual(
    (await whoIsIn(ctx.db, ctx.now(), articleId)).map(({ personId }) => personId),
    [amos.id],
  );
});

test('two who take the pen at the same moment do not both have it', async () => {
  const { seat, other, ...does } = await scene();
  const [one, two] = await Promise.all([does.noa({ wish: 'write' }), does.amos({ wish: 'write' })]);
  assert.equal(one.holder?.seat, two.holder?.seat);
  assert.ok([seat, other].includes(one.holder?.seat ?? ''));
});

test('what is no person sits nowhere, and nobody sits in what there is not', async () => {
  const { articleId, seat } = await scene();
  const input = { articleId, seat, beat: 1, wish: null, typed: false };
  await assert.rejects(beInArticle(ctx, EDITOR, input), { code: 'not-a-person' });
  const nowhere = { ...input, articleId: 'zzzzzzzz' as typeof articleId };
  await assert.rejects(beInArticle(ctx, noa, nowhere), { code: 'no-such-article' });
  await assert.rejects(beInArticle(ctx, { ...noa, role: 'reader' }, input), { code: 'may-not-write-articles' });
});
