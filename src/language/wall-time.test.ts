import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentsAt, nearestMoment, wallTimeOf } from './wall-time.ts';

const ZONE = 'Asia/Jerusalem';
const at = (day: string, time: string) => momentsAt({ day, time }, ZONE).map((moment) => moment.toISOString());

test('a time of the day is one moment, in summer and in winter', () => {
  assert.deepEqual(at('2027-01-10', '08:00'), ['2027-01-10T06:00:00.000Z']);
  assert.deepEqual(at('2027-07-10', '08:00'), ['2027-07-10T05:00:00.000Z']);
});

test('the hour that is left out in spring is no moment, and the nearest is as long after the change', () => {
  assert.deepEqual(at('2027-03-26', '02:30'), []);
  assert.equal(nearestMoment({ day: '2027-03-26', time: '02:30' }, ZONE).toISOString(), '2027-03-26T00:30:00.000Z');
  assert.deepEqual(wallTimeOf(new Date('2027-03-26T00:30:00Z'), ZONE), { day: '2027-03-26', time: '03:30' });
  assert.equal(at('2027-03-26', '01:59').length, 1);
  assert.equal(at('2027-03-26', '03:00').length, 1);
});

test('the hour that comes twice in autumn is two moments, the summer one first', () => {
  assert.deepEqual(at('2026-10-25', '01:30'), ['2026-10-24T22:30:00.000Z', '2026-10-24T23:30:00.000Z']);
  assert.equal(at('2026-10-25', '02:00').length, 1);
});

test('every moment of a year comes back from what the clock shows, in zones of every kind', () => {
  for (const zone of [ZONE, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', 'Europe/London']) {
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const moment = new Date(Date.UTC(2026, 0, 1, hour, 15));
      const found = momentsAt(wallTimeOf(moment, zone), zone).map((one) => one.getTime());
      assert.ok(found.includes(moment.getTime()), `${zone} ${moment.toISOString()}`);
    }
  }
});
