import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComparedBlock, compareDocuments, compareTexts } from './compare-documents.ts';
import type { DocumentJson, NodeJson } from './document.ts';

const text = (value: string, ...marks: string[]): NodeJson => ({
  ...{ type: 'text', text: value },
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const p = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const doc = (...content: NodeJson[]): DocumentJson => ({ type: 'doc', content });
const shown = ({ change, block, pieces }: ComparedBlock) =>
  `${change} ${block}: ${pieces.map(({ kind, text: said }) => ({ same: said, added: `[+${said}]`, removed: `[-${said}]` })[kind]).join('')}`;

test('a changed word is one word out and one word in, with its quotes and its maqaf', () => {
  const pieces = compareTexts('נשיא ארה"ב הגיע לנמל־אורן אתמול', 'נשיא ארה״ב הגיע לנמל־אורן הבוקר');
  assert.deepEqual(
    pieces.map(({ kind, text: said }) => [kind, said]),
    [
      ['same', 'נשיא '],
      ['removed', 'ארה"ב'],
      ['added', 'ארה״ב'],
      ['same', ' הגיע לנמל־אורן '],
      ['removed', 'אתמול'],
      ['added', 'הבוקר'],
    ],
  );
});

test('two words changed side by side read as one phrase', () => {
  const pieces = compareTexts('העירייה אישרה תקציב ישן מאוד אתמול', 'העירייה אישרה הסכם חדש לגמרי אתמול');
  assert.deepEqual(
    pieces.filter(({ kind }) => kind !== 'same').map(({ text: said }) => said),
    ['תקציב ישן מאוד', 'הסכם חדש לגמרי'],
  );
});

test('whatever differs, the words of both sides are all there, in their order', () => {
  const samples = ['', 'א', 'א ב ג', 'ב ג א', 'ארה"ב: 90% (כ-3.5) \n שורה', 'Mix של שפות, and more…'];
  for (const before of samples) {
    for (const after of samples) {
      const pieces = compareTexts(before, after);
      const side = (other: string) =>
        pieces
          .filter(({ kind }) => kind !== other)
          .map(({ text: said }) => said)
          .join('');
      assert.equal(side('added'), before);
      assert.equal(side('removed'), after);
    }
  }
});

test('a paragraph put in, one taken out and one changed are seen as such', () => {
  const before = doc(
    p(text('הפתיחה נשארת.')),
    p(text('הדייגים דרשו פיצוי של מיליון שקל.')),
    p(text('פסקה שתוסר כולה.')),
  );
  const after = doc(
    p(text('הפתיחה נשארת.')),
    p(text('פסקה חדשה לגמרי.')),
    p(text('הדייגים דרשו פיצוי של שני מיליון שקל.')),
  );
  assert.deepEqual(compareDocuments(before, after).map(shown), [
    'same paragraph: הפתיחה נשארת.',
    'added paragraph: [+פסקה חדשה לגמרי.]',
    'changed paragraph: הדייגים דרשו פיצוי של [+שני ]מיליון שקל.',
    'removed paragraph: [-פסקה שתוסר כולה.]',
  ]);
});

test('what is only made bold or linked is the same words, restyled', () => {
  const [block] = compareDocuments(doc(p(text('מודגש'))), doc(p(text('מודגש', 'bold'))));
  assert.equal(block && shown(block), 'restyled paragraph: מודגש');
});

test('lists, tables, quotes and photos are words, a line each', () => {
  const list = (...items: string[]): NodeJson => ({
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [p(text(item))] })),
  });
  const row = (...cells: string[]): NodeJson => ({
    type: 'table',
    content: [{ type: 'tableRow', content: cells.map((cell) => ({ type: 'tableCell', content: [p(text(cell))] })) }],
  });
  const photo = (caption: string): NodeJson => ({ type: 'photo', attrs: { photoId: '7', caption, alt: null } });
  const quote: NodeJson = { type: 'pullQuote', attrs: { attribution: 'ראש העיר' }, content: [text('לא ניסוג')] };
  const before = doc(list('אחת', 'שתיים'), row('שנה', '2025'), photo('המזח'), quote);
  const after = doc(list('אחת', 'שלוש'), row('שנה', '2026'), photo('המזח הדרומי'), quote);
  assert.deepEqual(compareDocuments(before, after).map(shown), [
    'same listItem: אחת',
    'added listItem: [+שלוש]',
    'removed listItem: [-שתיים]',
    'changed tableRow: שנה | [-2025][+2026]',
    'changed photo: המזח[+ הדרומי]',
    'same pullQuote: לא ניסוג — ראש העיר',
  ]);
});

test('two long stories without a word in common are compared all the same', () => {
  const long = (word: string) => doc(...Array.from({ length: 1200 }, (_, n) => p(text(`${word}${n} `.repeat(20)))));
  const compared = compareDocuments(long('א'), long('ב'));
  assert.equal(compared.filter(({ change }) => change === 'added').length, 1200);
  assert.equal(compared.filter(({ change }) => change === 'removed').length, 1200);
});
