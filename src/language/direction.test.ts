import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, isolate } from './direction.ts';

test('a Hebrew line that begins with a Latin name runs with the Hebrew page', () => {
  assert.equal(directionOf('TideLoop גייסה 12 מיליון דולר', 'rtl'), 'rtl');
  assert.equal(directionOf('Shore power לאוניות, 6.6 kV', 'rtl'), 'rtl');
});

test('a line that begins as its place does runs with it, however much of the other script follows', () => {
  assert.equal(directionOf('ה־Washington Post', 'rtl'), 'rtl');
  assert.equal(directionOf('A גדול מאוד מאוד מאוד', 'ltr'), 'ltr');
});

test('a line of the other script runs its own way, with a word of the page in it', () => {
  assert.equal(directionOf('The report was written in English, with a תקציר', 'rtl'), 'ltr');
  assert.equal(directionOf('המגדלור פרסם את הדוח המלא ב־PDF', 'ltr'), 'rtl');
});

test('a text without letters runs with its place', () => {
  assert.equal(directionOf('3-1, 90%!', 'rtl'), 'rtl');
  assert.equal(directionOf('3-1, 90%!', 'ltr'), 'ltr');
});

test('an isolate encloses a piece and holds no control of its own', () => {
  assert.equal(isolate('a\u202Eb', 'ltr'), '\u2066ab\u2069');
});
