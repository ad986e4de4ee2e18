import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from './actor.ts';
import { forgetOldOrigins } from './forget-old-origins.ts';
import type { ArticleId } from './ids.ts';
import { testCtx } from './testing/test-ctx.ts';

const ctx = await testCtx();
const log = () => ctx.db.selectFrom('event_log').select(['name', 'came_from']).orderBy('id').execute();

test('after half a year the network and the client are forgotten; the door, and that it was done, stay', async () => {
  const by = { ...SYSTEM, from: { door: 'newsroom' as const, network: 'a1b2c3', client: 'Firefox, Windows' } };
  const happen = () =>
    ctx.transact((_trx, emit) => emit({ name: 'article-drafted', articleId: 'abcd2345' as ArticleId }, by));
  await happen();
  ctx.clock.advance(179 * 86_400);
  await happen();
  await forgetOldOrigins(ctx);
  assert.deepEqual((await log())[0]?.came_from, by.from, 'not a day too early');
  ctx.clock.advance(2 * 86_400);
  await forgetOldOrigins(ctx);
  assert.deepEqual(
    (await log()).map(({ came_from }) => came_from),
    [{ door: 'newsroom' }, by.from],
  );
});
