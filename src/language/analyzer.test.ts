import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchKeys, rankKeys } from './analyzer.ts';
import {
  ARABIC_ENDINGS,
  ARABIC_PARTICLES,
  arabicLetters,
  arabicStems,
  PERSIAN_ENDINGS,
  PERSIAN_OPENINGS,
} from './arabic-keys.ts';
import { englishStem } from './english-stem.ts';
import { ENDINGS, PARTICLE_ROWS, VERB_PATTERNS } from './hebrew-rules.ts';
import { keyHash } from './key.ts';
import { withoutFinals, wordsOf } from './normalize.ts';
import { placedWords } from './words.ts';

const meet = (a: string, b: string) => {
  const keys = new Set(matchKeys(a).map(({ key }) => key));
  return matchKeys(b).some(({ key }) => keys.has(key));
};
/** The best product of two words' weights over the keys that they share. */
const likeness = (a: string, b: string) => {
  const [x, y] = [rankKeys(a), rankKeys(b)];
  return Math.max(0, ...x.hashes.map((hash, at) => (x.weights[at] ?? 0) * (y.weights[y.hashes.indexOf(hash)] ?? 0)));
};
const parts = (example: string) => example.split(' ← ') as [string, string];
const has = (word: string, hash: number) => rankKeys(word).hashes.includes(hash);

test('every particle, ending and verb pattern of Hebrew reads its own example', () => {
  for (const { example } of PARTICLE_ROWS) {
    const [word, base] = parts(example).map(withoutFinals) as [string, string];
    assert.ok(
      matchKeys(word).some(({ key }) => key === base),
      example,
    );
  }
  for (const { example } of ENDINGS) {
    const [word, stem] = parts(example);
    assert.ok(
      matchKeys(word).some(({ key }) => key === `~${stem}`),
      example,
    );
  }
  for (const { example, label } of VERB_PATTERNS) {
    const [word, root] = parts(example);
    assert.ok(has(word, keyHash('verb', label + root)), example);
  }
});

test('the forms of a Hebrew word meet, whatever stands before and behind it', () => {
  for (const [a, b] of [
    ['הסכם', 'ההסכמים'],
    ['הסכם', 'ושבהסכמיהם'],
    ['ממשלה', 'לממשלת'],
    ['ילד', 'מהילדים'],
    ['ספר', 'ספריו'],
    ['ראש', 'כשבראשה'],
  ] as const) {
    assert.ok(meet(a, b), `${a} ${b}`);
  }
  assert.ok(!meet('שולחן', 'מחשב'));
});

test('one spelling and another, and the forms of a verb, are alike in ranking', () => {
  assert.ok(likeness('תכנית', 'תוכניות') > 0);
  assert.ok(likeness('דיברו', 'מדברת') > likeness('דיברו', 'דברים'));
  assert.ok(likeness('עיר', 'ערים') > 0);
  assert.ok(likeness('התפטר', 'מתפטרים') > 0.1);
  assert.equal(likeness('שולחן', 'מחשב'), 0);
});

test('an acronym stays whole, whichever quotation mark it is written with, behind particles as well', () => {
  const written = ['צה"ל', 'צה״ל', 'צה”ל', "צה''ל"].map((text) => wordsOf(text));
  for (const words of written) assert.deepEqual(words, ['צה"ל']);
  assert.ok(meet('צה"ל', 'בצה"ל'));
  assert.ok(meet('צה"ל', 'צהל'));
  assert.ok(!matchKeys('צה"ל').some(({ key }) => key.startsWith('~')), 'nothing is cut from its end');
});

test('a name is found with its geresh and without', () => {
  assert.ok(meet(wordsOf("ז'בוטינסקי")[0] ?? '', 'זבוטינסקי'));
  assert.ok(meet(wordsOf('לז׳בוטינסקי')[0] ?? '', "ז'בוטינסקי"));
  assert.deepEqual(wordsOf("קסים-ז'ומארט"), ['קסים', "ז'ומארט"]);
});

test('niqqud, maqaf and directional characters change nothing', () => {
  assert.deepEqual(wordsOf('שָׁלוֹם בֵּית־סֵפֶר \u202Bעיר\u202C'), ['שלום', 'בית', 'ספר', 'עיר']);
});

test('every rule of Arabic and Persian reads its own example', () => {
  for (const rules of [ARABIC_PARTICLES, ARABIC_ENDINGS, PERSIAN_OPENINGS, PERSIAN_ENDINGS]) {
    for (const { example } of rules) {
      const [written, stem] = parts(example);
      assert.ok(arabicStems(arabicLetters(written), written).includes(arabicLetters(stem)), example);
    }
  }
});

test('Arabic letters that stand for each other are one', () => {
  for (const [a, b] of [
    ['إسرائيل', 'اسرائيل'],
    ['مكتبة', 'مكتبه'],
    ['المدينة', 'مدينتها'],
    ['كتاب‌های', 'کتابها'],
  ] as const) {
    assert.ok(meet(wordsOf(a)[0] ?? '', wordsOf(b)[0] ?? ''), `${a} ${b}`);
  }
});

test('English words have the stems that Snowball publishes', () => {
  const published = {
    consign: 'consign',
    consigned: 'consign',
    consistency: 'consist',
    consolation: 'consol',
    conspicuous: 'conspicu',
    knightly: 'knight',
    knots: 'knot',
    generously: 'generous',
    communication: 'communic',
    skies: 'sky',
    dying: 'die',
    hopping: 'hop',
    hoping: 'hope',
    relational: 'relat',
    national: 'nation',
    happiness: 'happi',
    agreements: 'agreement',
    cities: 'citi',
    ties: 'tie',
    gas: 'gas',
    kiwis: 'kiwi',
    succeeding: 'succeed',
    electrical: 'electr',
    rolling: 'roll',
  };
  for (const [word, stem] of Object.entries(published)) assert.equal(englishStem(word), stem, word);
  assert.ok(meet("minister's", 'ministers'));
});

test('words keep the places that they have in the text as it is written', () => {
  const text = 'נשיא ארה״ב (Joe) דק׳ 90% — בֵּית־סֵפֶר, „ציטוט”.';
  const words = placedWords(text);
  assert.deepEqual(
    words.map(({ word }) => word),
    ['נשיא', 'ארה"ב', 'joe', "דק'", '90', 'בית', 'ספר', 'ציטוט'],
  );
  assert.deepEqual(
    words.map(({ at, end }) => text.slice(at, end)),
    ['נשיא', 'ארה״ב', 'Joe', 'דק׳', '90', 'בֵּית', 'סֵפֶר', 'ציטוט'],
  );
});

test('a text has the same words with and without their places', () => {
  for (const text of [
    'הנשיא: "אני, ארה״ב ו-NATO", אמר ב־7.11',
    "'single' quotes' end",
    'ＡＢＣ ½ 🙂 می‌رود',
    'ג׳ורג׳ ו"צה״ל"',
  ]) {
    assert.deepEqual(
      placedWords(text).map(({ word }) => word),
      wordsOf(text),
      text,
    );
  }
});

test('whatever is typed is read: very long words, marks alone, emoji, regular expressions', () => {
  for (const text of ['ו'.repeat(10_000), '"""', '.*+?^$()|[]\\', '🙂🙂', '\u202E\u2067', '\u05B0\u05B1', '']) {
    for (const word of wordsOf(text)) {
      assert.ok(matchKeys(word).length > 0);
      assert.ok(rankKeys(word).hashes.length > 0);
    }
  }
});
