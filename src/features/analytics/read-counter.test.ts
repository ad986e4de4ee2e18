import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { draft, EDITOR, published } from '../articles/testing/make-article.ts';
import { forgetOldReads } from './forget-old-reads.ts';
import { ReadCounter } from './read-counter.ts';
import { mostRead, readsByHour } from './read-queries.ts';

const ctx = await testCtx();
const since = (hours: number) => ({ since: new Date(ctx.now().getTime() - hours * 3_600_000), limit: 10 });

test('reads are summed by article and hour, and what is not public is never counted', async () => {
  const [first, second, secret, held] = [
    await published(ctx),
    await published(ctx),
    await draft(ctx),
    await published(ctx),
  ];
  const counter = new ReadCounter(ctx);
  for (let n = 0; n < 3; n++) counter.note(second, `10.0.0.${n}`);
  for (const id of [first, secret, held, 'nonsense']) counter.note(id, '10.0.0.1');
  await counter.flush();
  await counter.flush();
  await holdArticle(ctx, EDITOR, { id: held, reason: 'צו' });
  assert.deepEqual(await mostRead(ctx.db, since(1)), [
    { id: second, reads: 3 },
    { id: first, reads: 1 },
  ]);
  ctx.clock.advance(3600);
  counter.note(first, '10.0.0.1');
  await counter.flush();
  assert.deepEqual(
    (await readsByHour(ctx.db, since(1).since)).map(({ reads }) => reads),
    [5, 1],
  );
  assert.deepEqual(await mostRead(ctx.db, since(0)), [{ id: first, reads: 1 }]);
});

test('one network cannot count an article up, and counts again in the next hour', async () => {
  const counter = new ReadCounter(ctx);
  const counted = () => Array.from({ length: 50 }, () => counter.note('aaaaaaaa', '10.9.9.9')).filter(Boolean).length;
  assert.equal(counted(), 20);
  assert.equal(counter.note('aaaaaaaa', '10.9.9.8'), true);
  ctx.clock.advance(3600);
  assert.equal(counted(), 20);
});

test('what could not be written is counted at the next flush, once', async () => {
  const id = await published(ctx);
  const broken = { now: ctx.now, db: ctx.db };
  const counter = new ReadCounter(broken);
  counter.note(id, '10.0.0.1');
  broken.db = {
    getExecutor: () => {
      throw new Error('away');
    },
  } as unknown as typeof ctx.db;
  await assert.rejects(counter.flush());
  broken.db = ctx.db;
  counter.note(id, '10.0.0.2');
  await counter.flush();
  assert.equal((await mostRead(ctx.db, since(0))).find((one) => one.id === id)?.reads, 2);
});

test('counts are not kept for ever', async () => {
  ctx.clock.advance(401 * 86_400);
  await forgetOldReads(ctx);
  assert.deepEqual(await readsByHour(ctx.db, new Date(0)), []);
});
