import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { body, EDITOR, published } from '../articles/testing/make-article.ts';
import { tag } from '../events.ts';
import { type ReindexStep, reindexArchive } from './reindex-archive.ts';
import { searchArticles } from './search-articles.ts';
import { SearchEngine } from './search-engine.ts';

const ctx = await testCtx();

test('everything is built anew: the words in the database, the index, and the index of whoever runs beside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-reindex-'));
  const log = { info: () => {}, warn: () => {} };
  const options = { connection: ctx.connection, log, snapshot: join(folder, 'index'), publication: 'ours' };
  const engines = [new SearchEngine(options), new SearchEngine({ ...options, snapshot: null })];
  const [engine, beside] = engines as [SearchEngine, SearchEngine];
  try {
    while (!engine.state.isReady || !beside.state.isReady) await wait(10);
    // Published while no job ran: neither words nor index know of it yet.
    const id = await published(ctx, { headline: 'מגדלור שופץ', body: body('הפנס הוחלף') });
    const find = async (of: SearchEngine | null) => {
      const found = await searchArticles(
        { db: ctx.db, engine: of, now: ctx.now(), timeZone: 'UTC' },
        { q: 'מגדלורים', limit: 5 },
      );
      return found.items.map(({ card }) => card.id);
    };
    assert.deepEqual(await find(null), []);
    const steps: ReindexStep[] = [];
    assert.equal(await reindexArchive(ctx, SYSTEM, engine, (step) => steps.push(step)), 1);
    assert.deepEqual(steps, [
      { step: 'words', done: 1, total: 1 },
      { step: 'index', done: 1, total: 1 },
    ]);
    assert.deepEqual(await find(null), [id]);
    assert.deepEqual(await find(engine), [id]);
    // What the event's purge says to every process.
    beside.purge({ tags: [tag.search], forget: false });
    while ((await find(beside)).length === 0) await wait(10);
    await assert.rejects(
      reindexArchive(ctx, EDITOR, engine, () => {}),
      { code: 'may-not-manage-publication' },
    );
  } finally {
    for (const one of engines) await one.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
