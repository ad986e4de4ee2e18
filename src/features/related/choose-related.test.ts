import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { body, draft, EDITOR, published, REPORTER } from '../articles/testing/make-article.ts';
import { chooseRelated } from './choose-related.ts';
import { RELATED_SHOWN, type RelatedChoice, withChoices } from './related-choice.ts';
import { bannedHeadlines, relatedCards, relatedItems } from './related-queries.ts';

const ctx = await testCtx();
const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
const make = (n: number) =>
  published(ctx, { headline: `כתבה ${n}`, section: n > 6 ? 'ספורט' : 'חדשות', body: body(`טקסט ${n}`) }, daysAgo(n));
const story = await make(0);
const [a, b, c, d, e] = (await Promise.all([1, 2, 3, 4, 5].map(make))) as [
  ArticleId,
  ArticleId,
  ArticleId,
  ArticleId,
  ArticleId,
];
const elsewhere = await make(7);
await ctx.db
  .insertInto('related_articles')
  .values(
    [a, b, c].map((related_id, position) => ({
      ...{ article_id: story, related_id, position, score: 1 - position / 10, why: ['נמל'], computed_at: ctx.now() },
    })),
  )
  .execute();
const { section_id: sectionId } = await ctx.db
  .selectFrom('articles')
  .select('section_id')
  .where('id', '=', story)
  .executeTakeFirstOrThrow();

const choose = (relatedId: ArticleId, choice: RelatedChoice, place = 0, insteadOf: ArticleId | null = null) =>
  chooseRelated(ctx, EDITOR, { id: story, relatedId, choice, place, insteadOf });
const items = async () => (await relatedItems(ctx.db, story, 20)).map(({ card }) => card.id);
const shown = async (already: ArticleId[] = []) =>
  (
    await relatedCards(ctx.db, { id: story, section: { id: sectionId as SectionId } }, RELATED_SHOWN, already)
  ).cards.map((card) => card.id);

test('choices stand in a list: pins at their places, bans nowhere, nothing twice', () => {
  const list = (...ids: string[]) => ids.map((id) => ({ id }));
  const pins = [
    { id: 'z', place: 2 },
    { id: 'b', place: 0 },
  ];
  const ids = withChoices(list('a', 'b', 'c', 'd'), pins, new Set(['c'])).map(({ id }) => id);
  assert.deepEqual(ids, ['b', 'a', 'z', 'd']);
  assert.deepEqual(withChoices<{ id: string }>([], [{ id: 'a', place: 9 }], new Set()), [{ id: 'a', place: 9 }]);
});

test('an editor pins, bans and replaces, and the page has it at once; the search decides again when it is left to it', async () => {
  assert.deepEqual(await items(), [a, b, c]);
  await choose(elsewhere, 'pin', 1);
  assert.deepEqual(await items(), [a, elsewhere, b, c]);
  await choose(a, 'ban');
  assert.deepEqual((await shown()).slice(0, 3), [b, elsewhere, c]);
  assert.ok(!(await shown()).includes(a), 'not even among the latest');
  await choose(d, 'pin', 2, c);
  assert.deepEqual(await items(), [b, elsewhere, d]);
  const banned = (await bannedHeadlines(ctx.db, story)).map(({ headline }) => headline);
  assert.deepEqual(banned.sort(), ['כתבה 1', 'כתבה 3']);
  for (const id of [elsewhere, a, d, c]) await choose(id, 'found');
  assert.deepEqual(await items(), [a, b, c]);
  const events = await ctx.db.selectFrom('event_log').select('name').where('name', '=', 'related-chosen').execute();
  assert.equal(events.length, 7);
});

test('a page never shows under a story what its text shows already', async () => {
  await choose(e, 'pin');
  assert.deepEqual((await shown([e, b])).slice(0, 2), [a, c]);
  const all = await shown([e, b]);
  assert.ok(!all.includes(e) && !all.includes(b) && !all.includes(story));
  assert.equal(new Set(all).size, all.length);
  await choose(e, 'found');
  await choose(d, 'pin', 1);
  assert.deepEqual((await shown([a])).slice(0, 3), [b, d, c], 'places count what is seen');
  await choose(d, 'found');
});

test('a pin that is held is shown to nobody, and stands again at its place when it returns', async () => {
  const id = await published(ctx, { headline: 'תחקיר', body: body('מסמכים') });
  await choose(id, 'pin');
  assert.equal((await items())[0], id);
  await holdArticle(ctx, EDITOR, { id, reason: 'צו', kind: 'gag-order' });
  assert.ok(!(await items()).includes(id));
});

test('what may not be chosen is refused, and nothing changes', async () => {
  const before = await items();
  const input = { id: story, relatedId: d, choice: 'pin', place: 0, insteadOf: null } as const;
  await assert.rejects(chooseRelated(ctx, REPORTER, input), { code: 'may-not-publish-articles' });
  await assert.rejects(choose(story, 'pin'), { code: 'related-to-itself' });
  await assert.rejects(choose(d, 'pin', 0, d), { code: 'related-to-itself' });
  await assert.rejects(choose(await draft(ctx), 'pin'), { code: 'related-not-public' });
  await assert.rejects(choose('00000000' as ArticleId, 'ban'), { code: 'no-such-article' });
  await assert.rejects(chooseRelated(ctx, EDITOR, { ...input, id: '00000000' as ArticleId }), {
    code: 'no-such-article',
  });
  assert.deepEqual(await items(), before);
});
