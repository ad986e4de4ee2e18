import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeset } from './typography.ts';

test('an acronym gets gershayim and an abbreviation geresh', () => {
  assert.equal(typeset(`ארה"ב, רח' הנמל, ג'ירפה, צ'ק`, 'he'), 'ארה״ב, רח׳ הנמל, ג׳ירפה, צ׳ק');
});

test('the end of a quotation within a quotation is no geresh', () => {
  assert.equal(typeset(`"אמרו לנו 'אי אפשר', והוכחנו"`, 'he'), `"אמרו לנו 'אי אפשר', והוכחנו"`);
  assert.equal(typeset(`'כן' ו'לא'`, 'he'), `'כן' ו'לא'`);
  assert.equal(typeset(`'כן', ברח' הנמל`, 'he'), `'כן', ברח׳ הנמל`);
});

test('signs that belong to Latin names and numbers are held to them', () => {
  assert.equal(typeset('למדו C++ ו-C#, לא C', 'he'), 'למדו C++\u200E ו-C#\u200E, לא C');
  assert.equal(
    typeset("בשנים 2025–2031, טל' +972-3-5550118, עד -5 מעלות", 'he').replaceAll('\u200E', '|'),
    'בשנים 2025|–2031, טל׳ |+972-3-5550118, עד |-5 מעלות',
  );
  assert.equal(typeset('כ-5, ב-1992, 14-7', 'he'), 'כ-5, ב-1992, 14-7');
});

test('text in another script stays as it was typed', () => {
  assert.equal(typeset(`it's "so"`, 'he'), `it's "so"`);
});
