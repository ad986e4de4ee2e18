import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { Section } from '../articles/article.ts';
import type { Candidate } from '../articles/candidate-queries.ts';
import { fillFront, type Material } from './fill-front.ts';
import { type Arrangement, frontByRule, frontFaults, HOME, newPin, nextPinEnd } from './front.ts';

const NOW = new Date('2026-11-24T09:30:00Z');
const sections = ['news', 'sport', 'opinion'].map((slug, position) => ({
  id: `0000000${position}-0000-7000-8000-00000000000${position}` as SectionId,
  slug,
  name: slug,
  position,
  description: '',
})) satisfies Section[];
const [news, sport, opinion] = sections.map(({ id }) => id) as [SectionId, SectionId, SectionId];
const id = (n: number) => `article${n}` as ArticleId;
const all: Candidate[] = Array.from({ length: 60 }, (_, n) => ({
  id: id(n),
  sectionId: [news, sport, opinion][n % 3] as SectionId,
  hasPhoto: n % 4 !== 0,
}));

function material(publicOnes: readonly Candidate[] = all, read: readonly number[] = []): Material {
  return {
    pinned: new Map(publicOnes.map((one) => [one.id, one])),
    newest: publicOnes,
    newestOf: new Map(
      sections.map((section) => [section.id, publicOnes.filter((one) => one.sectionId === section.id)]),
    ),
    mostRead: read.flatMap((n) => publicOnes.find((one) => one.id === id(n)) ?? []),
  };
}

function slotOf(arrangement: Arrangement, key: string) {
  const slot = arrangement.slots.find((one) => one.key === key);
  assert.ok(slot, key);
  return slot;
}

const idsIn = (filled: ReturnType<typeof fillFront>, key: string) =>
  filled.find(({ slot }) => slot.key === key)?.places.map((place) => place.id);

test('by rule alone the newest with a photo leads, opinion stands apart, and a section has its strip', () => {
  const filled = fillFront(frontByRule(HOME, sections), material(), NOW);
  assert.deepEqual(idsIn(filled, 'lead'), [id(1)]);
  assert.deepEqual(idsIn(filled, 'latest')?.[0], id(0));
  assert.ok(idsIn(filled, 'opinion')?.every((one) => all.find((a) => a.id === one)?.sectionId === opinion));
  assert.equal(idsIn(filled, 'most-read')?.length, 0, 'nobody has read anything');
});

test('a pin stands first until its end; then the next pin, then the rule', () => {
  const arrangement = frontByRule(HOME, sections);
  const lead = slotOf(arrangement, 'lead');
  lead.pins = [
    { ...newPin(id(40)), until: '2026-11-24T10:00:00Z' },
    { ...newPin(id(41)), until: '2026-11-24T11:00:00Z' },
  ];
  const at = (time: string) => idsIn(fillFront(arrangement, material(), new Date(time)), 'lead');
  assert.deepEqual(at('2026-11-24T09:59:59Z'), [id(40)]);
  assert.deepEqual(at('2026-11-24T10:00:00Z'), [id(41)]);
  assert.deepEqual(at('2026-11-24T11:00:00Z'), [id(1)]);
  assert.deepEqual(nextPinEnd(arrangement, new Date('2026-11-24T10:00:00Z')), new Date('2026-11-24T11:00:00Z'));
});

test('a pinned article that is not public leaves its place to the rule', () => {
  const arrangement = frontByRule(HOME, sections);
  slotOf(arrangement, 'lead').pins = [newPin(id(40))];
  const filled = fillFront(arrangement, material(all.filter((one) => one.id !== id(40))), NOW);
  assert.deepEqual(idsIn(filled, 'lead'), [id(1)]);
});

test('what is most read is counted, not made up, and fills another slot before the newest', () => {
  const arrangement = frontByRule(HOME, sections);
  const lead = slotOf(arrangement, 'lead');
  lead.rule = { by: 'most-read', section: sport };
  const filled = fillFront(arrangement, material(all, [48, 49, 51, 54]), NOW);
  assert.deepEqual(idsIn(filled, 'lead'), [id(49)]);
  assert.deepEqual(idsIn(filled, 'most-read'), [id(48), id(51), id(54)]);
});

test('no article stands twice, however pins and rules collide', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const arrangement = frontByRule(HOME, sections);
    for (const slot of arrangement.slots) {
      slot.pins = Array.from({ length: random(5) }, () => newPin(id(random(70))));
      const section = [null, news, sport, opinion][random(4)] ?? null;
      slot.rule = random(3) === 0 ? { by: 'most-read', section } : { by: 'newest', section };
      slot.count = slot.kind === 'lead' ? 1 : 1 + random(8);
    }
    const publicOnes = all.filter(() => random(6) > 0);
    const read = Array.from({ length: random(20) }, () => random(60));
    const filled = fillFront(arrangement, material(publicOnes, read), NOW);
    const ids = filled.flatMap(({ places }) => places.map((place) => place.id));
    assert.equal(new Set(ids).size, ids.length, `round ${round}`);
    const isPublic = new Set(publicOnes.map((one) => one.id));
    assert.ok(
      ids.every((one) => isPublic.has(one)),
      `round ${round}`,
    );
    for (const { slot, places } of filled) assert.ok(places.length <= slot.count);
  }
});

test('an arrangement that could not stand is refused with every fault by its path', () => {
  const arrangement = frontByRule(HOME, sections);
  assert.deepEqual(frontFaults(HOME, arrangement), []);
  const [lead, secondary] = [slotOf(arrangement, 'lead'), slotOf(arrangement, 'secondary')];
  const swapped = {
    slots: [secondary, lead, ...arrangement.slots.slice(2), { ...slotOf(arrangement, 'opinion'), count: 99 }],
  };
  assert.deepEqual(
    frontFaults(HOME, swapped).map(({ path, code }) => `${path} ${code}`),
    [
      'arrangement/slots/0 fixed-slot',
      'arrangement/slots/1 fixed-slot',
      `arrangement/slots/${swapped.slots.length - 1}/key twice`,
      `arrangement/slots/${swapped.slots.length - 1}/count wrong-count`,
    ],
  );
});
