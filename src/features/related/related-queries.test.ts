import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { body, draft, published } from '../articles/testing/make-article.ts';
import { relateArticle } from './relate-article.ts';
import { relatedCards } from './related-queries.ts';

const ctx = await testCtx({ now: '2026-11-24T16:30:00Z' });

const TRAIN = 'הרכבת אל הנמל מתעכבת, והנוסעים ממתינים ברציף התחנה לקטר שאינו מגיע.';
/** What the first tells besides: two that are alike to the word are taken for one story told twice. */
const FIRST = 'תלמידת תיכון איחרה לבחינה במתמטיקה, ואמה כתבה למנהל הקו מכתב בחרוזים על סבלנות, לחם ושעונים.';
const OTHERS = 'מבקר העירייה ביקש לראות את החוזה, את לוח הזמנים ואת הקנסות.';
const train = (n: number) => ({
  headline: `הרכבת לנמל נדחתה, פעם ${n}`,
  section: 'תחבורה',
  topics: ['רכבת'],
  body: body(TRAIN, n === 1 ? FIRST : OTHERS),
});
const soup = (n: number, section: string) => ({
  headline: `מתכון למרק ${n}`,
  section,
  topics: [`אוכל ${n}`],
  body: body(['עדשים', 'בצל', 'כרובית', 'אפונה', 'דלעת', 'שעועית', 'גזר', 'סלק', 'כרישה'][n] ?? ''),
});

const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
const trains: ArticleId[] = [];
for (const n of [1, 2, 3]) trains.push(await published(ctx, train(n), daysAgo(n * n * 10)));
const inSection = [await published(ctx, soup(0, 'תחבורה'), daysAgo(9)), await published(ctx, soup(1, 'תחבורה'))];
const elsewhere: ArticleId[] = [];
for (const n of [2, 3, 4]) elsewhere.push(await published(ctx, soup(n, 'אוכל'), daysAgo(n)));
const hidden = await draft(ctx, train(4));
for (const articleId of [...trains, ...inSection, ...elsewhere]) await relateArticle(ctx, { articleId });

async function shown(id: ArticleId, limit: number) {
  const row = await ctx.db.selectFrom('articles').select('section_id').where('id', '=', id).executeTakeFirstOrThrow();
  const found = await relatedCards(ctx.db, { id, section: { id: row.section_id as SectionId } }, limit);
  return { ...found, ids: found.cards.map((card) => card.id) };
}

test('six stand under an article: what is like it, then its section, then the rest; none twice, never itself', async () => {
  const { kind, filledFrom, ids } = await shown(trains[0] as ArticleId, 6);
  assert.equal(kind, 'related');
  assert.equal(filledFrom, 'everywhere');
  assert.deepEqual(ids.slice(0, 2), [trains[1], trains[2]], 'of two alike the fresher first');
  assert.deepEqual(ids.slice(2, 4), [inSection[1], inSection[0]]);
  assert.deepEqual(ids.slice(4), [elsewhere[0], elsewhere[1]]);
  assert.equal(new Set([...ids, trains[0]]).size, 7);
  assert.ok(!ids.includes(hidden));
});

test('where the likeness suffices, nothing else is mixed in', async () => {
  const { filledFrom, ids } = await shown(trains[0] as ArticleId, 2);
  assert.equal(filledFrom, 'nowhere');
  assert.deepEqual(ids, [trains[1], trains[2]]);
});

test('what nothing is like gets the newest, and does not call them related', async () => {
  const { kind, filledFrom, ids } = await shown(elsewhere[0] as ArticleId, 2);
  assert.equal(kind, 'latest');
  assert.equal(filledFrom, 'section');
  assert.deepEqual(ids, [elsewhere[1], elsewhere[2]]);
});
