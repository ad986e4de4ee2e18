import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { startJobs } from './jobs.ts';
import { testCtx } from './testing/test-ctx.ts';

const ctx = await testCtx();
const jobs = await startJobs(ctx.connection, ['try-hard'], ctx.log);
after(() => jobs.stop());

test('a job that was given up stands with its reason, and is tried again once it is asked for', async () => {
  await ctx.db.transaction().execute((trx) => jobs.enqueue(trx, { name: 'try-hard', data: { articleId: 'a' } }));
  assert.deepEqual((await jobs.figures(ctx.db)).waiting, 1);
  await sql`update jobs.job set state = 'failed', output = '{"message": "the disk is full"}', completed_on = now(),
    retry_count = retry_limit where name = 'try-hard'`.execute(ctx.db);
  const [failed] = await jobs.failed(ctx.db);
  assert.deepEqual(
    [failed?.name, failed?.reason, failed?.data, failed?.tries],
    ['try-hard', 'the disk is full', { articleId: 'a' }, 9],
  );
  assert.deepEqual(await jobs.figures(ctx.db), { waiting: 0, oldestSeconds: 0, failed: 1 });

  assert.equal(await jobs.retry(ctx.db, 'try-hard', failed?.id ?? ''), true);
  assert.equal(await jobs.retry(ctx.db, 'try-hard', failed?.id ?? ''), false);
  assert.equal(await jobs.retry(ctx.db, 'try-hard', 'not an id'), false);
  assert.equal((await jobs.figures(ctx.db)).failed, 0);
  let ran: unknown = null;
  await jobs.work({
    'try-hard': {
      concurrency: 1,
      run: async (data) => {
        ran = data;
      },
    },
  });
  for (let wait = 0; wait < 200 && ran === null; wait++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(ran, { articleId: 'a' });
});
