import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { searchArticles } from '../search/search-articles.ts';
import { publishedArticle } from './article-queries.ts';
import { changeName, createName, orderSections } from './change-name.ts';
import { deskName, deskNames, slugNow } from './desk-name-queries.ts';
import { draftArticle } from './draft-article.ts';
import { mergeNames, removeName } from './merge-names.ts';
import { publishArticle } from './publish-article.ts';

const ctx = await testCtx({ reactionsOf });
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'הים סער כל הלילה.' }] }] };

async function published(names: { section: string; authors: string[]; topics: string[] }): Promise<ArticleId> {
  const input = { headline: 'סערה בנמל', body: body as never, ...names };
  const { id } = await draftArticle(ctx, SYSTEM, input, { language: 'he' });
  await publishArticle(ctx, SYSTEM, { id });
  return id;
}

async function idOf(kind: 'section' | 'topic' | 'author', name: string): Promise<string> {
  const found = (await deskNames(ctx.db, kind, { limit: 100 })).find((one) => one.name === name);
  assert.ok(found, name);
  return found.id;
}

test('a renamed topic is at its new address, its former one leads there, and the article is found by the new name', async () => {
  const article = await published({ section: 'חדשות', authors: ['נועה'], topics: ['נמל ישן'] });
  const id = await idOf('topic', 'נמל ישן');
  const before = await deskName(ctx.db, 'topic', id);
  await changeName(ctx, SYSTEM, 'topic', id, { name: 'רציפים', slug: 'רציפים', description: 'מה שקורה על הרציף' });
  assert.equal(await slugNow(ctx.db, 'topic', before?.slug ?? ''), 'רציפים');
  assert.deepEqual((await publishedArticle(ctx.db, article))?.topics[0]?.name, 'רציפים');
  await ctx.settle(jobHandlers);
  const found = await searchArticles(
    { db: ctx.db, engine: null, now: ctx.now(), timeZone: 'Asia/Jerusalem' },
    { q: 'רציפים', limit: 5 },
  );
  assert.deepEqual(
    found.items.map(({ card }) => card.id),
    [article],
  );
});

test('two merged topics are one on every article, in no article twice, and both addresses lead to it', async () => {
  const both = await published({ section: 'חדשות', authors: ['נועה'], topics: ['תחבורה', 'רכבות', 'תחבורה ציבורית'] });
  const one = await published({ section: 'חדשות', authors: ['נועה'], topics: ['תחבורה ציבורית'] });
  const from = await idOf('topic', 'תחבורה ציבורית');
  const into = await idOf('topic', 'תחבורה');
  await mergeNames(ctx, SYSTEM, 'topic', { from, into });
  const namesIn = async (id: ArticleId) => (await publishedArticle(ctx.db, id))?.topics.map(({ name }) => name);
  assert.deepEqual(await namesIn(both), ['תחבורה', 'רכבות']);
  assert.deepEqual(await namesIn(one), ['תחבורה']);
  assert.equal(await slugNow(ctx.db, 'topic', 'תחבורה-ציבורית'), 'תחבורה');
  assert.equal((await deskName(ctx.db, 'topic', into))?.articles, 2);
  const revisions = await ctx.db.selectFrom('revisions').select('topic_ids').where('article_id', '=', one).execute();
  assert.ok(revisions.every((revision) => !revision.topic_ids.includes(from)));
  await assert.rejects(mergeNames(ctx, SYSTEM, 'topic', { from, into }), NotFound);
  await assert.rejects(mergeNames(ctx, SYSTEM, 'topic', { from: into, into }), Conflict);
});

test('merged authors and sections carry their articles over, drafts and schedules too', async () => {
  const id = await published({ section: 'מקומי', authors: ['דנה לוי', 'ד. לוי'], topics: [] });
  await mergeNames(ctx, SYSTEM, 'author', {
    from: await idOf('author', 'ד. לוי'),
    into: await idOf('author', 'דנה לוי'),
  });
  await mergeNames(ctx, SYSTEM, 'section', {
    from: await idOf('section', 'מקומי'),
    into: await idOf('section', 'חדשות'),
  });
  const article = await publishedArticle(ctx.db, id);
  assert.deepEqual(
    article?.authors.map(({ name }) => name),
    ['דנה לוי'],
  );
  assert.equal(article?.section.name, 'חדשות');
  const row = await ctx.db.selectFrom('articles').select('author_ids').where('id', '=', id).executeTakeFirst();
  assert.deepEqual(row?.author_ids, [await idOf('author', 'דנה לוי')]);
});

test('a name that something bears is not deleted, nor given twice; one that nothing bears is', async () => {
  const code = (expected: string) => (error: unknown) => error instanceof Conflict && error.code === expected;
  await assert.rejects(removeName(ctx, SYSTEM, 'section', await idOf('section', 'חדשות')), code('name-in-use'));
  const id = await createName(ctx, SYSTEM, 'section', { name: 'ספורט' });
  await assert.rejects(createName(ctx, SYSTEM, 'section', { name: 'ספורט' }), code('name-taken'));
  await assert.rejects(changeName(ctx, SYSTEM, 'section', id, { slug: 'חדשות' }), code('slug-taken'));
  await removeName(ctx, SYSTEM, 'section', id);
  assert.equal(await deskName(ctx.db, 'section', id), null);
});

test('sections stand in the order they are put into', async () => {
  const sport = await createName(ctx, SYSTEM, 'section', { name: 'ספורט' });
  const culture = await createName(ctx, SYSTEM, 'section', { name: 'תרבות' });
  await ctx.settle(jobHandlers);
  await orderSections(ctx, SYSTEM, [culture, sport]);
  const names = (await deskNames(ctx.db, 'section', { limit: 10 })).map(({ name }) => name);
  assert.deepEqual(names, ['תרבות', 'ספורט', 'חדשות']);
  assert.deepEqual(
    ctx.jobs.filter((job) => job.name === 'reindex-named'),
    [],
    'no article is indexed anew for it',
  );
  await assert.rejects(orderSections(ctx, SYSTEM, [ctx.newId()]), Conflict);
});

test('a reporter changes no names', async () => {
  const reporter: Actor = { kind: 'person', id: ctx.newId() as PersonId, name: 'כ', role: 'reporter' };
  await assert.rejects(createName(ctx, reporter, 'topic', { name: 'א' }), Forbidden);
  await assert.rejects(mergeNames(ctx, reporter, 'topic', { from: ctx.newId(), into: ctx.newId() }), Forbidden);
});
