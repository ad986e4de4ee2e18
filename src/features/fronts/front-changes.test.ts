import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import { type Arrangement, frontByRule, HOME, newPin } from './front.ts';
import { frontChanges } from './front-changes.ts';

const sections = ['news', 'sport', 'culture', 'opinion'].map((slug, position) => {
  return {
    id: `0000000${position}-0000-7000-8000-00000000000${position}` as SectionId,
    slug,
    name: slug,
    position,
    description: '',
  };
});
const [a, b] = ['aaaaaaaa', 'bbbbbbbb'] as [ArticleId, ArticleId];

/** The front by rule, changed. */
function changed(change: (slots: Arrangement['slots']) => void): Arrangement {
  const { slots } = structuredClone(frontByRule(HOME, sections));
  change(slots);
  return { slots };
}

const said = (before: Arrangement, after: Arrangement) =>
  frontChanges(before, after).map((change) => Object.values(change).flat().join(' '));
const plain = changed(() => {});
const pinned = changed(([lead]) => lead?.pins.push(newPin(a), newPin(b)));

test('nothing changed is no change', () => {
  assert.deepEqual(said(plain, plain), []);
  assert.deepEqual(said(pinned, structuredClone(pinned)), []);
});

test('pins that come, go, change places and are set otherwise are each one change', () => {
  assert.deepEqual(said(plain, pinned), [`pinned ${a} lead`, `pinned ${b} lead`]);
  assert.deepEqual(said(pinned, plain), [`unpinned ${a} lead`, `unpinned ${b} lead`]);
  assert.deepEqual(
    said(
      pinned,
      changed(([lead]) => lead?.pins.push(newPin(b), newPin(a))),
    ),
    ['reordered lead'],
  );
  const elsewhere = changed(([lead, second]) => {
    lead?.pins.push(newPin(a));
    second?.pins.push(newPin(b));
  });
  assert.deepEqual(said(pinned, elsewhere), [`moved ${b} lead secondary`]);
  const other = changed(([lead]) => lead?.pins.push({ ...newPin(a), headline: 'אחרת', picture: 'none' }, newPin(b)));
  assert.deepEqual(said(pinned, other), [`card-changed ${a} lead headline picture`]);
});

test('a strip that is moved is one change, however many stand between', () => {
  const moved = changed((slots) => slots.splice(3, 0, ...slots.splice(-1)));
  assert.equal(said(plain, moved).length, 1);
  assert.match(said(plain, moved)[0] ?? '', /^slot-moved /);
});

test('a strip that comes or goes, or is renamed, recounted or filled by another rule', () => {
  const without = changed((slots) => slots.splice(3, 1));
  assert.deepEqual(said(plain, without), [`slot-removed ${plain.slots[3]?.key}`]);
  assert.deepEqual(said(without, plain), [`slot-added ${plain.slots[3]?.key}`]);
  const other = changed((slots) => {
    const [strip] = slots.slice(3);
    if (strip) Object.assign(strip, { title: 'הים', count: 3, rule: { by: 'nothing' } });
  });
  const key = plain.slots[3]?.key;
  assert.deepEqual(said(plain, other), [`slot-renamed ${key} הים`, `slot-recounted ${key} 3`, `slot-refilled ${key}`]);
});
