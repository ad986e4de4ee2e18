import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { person } from '../people/testing/make-person.ts';
import { moveArticle } from './move-article.ts';
import { returnedTo } from './returned-queries.ts';
import { draft } from './testing/make-article.ts';

const ctx = await testCtx();

test('an article that came back waits for whoever handed it in, until it is handed in again', async () => {
  const noa = await person(ctx, 'נועה');
  const amos = await person(ctx, 'עמוס', 'editor');
  const id = await draft(ctx, { headline: 'חזרה' });
  const waits = async (who: typeof noa) => (await returnedTo(ctx.db, who.id)).map(({ headline }) => headline);
  await moveArticle(ctx, noa, { id, move: 'hand-in' });
  assert.deepEqual(await waits(noa), []);
  await moveArticle(ctx, amos, { id, move: 'return', note: 'חסרה תגובה' });
  assert.deepEqual([await waits(noa), await waits(amos)], [['חזרה'], []]);
  await moveArticle(ctx, noa, { id, move: 'hand-in' });
  assert.deepEqual(await waits(noa), []);
});
