import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { endHold } from '../articles/release-hold.ts';
import { EDITOR, published, REPORTER } from '../articles/testing/make-article.ts';
import { tag } from '../events.ts';
import { renewFronts } from './renew-fronts.ts';
import { nextRibbonChange, ribbonAt } from './ribbon.ts';
import { newestRibbons, openRibbons } from './ribbon-queries.ts';
import { changeRibbon, endRibbon, setRibbon } from './set-ribbon.ts';

const ctx = await testCtx({ reactionsOf });
const inMinutes = (minutes: number) => new Date(ctx.now().getTime() + minutes * 60_000);
const line = (changes: object = {}) => ({
  message: 'הנמל נסגר',
  article: null,
  scope: 'all' as const,
  startsAt: null,
  endsAt: inMinutes(60),
  ...changes,
});
const shown = async (isHome = false) => ribbonAt(await openRibbons(ctx.db), ctx.now(), isHome)?.message ?? null;
const told = async (name: string) =>
  (await ctx.db.selectFrom('event_log').where('name', '=', name).selectAll().execute()).length;

test('a ribbon stands from its start to its end, by itself, and the pages are told once of each', async () => {
  await setRibbon(ctx, EDITOR, line({ startsAt: inMinutes(10) }));
  assert.equal(await shown(), null);
  assert.deepEqual(nextRibbonChange(await openRibbons(ctx.db), ctx.now(), false), inMinutes(10));
  ctx.clock.advance(600);
  assert.equal(await shown(), 'הנמל נסגר');
  await ctx.settle(jobHandlers);
  await renewFronts(ctx);
  assert.equal(await told('ribbon-begun'), 1);
  ctx.clock.advance(50 * 60);
  assert.equal(await shown(), null);
  ctx.purges.length = 0;
  await ctx.settle(jobHandlers);
  await renewFronts(ctx);
  assert.equal(await told('ribbon-ended'), 1);
  assert.deepEqual(ctx.purges, [{ tags: [tag.ribbon], forget: true }]);
});

test('taken off by hand it is gone at once, from the last good copies too, and cannot be changed any more', async () => {
  const { id } = await setRibbon(ctx, EDITOR, line());
  await endRibbon(ctx, EDITOR, id);
  assert.equal(await shown(), null);
  assert.equal(ctx.purges.at(-1)?.forget, true);
  await assert.rejects(changeRibbon(ctx, EDITOR, id, line()), { code: 'ribbon-ended' });
  await assert.rejects(endRibbon(ctx, EDITOR, id), { code: 'ribbon-ended' });
  assert.equal((await newestRibbons(ctx.db, 1))[0]?.id, id);
});

test('the home page alone bears its own ribbon, and a change of place purges both', async () => {
  const { id } = await setRibbon(ctx, EDITOR, line({ scope: 'home' }));
  assert.deepEqual(ctx.purges.at(-1)?.tags, [tag.homeRibbon]);
  assert.deepEqual([await shown(), await shown(true)], [null, 'הנמל נסגר']);
  await changeRibbon(ctx, EDITOR, id, line({ message: 'הנמל נפתח' }));
  assert.deepEqual(new Set(ctx.purges.at(-1)?.tags), new Set([tag.homeRibbon, tag.ribbon]));
  assert.equal(await shown(), 'הנמל נפתח');
  await setRibbon(ctx, EDITOR, line({ message: 'חדש ממנו', startsAt: inMinutes(1) }));
  ctx.clock.advance(61);
  assert.equal(await shown(), 'חדש ממנו', 'of two the one that began last');
});

test('a ribbon that leads to a held story is not shown either', async () => {
  const article = await published(ctx);
  await setRibbon(ctx, EDITOR, line({ message: 'הסיפור החסוי', article, startsAt: inMinutes(2) }));
  ctx.clock.advance(121);
  assert.equal(await shown(), 'הסיפור החסוי');
  await holdArticle(ctx, EDITOR, { id: article, reason: 'צו' });
  assert.notEqual(await shown(), 'הסיפור החסוי');
  await endHold(ctx, EDITOR, { id: article });
  assert.equal(await shown(), 'הסיפור החסוי');
});

test('what cannot be is refused by its field, and so is who may not', async () => {
  await assert.rejects(setRibbon(ctx, REPORTER, line()), { code: 'may-not-arrange-fronts' });
  const faults = async (changes: object) =>
    setRibbon(ctx, EDITOR, line(changes)).catch((error: { faults: { path: string }[] }) =>
      error.faults.map(({ path }) => path),
    );
  assert.deepEqual(await faults({ endsAt: inMinutes(-1) }), ['endsAt']);
  assert.deepEqual(await faults({ startsAt: inMinutes(90) }), ['endsAt']);
  assert.deepEqual(await faults({ article: 'zzzzzzzz' }), ['article']);
});
