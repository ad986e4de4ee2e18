import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { homeFront } from '../fronts/front-queries.ts';
import { relatedItems } from '../related/related-queries.ts';
import { searchArticles } from '../search/search-articles.ts';
import {
  articleStanding,
  authorBySlug,
  cardsByIds,
  countPublic,
  newestCards,
  publicAddresses,
  publicNames,
  publicSections,
  publishedArticle,
  sectionBySlug,
  sections,
  topicBySlug,
} from './article-queries.ts';
import { holdArticle } from './hold-article.ts';
import { staffArticle } from './newsroom-queries.ts';
import { publishArticle } from './publish-article.ts';
import { publishDue } from './publish-due.ts';
import { endHold } from './release-hold.ts';
import { saveArticle } from './save-article.ts';
import { body, draft, EDITOR, published, REPORTER } from './testing/make-article.ts';

const ctx = await testCtx({ reactionsOf });
const TEXT = 'הדייגים בנמל דרשו פיצוי על סגירת המזח הדרומי אחרי הסערה, והעירייה הבטיחה תשובה.';

/** What every public query says of the article: through which doors it can be seen. */
async function doorsTo(id: ArticleId): Promise<string[]> {
  const { db } = ctx;
  const cards = async (found: Promise<{ id: ArticleId }[]>) => (await found).some((card) => card.id === id);
  const front = await homeFront(db, ctx.now(), await sections(db));
  const onFront = front.slots.flatMap((slot) => slot.cards);
  const others = await db.selectFrom('published_articles').select('id').execute();
  const related = await Promise.all(others.map((other) => relatedItems(db, other.id as ArticleId, 20)));
  const names = await publicNames(db);
  const seen = {
    page: (await publishedArticle(db, id)) !== null,
    standing: (await articleStanding(db, id)).is !== 'unknown',
    list: await cards(newestCards(db, { limit: 100 })),
    byId: await cards(cardsByIds(db, [id])),
    front: onFront.some((card) => card.id === id),
    sitemap: await cards(publicAddresses(db, { limit: 100, offset: 0 })),
    search: (
      await searchArticles(
        { db, engine: null, now: ctx.now(), timeZone: 'Asia/Jerusalem' },
        { q: 'הדייגים', limit: 50 },
      )
    ).items.some(({ card }) => card.id === id),
    related: related.flat().some(({ card }) => card.id === id),
    topic: (await topicBySlug(db, 'צו-איסור')) !== null,
    author: (await authorBySlug(db, 'כתבת-חסויה')) !== null,
    section: (await sectionBySlug(db, 'מדור-חסוי')) !== null,
    menu: (await publicSections(db)).some(({ name }) => name === 'מדור חסוי'),
    names: [...names.topics, ...names.authors].some(({ name }) => name === 'צו איסור' || name === 'כתבת חסויה'),
  };
  return Object.entries(seen).flatMap(([door, open]) => (open ? [door] : []));
}

const secret = {
  ...{ section: 'מדור חסוי', topics: ['צו איסור'], authors: ['כתבת חסויה'] },
  ...{ headline: 'הדייגים: הסיפור החסוי', body: body(TEXT) },
};

test('a hold closes every door in one transaction, and its end opens the same ones', async () => {
  for (let turn = 0; turn < 4; turn++) await published(ctx, { headline: `הדייגים, חלק ${turn}`, body: body(TEXT) });
  const id = await published(ctx, secret);
  await ctx.settle(jobHandlers);
  const open = await doorsTo(id);
  assert.equal(open.length, 13, `open: ${open.join(' ')}`);
  const before = await countPublic(ctx.db);

  await holdArticle(ctx, EDITOR, { id, reason: 'צו איסור פרסום' });
  assert.deepEqual(await doorsTo(id), [], 'before any job has run');
  assert.ok(ctx.purges.at(-2)?.tags.includes('publication'), 'every menu loses the section');
  assert.equal(ctx.purges.at(-1)?.forget, true);
  await ctx.settle(jobHandlers);
  assert.deepEqual(await doorsTo(id), []);
  assert.equal(await countPublic(ctx.db), before - 1);

  await endHold(ctx, EDITOR, { id });
  await ctx.settle(jobHandlers);
  assert.deepEqual(await doorsTo(id), open);
});

test('a draft, a scheduled and an embargoed story are behind every door too', async () => {
  const names = { section: 'מדור שני', topics: ['צו איסור שני'], authors: ['כתבת חסויה שנייה'] };
  const id = await draft(ctx, { ...secret, ...names });
  const unseen = async () => {
    const { topics, authors } = await publicNames(ctx.db);
    assert.ok(![...topics, ...authors, ...(await publicSections(ctx.db))].some(({ name }) => name.includes('שני')));
    assert.equal(await topicBySlug(ctx.db, 'צו-איסור-שני'), null);
    assert.equal(await publishedArticle(ctx.db, id), null);
    assert.deepEqual(await articleStanding(ctx.db, id), { is: 'unknown' });
  };
  await unseen();
  await publishArticle(ctx, EDITOR, { id, at: new Date(ctx.now().getTime() + 60_000) });
  await unseen();
  await holdArticle(ctx, EDITOR, { id, reason: 'אמברגו' });
  ctx.clock.advance(120);
  await ctx.settle(jobHandlers);
  await publishDue(ctx);
  await unseen();
});

test('a held story cannot be published around its hold', async () => {
  const id = await published(ctx);
  await holdArticle(ctx, EDITOR, { id, reason: 'הצנזורה' });
  await assert.rejects(publishArticle(ctx, EDITOR, { id }), { code: 'held' });
  await assert.rejects(publishArticle(ctx, EDITOR, { id, at: new Date('2030-01-01') }), { code: 'held' });
  await assert.rejects(endHold(ctx, REPORTER, { id }), { name: 'Forbidden' });
  await assert.rejects(endHold(ctx, EDITOR, { id: await draft(ctx) }), { code: 'not-held' });
});

test('an embargo ends at its moment: what was public returns as it was, without what was saved meanwhile', async () => {
  const id = await published(ctx, { headline: 'כפי שפורסמה' });
  const until = new Date(ctx.now().getTime() + 3_600_000);
  await holdArticle(ctx, EDITOR, { id, reason: 'אמברגו', until });
  await saveArticle(ctx, REPORTER, { id, version: null, patch: { headline: 'נוסח שאיש לא אישר' } });
  ctx.clock.advance(3599);
  await ctx.settle(jobHandlers);
  assert.equal(await publishedArticle(ctx.db, id), null);
  ctx.clock.advance(2);
  await ctx.settle(jobHandlers);
  assert.equal((await publishedArticle(ctx.db, id))?.headline, 'כפי שפורסמה');
  assert.equal((await staffArticle(ctx.db, id))?.content.headline, 'נוסח שאיש לא אישר');
});

test('an embargo whose job was lost ends by the clock, and a longer hold set meanwhile stays', async () => {
  const [lost, longer] = [await published(ctx), await published(ctx)];
  const until = new Date(ctx.now().getTime() + 60_000);
  for (const id of [lost, longer]) await holdArticle(ctx, EDITOR, { id, reason: 'אמברגו', until });
  await holdArticle(ctx, EDITOR, { id: longer, reason: 'עד הודעה חדשה' });
  ctx.clock.advance(61);
  await ctx.settle((it) => ({ ...jobHandlers(it), 'release-hold': { concurrency: 1, run: async () => {} } }));
  await publishDue(ctx);
  assert.notEqual(await publishedArticle(ctx.db, lost), null);
  assert.equal(await publishedArticle(ctx.db, longer), null);
});
