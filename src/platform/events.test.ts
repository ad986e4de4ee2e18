import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pino from 'pino';
import type { GilyonEvent } from '../features/events.ts';
import { SYSTEM } from './actor.ts';
import { openDatabase } from './database.ts';
import { listenForPurges, makeTransact, type Purge } from './events.ts';
import type { ArticleId, SectionId } from './ids.ts';
import { startJobs } from './jobs.ts';
import { testCtx } from './testing/test-ctx.ts';

const ctx = await testCtx({ reactionsOf: (event) => [{ name: 'index-article', data: { of: event.name } }] });
const articleId = 'abcd1234' as ArticleId;
const published: GilyonEvent = {
  name: 'article-published',
  articleId,
  revision: 1,
  first: true,
  change: 'first',
  places: [{ sectionId: 's' as SectionId, authorIds: [], topicIds: [] }],
};

test('an event is logged, its jobs are enqueued and its pages are purged with the commit', async () => {
  await ctx.transact(async (_trx, emit) => emit(published, SYSTEM));
  const row = await ctx.db.selectFrom('event_log').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.name, 'article-published');
  assert.equal(row.subject, `article:${articleId}`);
  assert.deepEqual(ctx.purges.at(-1), { tags: ['lists', `article:${articleId}`, 'section:s'], forget: false });
  assert.deepEqual(ctx.jobs.at(-1), { name: 'index-article', data: { of: 'article-published' } });
});

test('a transaction that fails leaves no event and purges nothing', async () => {
  const before = ctx.purges.length;
  const attempt = ctx.transact(async (_trx, emit) => {
    await emit({ name: 'publication-changed' }, SYSTEM);
    throw new Error('no');
  });
  await assert.rejects(attempt, /no/);
  assert.equal(ctx.purges.length, before);
  const rows = await ctx.db.selectFrom('event_log').where('name', '=', 'publication-changed').selectAll().execute();
  assert.equal(rows.length, 0);
});

test('another process hears the purge; after a lost connection everything is purged', async () => {
  const heard: Purge[] = [];
  const stop = await listenForPurges(ctx.connection, (purge) => heard.push(purge), pino({ level: 'silent' }));
  const { pool, close } = openDatabase(ctx.connection, { max: 1 });
  try {
    await pool.query('select pg_notify($1, $2)', [
      'gilyon_purge',
      JSON.stringify({ tags: ['lists'], forget: true, origin: 'elsewhere' }),
    ]);
    await until(() => heard.length === 1);
    assert.deepEqual(heard[0], { tags: ['lists'], forget: true });
    await ctx.transact(async (_trx, emit) => emit({ name: 'publication-changed' }, SYSTEM));
    await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gilyon-purges'");
    await until(() => heard.length >= 3);
    assert.deepEqual(
      heard.slice(1, 3).map((purge) => purge.tags),
      ['everything', 'everything'],
    );
  } finally {
    await stop();
    await close();
  }
});

test('a listener that the database refuses for a while comes back as one, not as many', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-proxy-'));
  const standing = new Set<Socket>();
  let refusals = 0;
  let taken = 0;
  const proxy = createServer((socket) => {
    socket.on('error', () => {});
    if (refusals > 0) {
      refusals--;
      socket.destroy();
      return;
    }
    taken++;
    standing.add(socket);
    const database = connect(join(ctx.connection.host, '.s.PGSQL.5432'));
    database.on('error', () => {});
    socket.pipe(database).pipe(socket);
  });
  await new Promise<void>((resolve) => proxy.listen(join(folder, '.s.PGSQL.5432'), resolve));
  const stop = await listenForPurges({ ...ctx.connection, host: folder }, () => {}, pino({ level: 'silent' }));
  try {
    assert.equal(taken, 1);
    refusals = 3;
    for (const socket of standing) socket.destroy();
    await until(() => taken === 2);
    // Longer than any pause before a try.
    await new Promise((resolve) => setTimeout(resolve, 1300));
    assert.equal(taken, 2);
  } finally {
    await stop();
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a job starts with the commit, not before it, and a failed one is tried again', async () => {
  const log = pino({ level: 'silent' });
  const jobs = await startJobs(ctx.connection, ['try'], log);
  const runs: unknown[] = [];
  const transact = makeTransact({
    db: ctx.db,
    now: ctx.now,
    enqueue: jobs.enqueue,
    reactionsOf: () => [{ name: 'try', data: { n: 1 } }],
    onPurge: () => {},
  });
  try {
    await jobs.work({
      try: {
        concurrency: 1,
        run: async (data) => {
          runs.push(data);
          if (runs.length === 1) throw new Error('the first time');
        },
      },
    });
    await transact(async (_trx, emit) => {
      await emit({ name: 'publication-changed' }, SYSTEM);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(runs.length, 0);
    });
    await until(() => runs.length >= 2, 20_000);
    assert.deepEqual(runs[0], { n: 1 });
  } finally {
    await jobs.stop();
  }
});

async function until(condition: () => boolean, withinMs = 5000): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    assert.ok(waited < withinMs, 'waited too long');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
