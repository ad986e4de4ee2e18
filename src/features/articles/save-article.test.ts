import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { sections } from './article-queries.ts';
import { draftArticle } from './draft-article.ts';
import { revisionContent, revisionsOf, staffArticle } from './newsroom-queries.ts';
import { publishArticle } from './publish-article.ts';
import { saveArticle } from './save-article.ts';
import { body, draft, EDITOR, published, REPORTER } from './testing/make-article.ts';

const ctx = await testCtx();
const count = async (table: 'authors' | 'topics' | 'sections') =>
  (await ctx.db.selectFrom(table).select('id').execute()).length;

test('each save is a revision, and what readers see stays until it is published again', async () => {
  const id = await published(ctx);
  await saveArticle(ctx, REPORTER, { id, version: 2, patch: { headline: 'כותרת חדשה', deck: 'משנה' } });
  const public_ = await ctx.db.selectFrom('published_articles').selectAll().where('id', '=', id).executeTakeFirst();
  assert.equal(public_?.headline, 'המועצה אישרה: "הנמל יורחב"');
  const article = await staffArticle(ctx.db, id);
  assert.equal(article?.content.headline, 'כותרת חדשה');
  assert.equal(article?.revision, 2);
  assert.equal(article?.publishedRevision, 1);
  assert.equal((await revisionContent(ctx.db, id, 1))?.headline, 'המועצה אישרה: "הנמל יורחב"');
  const [second] = await revisionsOf(ctx.db, id);
  assert.deepEqual(second?.savedBy, { kind: 'token', id: 'token-reporter', name: 'reporter' });
  assert.deepEqual(second?.changed, ['headline', 'deck']);
});

test('of two saves at once over the same version one wins, and the other is kept as a revision that the error names', async () => {
  const id = await draft(ctx);
  const results = await Promise.allSettled([
    saveArticle(ctx, REPORTER, { id, version: 1, patch: { body: body('הנוסח של הכתבת') } }),
    saveArticle(ctx, EDITOR, { id, version: 1, patch: { body: body('הנוסח של העורכת') } }),
  ]);
  const lost = results.find((result) => result.status === 'rejected')?.reason;
  assert.ok(lost instanceof Conflict);
  assert.equal(lost.code, 'stale-edit');
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
  const article = await staffArticle(ctx.db, id);
  const kept = await revisionContent(ctx.db, id, Number(lost.details.keptAs));
  const texts = [article?.content.body, kept?.body].map((one) => JSON.stringify(one));
  assert.ok(texts.some((text) => text.includes('הכתבת')) && texts.some((text) => text.includes('העורכת')));
  assert.equal(article?.version, 2);
  assert.equal(article?.revision, 2);

  // The next save goes on from the one that won.
  const next = await saveArticle(ctx, EDITOR, { id, version: 2, patch: { deck: 'ובהמשך' } });
  assert.deepEqual(next, { version: 3, revision: 4 });
});

test('a stale edit sent ten times over is kept once', async () => {
  const id = await draft(ctx);
  await saveArticle(ctx, EDITOR, { id, version: 1, patch: { deck: 'ראשון' } });
  for (let turn = 0; turn < 10; turn++) {
    await assert.rejects(saveArticle(ctx, REPORTER, { id, version: 1, patch: { deck: 'שני' } }), {
      code: 'stale-edit',
    });
  }
  assert.equal((await revisionsOf(ctx.db, id)).length, 3);
});

test('a save sent again after a lost answer changes nothing and is no conflict', async () => {
  const id = await draft(ctx);
  const patch = { headline: 'פעם אחת', body: body('שורה', 'שורה') };
  const first = await saveArticle(ctx, REPORTER, { id, version: 1, patch });
  assert.deepEqual(await saveArticle(ctx, REPORTER, { id, version: 1, patch }), first);
  assert.equal((await revisionsOf(ctx.db, id)).length, 2);
});

test('a new name is made once, however many write it at the same moment', async () => {
  const before = { authors: await count('authors'), topics: await count('topics'), sections: await count('sections') };
  const names = ['גל', 'אביב', 'רון'];
  await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      draft(ctx, {
        headline: `במקביל ${turn}`,
        section: 'מדור חדש',
        authors: turn % 2 ? names : names.toReversed(),
        topics: ['ב', 'א'],
      }),
    ),
  );
  assert.equal(await count('authors'), before.authors + 3);
  assert.equal(await count('topics'), before.topics + 2);
  assert.equal(await count('sections'), before.sections + 1);
  assert.equal((await sections(ctx.db)).at(-1)?.name, 'מדור חדש', 'a new section comes last in the menu');
});

test('a name typed with other quotation marks or capitals is the same name', async () => {
  const [first, second] = await Promise.all([
    staffArticle(ctx.db, await draft(ctx, { topics: ['ארה"ב', 'Open Harbour'] })),
    staffArticle(ctx.db, await draft(ctx, { topics: ['ארה״ב', 'open harbour'] })),
  ]);
  assert.deepEqual(first?.content.topicIds, second?.content.topicIds);
  const bySlug = await staffArticle(ctx.db, await draft(ctx, { topics: ['ארהב', 'open-harbour'] }));
  assert.deepEqual(bySlug?.content.topicIds, first?.content.topicIds);
});

test('an id that is nothing is a fault at its place, and nothing is made of the rest', async () => {
  const nobody = '01890000-0000-7000-8000-000000000000';
  const before = await count('topics');
  const photoless = { type: 'doc' as const, content: [{ type: 'photo', attrs: { photoId: nobody } }] };
  const attempt = draft(ctx, {
    section: nobody,
    authors: ['מישהי', nobody],
    topics: ['נושא שלא ייוולד', nobody],
    lead: { photo: nobody },
    body: photoless,
  });
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Invalid);
  assert.deepEqual(
    error.faults.map((fault) => [fault.path, fault.code]),
    [
      ['lead/photo', 'unknown-photo'],
      ['body', 'unknown-photo'],
      ['section', 'unknown-section'],
      ['authors/1', 'unknown-author'],
      ['topics/1', 'unknown-topic'],
    ],
  );
  assert.equal(await count('topics'), before);
});

test('the address follows the headline until the article is public, and never after', async () => {
  const id = await draft(ctx, { headline: 'כותרת ראשונה' });
  await saveArticle(ctx, SYSTEM, { id, version: null, patch: { headline: 'ארה"ב: כותרת שנייה' } });
  assert.equal((await staffArticle(ctx.db, id))?.content.slug, 'ארהב-כותרת-שנייה');
  await publishArticle(ctx, SYSTEM, { id });
  await saveArticle(ctx, SYSTEM, { id, version: null, patch: { headline: 'כותרת שלישית' } });
  assert.equal((await staffArticle(ctx.db, id))?.content.slug, 'ארהב-כותרת-שנייה');
});

test('a reader writes nothing, and an unknown article is unknown', async () => {
  const reader = { kind: 'person', id: 'p' as PersonId, name: 'קורא', role: 'reader' } as const;
  const input = { headline: 'א', section: 'חדשות', authors: [], body: body('ב') };
  await assert.rejects(draftArticle(ctx, reader, input, { language: 'he' }), Forbidden);
  const id = await draft(ctx);
  await assert.rejects(saveArticle(ctx, reader, { id, version: null, patch: { deck: 'ג' } }), Forbidden);
  const unknown = saveArticle(ctx, SYSTEM, { id: 'zzzzzzzz' as ArticleId, version: null, patch: {} });
  await assert.rejects(unknown, NotFound);
});

test('a draft that is asked for twice under one key, even at once, is one article', async () => {
  const draftKey = ctx.newId();
  const input = { headline: 'פעם אחת', section: 'חדשות', authors: [], body: body('א'), draftKey };
  const make = () => draftArticle(ctx, REPORTER, input, { language: 'he' });
  const [one, two] = await Promise.all([make(), make()]);
  assert.equal(one.id, two.id);
  assert.equal((await make()).id, one.id);
});
