import assert from 'node:assert/strict';
import { test } from 'node:test';
import { USUAL_STYLE } from '../../language/check-style.ts';
import { Forbidden } from '../../platform/errors.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR } from '../articles/testing/make-article.ts';
import { houseRules } from './house-rules-queries.ts';
import { setHouseRules } from './set-house-rules.ts';

const ctx = await testCtx();
const ADMIN = { ...EDITOR, role: 'admin' as const };

test('until somebody chooses, the usual rules hold; then the chosen ones do, and the log says so', async () => {
  assert.deepEqual(await houseRules(ctx.db), USUAL_STYLE);
  const style = { rules: ['maqaf' as const, 'replacement' as const], replacements: [{ from: 'אינטרנט', to: 'מרשתת' }] };
  await setHouseRules(ctx, ADMIN, style);
  assert.deepEqual(await houseRules(ctx.db), style);
  await setHouseRules(ctx, ADMIN, { rules: [], replacements: [] });
  assert.deepEqual(await houseRules(ctx.db), { rules: [], replacements: [] });
  const logged = await ctx.db
    .selectFrom('event_log')
    .select('name')
    .where('name', '=', 'house-rules-changed')
    .execute();
  assert.equal(logged.length, 2);
});

test('a rule that the program no longer knows is left out', async () => {
  await ctx.db
    .updateTable('house_rules')
    .set({ rules: ['maqaf', 'of-old'] })
    .execute();
  assert.deepEqual((await houseRules(ctx.db)).rules, ['maqaf']);
});

test('only an administrator sets the rules', async () => {
  await assert.rejects(setHouseRules(ctx, EDITOR, USUAL_STYLE), Forbidden);
});
