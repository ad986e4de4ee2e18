import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { isDatabaseAway } from './database.ts';
import { testCtx } from './testing/test-ctx.ts';

const ctx = await testCtx();

test('a connection that breaks between two statements of a transaction fails the transaction and nothing else', async () => {
  const { db } = ctx;
  const broken = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
    // Long enough for the server's last word to arrive while nothing is asked.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`select 1`.execute(trx);
  });
  await assert.rejects(broken, (error) => isDatabaseAway(error));
  assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }]);
});
