import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseSearchQuery, type SearchSort } from '../search-query.ts';
import { findDocuments } from './find-documents.ts';
import type { IndexedDocument } from './indexed-document.ts';
import { LatentSpace } from './latent-space.ts';
import { moreLikeThis } from './more-like-this.ts';
import { SearchIndex } from './search-index.ts';
import { BadSnapshot, readSnapshot, writeSnapshot } from './snapshot.ts';
import { Suggester } from './suggest.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24);
const folder = mkdtempSync(join(tmpdir(), 'gilyon-index-'));
after(() => rmSync(folder, { recursive: true, force: true }));

type Given = {
  headline?: string;
  body?: string;
  deck?: string;
  author?: string;
  section?: string;
  daysAgo?: number;
  language?: string;
};

function story(id: string, given: Given): IndexedDocument {
  const { author = 'דנה כהן', section = 'חדשות', daysAgo = 1, language = 'he' } = given;
  const names = {
    section: { id: section, slug: section, name: section },
    author: { id: author, slug: 'a', name: author },
  };
  return {
    ...{
      id,
      stamp: '1',
      publishedAt: NOW - daysAgo * DAY,
      language,
      section: names.section,
      authors: [names.author],
      topics: [],
    },
    fields: {
      ...{ headline: given.headline ?? '', deck: given.deck ?? '', kicker: '', captions: '', body: given.body ?? '' },
      names: `${section}\n${author}`,
    },
  };
}

function indexOf(stories: Record<string, Given>, { compacted = true } = {}): SearchIndex {
  const index = new SearchIndex();
  for (const [id, given] of Object.entries(stories)) index.put(story(id, given));
  if (compacted) index.compact();
  return index;
}

function find(index: SearchIndex, text: string, sort: SearchSort = 'relevance') {
  const query = parseSearchQuery(text, 'Asia/Jerusalem');
  return findDocuments(index, query, { limit: 20, offset: 0, sort, now: NOW });
}
const ids = (index: SearchIndex, text: string, sort?: SearchSort) => find(index, text, sort).hits.map(({ id }) => id);

const NEWS = {
  agreement: { headline: 'ההסכמים נחתמו בנמל', body: 'ראש העיר חתם על ההסכם עם צה״ל.', daysAgo: 3 },
  budget: {
    headline: 'תקציב העירייה אושר',
    body: 'העיר של ראש המועצה תקבל תקציב.',
    author: 'יעל לוי',
    section: 'כלכלה',
    daysAgo: 2,
  },
  name: { headline: "נאומו של ז'בוטינסקי", body: 'הנאום נמצא בארכיון.', daysAgo: 400 },
  english: { headline: 'Ministers agree on NATO budget', body: 'The ministers agreed.', language: 'en', daysAgo: 1 },
};

for (const compacted of [true, false]) {
  const index = indexOf(NEWS, { compacted });
  test(`every form finds every form, ${compacted ? 'packed' : 'just put in'}`, () => {
    assert.deepEqual(ids(index, 'הסכם'), ['agreement']);
    assert.deepEqual(ids(index, 'ושבהסכמיהם'), ['agreement']);
    assert.deepEqual(ids(index, 'minister agreeing'), ['english']);
    for (const written of ['צה"ל', 'צה״ל', 'צהל', "צה''ל"])
      assert.deepEqual(ids(index, written), ['agreement'], written);
    for (const written of ["ז'בוטינסקי", 'ז׳בוטינסקי', 'זבוטינסקי'])
      assert.deepEqual(ids(index, written), ['name'], written);
  });

  test(`a phrase, exclusions and filters hold, ${compacted ? 'packed' : 'just put in'}`, () => {
    assert.deepEqual(ids(index, '"ראש העיר"'), ['agreement']);
    assert.deepEqual(new Set(ids(index, 'ראש העיר')), new Set(['agreement', 'budget']));
    assert.deepEqual(ids(index, 'ראש העיר -תקציב'), ['agreement']);
    assert.deepEqual(ids(index, 'author:לוי'), ['budget']);
    assert.deepEqual(ids(index, 'section:כלכלה תקציב'), ['budget']);
    assert.deepEqual(ids(index, 'to:2025'), ['name']);
    assert.deepEqual(ids(index, 'author:nobody תקציב'), []);
  });
}

test('facets count what was found, and the order can be by date', () => {
  const index = indexOf(NEWS);
  const { facets, total } = find(index, 'ראש העיר');
  assert.equal(total, 2);
  assert.deepEqual(
    facets.sections.map(({ slug, count }) => [slug, count]),
    [
      ['חדשות', 1],
      ['כלכלה', 1],
    ],
  );
  assert.deepEqual(facets.years, [{ year: 2026, count: 2 }]);
  assert.deepEqual(ids(index, 'ראש העיר', 'newest'), ['budget', 'agreement']);
  assert.deepEqual(ids(index, 'ראש העיר', 'oldest'), ['agreement', 'budget']);
});

test('with nothing that holds every word, some of the words answer, and it says so', () => {
  const found = find(indexOf(NEWS), 'תקציב ג׳ירפות');
  assert.equal(found.widened, 'any');
  assert.ok(found.hits.some(({ id }) => id === 'budget'));
  assert.deepEqual(find(indexOf(NEWS), 'ג׳ירפות').hits, []);
});

test("a slip is offered the archive's own word", () => {
  assert.deepEqual(find(indexOf(NEWS), 'ההסכמיס').meant, [{ typed: 'ההסכמיס', word: 'ההסכמים' }]);
  assert.equal(find(indexOf(NEWS), 'תקציב').meant, null);
});

test('a changed document answers by its new words alone; a removed one by none', () => {
  const index = indexOf(NEWS);
  index.put(story('budget', { headline: 'הגשר נפתח' }));
  assert.deepEqual(ids(index, 'הגשר'), ['budget']);
  assert.deepEqual(ids(index, 'תקציב אושר'), []);
  index.remove('budget');
  assert.deepEqual(ids(index, 'הגשר'), []);
  index.compact();
  assert.deepEqual(ids(index, 'הגשר'), []);
  assert.deepEqual(ids(index, 'הסכם'), ['agreement']);
  assert.equal(index.documents.size, 3);
});

test('suggestions come from headlines and names, what was just put in included', () => {
  const index = indexOf(NEWS);
  index.put(story('fresh', { headline: 'תקציב חדש לגשר', daysAgo: 0 }));
  const suggester = new Suggester(index);
  const of = (typed: string) => suggester.suggest(typed).map(({ id }) => id);
  assert.deepEqual(of('תקצ'), ['fresh', 'budget']);
  assert.deepEqual(of('תקציב גש'), []);
  assert.deepEqual(of('תקציב לג'), ['fresh']);
  assert.deepEqual(of('יעל'), ['יעל לוי']);
  assert.deepEqual(of(''), []);
});

test('more like this: its subject before others, not itself, not the same story told twice', () => {
  const train = (n: number) =>
    `הרכבת לנמל מתעכבת שוב, נוסעים ממתינים ברציף ${'אבגדהוזח'[n]}רציף והקטר ${'אבגדהוזח'[n]}תקוע בתחנה`;
  const index = indexOf({
    one: { headline: 'הרכבת מתעכבת', body: train(0) },
    twin: { headline: 'הרכבת מתעכבת', body: train(0) },
    two: { headline: 'רכבות הנמל', body: `${train(1)} והשרה הבטיחה קרונות חדשים ונהגים נוספים` },
    soup: { headline: 'מרק עדשים', body: 'עדשים, בצל, גזר וכמון בסיר גדול' },
    other: { headline: 'ביקורת ספר', body: 'הסופר כתב רומן על ילדות בכפר' },
  });
  const number = index.documents.numberOf('one') ?? -1;
  const alike = moreLikeThis(index, number, { limit: 5, now: NOW, latent: null });
  assert.deepEqual(
    alike.map(({ id }) => id),
    ['two'],
  );
  assert.ok((alike[0]?.why.length ?? 0) > 0);
});

test('latent semantics bring near what shares company but no word', async () => {
  const index = new SearchIndex();
  const say = (id: number, body: string) => index.put(story(`d${id}`, { body }));
  ['סירה חכה', 'חכה גלים', 'סירה עוגן', 'עוגן גלים', 'שופט עדות', 'עדות ערעור', 'שופט ראיה', 'ראיה ערעור'].forEach(
    (body, n) => void say(n, body),
  );
  for (let n = 0; n < 80; n++) say(200 + n, `word${n >> 1} word${(n >> 1) + 40}`);
  say(100, 'סירה');
  say(101, 'גלים');
  say(102, 'ערעור');
  index.compact();
  const space = await LatentSpace.learn(index, async () => {});
  const at = (id: string) => index.documents.numberOf(id) ?? -1;
  assert.ok(space.likeness(at('d100'), at('d101')) > space.likeness(at('d100'), at('d102')));
});

test('a snapshot brings the same index back', async () => {
  const index = indexOf(NEWS);
  const file = join(folder, 'whole');
  await writeSnapshot(file, index, 'ours');
  const read = await readSnapshot(file, 'ours');
  assert.ok(read);
  const back = read.index;
  // Words are sought before the largest part has come.
  assert.equal(back.documents.hasWords, false);
  assert.deepEqual(find(back, 'הסכם'), find(index, 'הסכם'));
  await read.whole;
  assert.deepEqual(new Suggester(back).suggest('תקציב א'), new Suggester(index).suggest('תקציב א'));
  for (const text of ['הסכם', 'author:לוי', '"ראש העיר"', 'budget'])
    assert.deepEqual(find(back, text), find(index, text));
  back.put(story('new', { headline: 'סירות' }));
  assert.deepEqual(ids(back, 'סירה'), ['new']);
  assert.equal(await readSnapshot(join(folder, 'none'), 'ours'), null);
});

test('a snapshot that is cut, changed, older, or of another publication is refused in a sentence', async () => {
  const index = indexOf(NEWS);
  const file = join(folder, 'bad');
  const broken = async (spoil: () => void, publication = 'ours') => {
    await writeSnapshot(file, index, 'ours');
    spoil();
    await assert.rejects(
      readSnapshot(file, publication).then((read) => read?.whole),
      (error: Error) => error instanceof BadSnapshot && error.message.length > 10,
    );
  };
  const bytes = () => readFileSync(file);
  await broken(() => truncateSync(file, Math.floor(bytes().length / 2)));
  await broken(() => truncateSync(file, 0));
  await broken(() => writeFileSync(file, Buffer.concat([bytes().subarray(0, -1), Buffer.from('~')])));
  await broken(() =>
    writeFileSync(file, Buffer.from(bytes().toString('latin1').replace('"version":4', '"version":3'), 'latin1')),
  );
  await broken(() => writeFileSync(file, 'no snapshot at all'));
  const words = index.documents.state().packedWords ?? new Uint8Array(0);
  const inside = bytes().indexOf(words) + words.length - 1;
  await broken(() => writeFileSync(file, bytes().fill(0, inside, inside + 1)));
  await broken(() => {}, 'theirs');
});

test('an article of 200,000 words, of one word, of none: each is taken', () => {
  const index = indexOf({ long: { body: 'מילה אחרת '.repeat(100_000) }, one: { headline: 'שלום' }, none: {} });
  assert.deepEqual(ids(index, 'שלום'), ['one']);
  assert.deepEqual(ids(index, 'אחרת'), ['long']);
  assert.equal(index.documents.count, 3);
  for (const id of ['long', 'one', 'none'])
    moreLikeThis(index, index.documents.numberOf(id) ?? -1, { limit: 5, now: NOW, latent: null });
});

test('only stop-words, four scripts at once, and ten thousand characters are answered', () => {
  const index = indexOf(NEWS);
  for (const text of ['של את על', 'ראש budget ميزانية бюджет', 'א'.repeat(10_000), '[(*+?\\', '🙂🙂', '"של', 'שָׁלוֹם'])
    find(index, text);
  assert.ok(ids(index, 'על').includes('agreement'));
});
