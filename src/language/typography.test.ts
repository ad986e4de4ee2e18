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

test('text in another script stays as it was typed', () => {
  assert.equal(typeset(`it's "so"`, 'he'), `it's "so"`);
});
