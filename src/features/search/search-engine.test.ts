import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { body, published } from '../articles/testing/make-article.ts';
import { tag } from '../events.ts';
import { relateArticle } from '../related/relate-article.ts';
import { relatedItems } from '../related/related-queries.ts';
import { searchArticles } from './search-articles.ts';
import { SearchEngine } from './search-engine.ts';
import { parseSearchQuery } from './search-query.ts';
import { suggestArticles } from './suggest-articles.ts';

const ctx = await testCtx({ now: '2026-11-24T16:30:00Z' });
const folder = mkdtempSync(join(tmpdir(), 'gilyon-search-'));
const snapshot = join(folder, 'search', 'index');
const notes: string[] = [];
const log = { info: () => {}, warn: (_: object, message: string) => void notes.push(message) };
const engines: SearchEngine[] = [];
after(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
const OTHERWISE = [
  '',
  'השרה הבטיחה נהגים ולוח זמנים לפני החורף, והמבקר ביקש חוזים וקנסות.',
  'תלמידה איחרה לבחינה במתמטיקה, ואמה כתבה מכתב בחרוזים על סבלנות ושעונים.',
  'ברציף נפתח קפה קטן עם מאפים, ומוכר הפרחים מספר שהפרנסה דווקא השתפרה.',
];
const trains = (n: number) => ({
  headline: `ההסכמים על הרכבת לנמל, חלק ${n}`,
  body: body(`הקטר והקרונות ממתינים ברציף, והנוסעים בתחנה. ${OTHERWISE[n]}`),
  topics: ['רכבות'],
});
const old = await published(ctx, trains(1), daysAgo(500));
const recent = await published(ctx, trains(2), daysAgo(2));

async function start(): Promise<SearchEngine> {
  const engine = new SearchEngine({ connection: ctx.connection, log, snapshot, publication: 'ours' });
  engines.push(engine);
  await until(() => engine.state.isReady);
  return engine;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 300; round++) {
    if (await holds()) return;
    await wait(20);
  }
  assert.fail('it never came true');
}

const search = (engine: SearchEngine, q: string) =>
  searchArticles({ db: ctx.db, engine, now: ctx.now(), timeZone: 'Asia/Jerusalem' }, { q, limit: 20 });
const found = async (engine: SearchEngine, q: string) => (await search(engine, q)).items.map(({ card }) => card.id);

const engine = await start();

test('the whole archive is searched, with the found forms marked', async () => {
  const result = await search(engine, 'הסכם רכבת');
  assert.deepEqual(new Set(result.items.map(({ card }) => card.id)), new Set([old, recent]));
  assert.equal(result.windowDays, null);
  const marked = (await search(engine, 'קטר')).items[0]?.excerpt
    .filter((piece) => piece.found)
    .map((piece) => piece.text);
  assert.deepEqual(marked, ['הקטר']);
});

test('what is published is found as soon as its purge was heard, what is held at no moment after', async () => {
  const id = await published(ctx, { headline: 'מעבורת חדשה לאי', body: body('המעבורת תפליג פעמיים ביום') });
  engine.purge({ tags: [tag.lists, tag.article(id)], forget: false });
  await until(async () => (await found(engine, 'מעבורות')).includes(id));
  assert.ok((await suggestArticles(ctx.db, engine, 'מעבו')).some((one) => one.id === id));
  await holdArticle(ctx, SYSTEM, { id, reason: 'צו', kind: 'gag-order' });
  // Before the index has heard of it: the database decides what is shown and counted.
  const held = await search(engine, 'מעבורות');
  assert.deepEqual([held.items.length, held.total], [0, 0]);
  assert.deepEqual(
    (await suggestArticles(ctx.db, engine, 'מעבו')).filter((one) => one.kind === 'article'),
    [],
  );
  engine.purge({ tags: [tag.article(id)], forget: true });
  const { facets } = await search(engine, 'מעבורות');
  assert.deepEqual(facets?.sections, []);
});

test('related lists come from the index, and the neighbours get the new story', async () => {
  const fresh = await published(ctx, trains(3), daysAgo(0));
  engine.purge({ tags: [tag.article(fresh)], forget: false });
  await relateArticle(ctx, { articleId: fresh }, engine);
  const own = await relatedItems(ctx.db, fresh, 6);
  assert.deepEqual(new Set(own.map(({ card }) => card.id)), new Set([recent, old]));
  assert.ok(own.every(({ score, why }) => score > 0 && why.length > 0));
  const olds = (await relatedItems(ctx.db, old, 6)).map(({ card }) => card.id);
  assert.ok(olds.includes(fresh));
});

test('a changed name is found after the index was told that anything may have changed', async () => {
  await ctx.db.updateTable('topics').set({ name: 'מסילות' }).where('name', '=', 'רכבות').execute();
  engine.purge({ tags: [tag.publication], forget: false });
  await until(async () => (await found(engine, 'topic:מסילות')).length === 3);
});

test('a bad snapshot is said so, and the index built anew', async () => {
  await engine.ask('rebuild', {});
  writeFileSync(snapshot, readFileSync(snapshot).subarray(0, 500));
  const again = await start();
  assert.ok((await found(again, 'הסכם')).includes(old));
  assert.ok(notes.some((note) => note.includes('snapshot cannot be used')));
});

test('whatever is typed is answered, or refused in a sentence, by the index and by the plain search alike', async () => {
  const typed = {
    'של את על': 'only stop-words',
    '"הקטר והקרונות': 'a quotation that is never closed',
    הַקַּטָּר: 'niqqud',
    '\u202bהקטר\u202c\u200f': 'direction characters',
    'הקטר 🚂🚂': 'emoji',
    '.*(הקטר)+[א-ת]{2,}?$^|\\b': 'regular-expression characters',
    "הקטר' \\ & | ! <-> :* ": "the database's own operators",
    'הקטר budget ميزانية бюджет': 'four scripts',
    'section: author: from:never -': 'filters without a value',
  };
  for (const [q, what] of Object.entries(typed)) {
    const result = await search(engine, q);
    assert.equal(result.windowDays, null, what);
    if (q.includes('קטר') || q.includes('קַּטָּר'))
      assert.ok(
        result.items.some(({ card }) => card.id === old),
        what,
      );
    const plain = { db: ctx.db, engine: null, now: ctx.now(), timeZone: 'Asia/Jerusalem' };
    await assert.doesNotReject(searchArticles(plain, { q, limit: 20 }), what);
  }
  await assert.rejects(search(engine, 'א'.repeat(10_000)), { code: 'invalid-input' });
});

test('what was held while nothing ran is not even counted when the snapshot answers again', async () => {
  const id = await published(ctx, { headline: 'מגדלור ישן שופץ', body: body('הפנס של המגדלור הוחלף') });
  const before = await start();
  await before.ask('rebuild', {});
  assert.equal((await search(before, 'מגדלורים')).total, 1);
  await before.close();
  await holdArticle(ctx, SYSTEM, { id, reason: 'צו', kind: 'gag-order' });
  const after = await start();
  const query = parseSearchQuery('מגדלור', 'Asia/Jerusalem');
  const { total } = await after.ask('find', {
    query,
    options: { limit: 5, offset: 0, sort: 'relevance', now: ctx.now().getTime() },
  });
  assert.equal(total, 0);
  // The rest of the snapshot has come as well when a phrase is answered.
  assert.ok((await found(after, '"הקטר והקרונות"')).includes(old));
});

test('while the index is away the newest ninety days answer, and it says so', async () => {
  const away = await start();
  await away.close();
  const result = await search(away, 'הסכם');
  assert.equal(result.windowDays, 90);
});
