import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysAround, hoursOf, stepped } from './calendar-days.ts';

test('a month is whole weeks that begin on Sunday in Hebrew and on Monday in English', () => {
  const hebrew = daysAround('2026-11-24', 'month', 'he');
  assert.deepEqual([hebrew[0], hebrew.at(-1), hebrew.length], ['2026-11-01', '2026-12-05', 35]);
  const english = daysAround('2026-11-24', 'month', 'en');
  assert.deepEqual([english[0], english.at(-1)], ['2026-10-26', '2026-12-06']);
  assert.equal(daysAround('2026-11-24', 'week', 'he').length, 7);
});

test('a month on from the last of January is February', () => {
  assert.equal(stepped('2027-01-31', 'month', 1), '2027-02-01');
  assert.equal(stepped('2026-12-28', 'week', 1), '2027-01-04');
});

test('the days on which the clock is changed have another number of hours', () => {
  assert.deepEqual(
    ['2027-03-25', '2027-03-26', '2026-10-25'].map((day) => hoursOf(day, 'Asia/Jerusalem')),
    [24, 23, 25],
  );
});
