import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmptyQuery, parseSearchQuery, spanOf } from './search-query.ts';

const ZONE = 'Asia/Jerusalem';
const parse = (text: string) => parseSearchQuery(text, ZONE);

test('words, phrases, exclusions and filters are told apart', () => {
  const query = parse('תקציב "ראש העיר" -נמל author:כהן section:culture topic:"נמל אורן" from:2025 to:2025-11');
  assert.deepEqual(query.words, ['תקציב']);
  assert.deepEqual(query.phrases, [['ראש', 'העיר']]);
  assert.deepEqual(query.without, [['נמל']]);
  assert.deepEqual(query.authors, ['כהן']);
  assert.deepEqual(query.sections, ['culture']);
  assert.deepEqual(query.topics, ['נמל אורן']);
  assert.equal(new Date(query.from ?? 0).toISOString(), '2024-12-31T22:00:00.000Z');
  assert.equal(new Date(query.to ?? 0).toISOString(), '2025-11-30T22:00:00.000Z');
});

test('the filters have Hebrew, Arabic and Persian names as well', () => {
  assert.deepEqual(parse('מאת:כהן מדור:תרבות נושא:נמל').authors, ['כהן']);
  assert.deepEqual(parse('مدور قسم:ثقافة').sections, ['ثقافة']);
  assert.deepEqual(parse('نویسنده:رضا').authors, ['رضا']);
  assert.deepEqual(parse('מיום:7.11.2025').from, spanOf('2025-11-07', ZONE)?.from);
});

test('a phrase that is never closed goes to the end; an acronym in it does not close it', () => {
  assert.deepEqual(parse('"דובר צה"ל הודיע').phrases, [['דובר', 'צה"ל', 'הודיע']]);
  assert.deepEqual(parse('"דובר צה״ל הודיע" היום'), { ...parse('היום'), phrases: [['דובר', 'צה"ל', 'הודיע']] });
  assert.deepEqual(parse('צה"ל').words, ['צה"ל']);
});

test('what is no filter is words: an address, an hour, a hyphen within a name', () => {
  assert.deepEqual(parse('תל-אביב').words, ['תל', 'אביב']);
  assert.deepEqual(parse('12:30 foo:bar from:yesterday').words, ['12', '30', 'foo', 'bar', 'from', 'yesterday']);
  assert.equal(parse('from:2025-13').from, null);
});

test('nothing that is typed fails', () => {
  for (const text of [
    '',
    '"',
    '""',
    '-',
    '--',
    ':',
    'author:',
    '-"',
    '(((',
    '.*+?[',
    '\u202E\u2067',
    '🙂',
    'א'.repeat(10_000),
    '" '.repeat(5000),
  ]) {
    assert.doesNotThrow(() => parse(text), text.slice(0, 20));
  }
  assert.ok(isEmptyQuery(parse('🙂 "" - ()')));
  assert.ok(parse('מילה '.repeat(2000)).words.length <= 12);
});
