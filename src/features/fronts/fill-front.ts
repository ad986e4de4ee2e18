import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { Candidate } from '../articles/candidate-queries.ts';
import { type Arrangement, isHeld, type Pin, type Slot } from './front.ts';

/** What there is to fill with, the best first; each list long enough for the whole page. */
export type Material = {
  /** Of the pinned articles those that are public. */
  pinned: ReadonlyMap<ArticleId, Candidate>;
  newest: readonly Candidate[];
  newestOf: ReadonlyMap<SectionId, readonly Candidate[]>;
  mostRead: readonly Candidate[];
};

export type FilledPlace = { id: ArticleId; pin: Pin | null };
export type FilledPlaces = { slot: Slot; places: FilledPlace[] };

/** With fewer, a list of what is most read would say nothing. */
const LEAST_MOST_READ = 3;

/**
 * Which article stands where. Pins come first, in the order of the slots, as far as their article is public and their
 * time has not passed; then the rules fill what is left. No article stands twice: the first slot that pins one has it,
 * and no rule takes what is pinned anywhere.
 */
export function fillFront(arrangement: Arrangement, material: Material, now: Date): FilledPlaces[] {
  const shown = new Set<ArticleId>();
  const filled = arrangement.slots.map((slot): FilledPlaces => {
    const places: FilledPlace[] = [];
    for (const pin of slot.pins) {
      if (slot.kind !== 'list' && places.length >= slot.count) break;
      if (!isHeld(pin, now) || !material.pinned.has(pin.article) || shown.has(pin.article)) continue;
      shown.add(pin.article);
      places.push({ id: pin.article, pin });
    }
    return { slot, places };
  });
  const apart = new Set(
    arrangement.slots.flatMap(({ kind, rule }) =>
      kind === 'opinion' && rule.by !== 'nothing' && rule.section ? [rule.section] : [],
    ),
  );
  for (const { slot, places } of filled) {
    const free = candidatesFor(slot, material, apart).filter(({ id }) => !shown.has(id));
    const taken = slot.kind === 'list' ? free : free.slice(0, Math.max(0, slot.count - places.length));
    if (slot.kind === 'most-read' && taken.length + places.length < LEAST_MOST_READ && places.length === 0) continue;
    for (const { id } of taken) {
      shown.add(id);
      places.push({ id, pin: null });
    }
  }
  return filled;
}

function candidatesFor(slot: Slot, material: Material, apart: ReadonlySet<SectionId>): readonly Candidate[] {
  const { rule } = slot;
  if (rule.by === 'nothing') return [];
  const newest = rule.section
    ? (material.newestOf.get(rule.section) ?? [])
    : material.newest.filter(({ sectionId }) => !apart.has(sectionId));
  if (rule.by === 'most-read') {
    const read = material.mostRead.filter(({ sectionId }) => !rule.section || sectionId === rule.section);
    // A list that calls itself most read holds nothing else; another slot goes on with the newest.
    return slot.kind === 'most-read' ? read : once([...read, ...newest]);
  }
  if (slot.kind !== 'lead' && slot.kind !== 'secondary') return newest;
  return [...newest.filter(({ hasPhoto }) => hasPhoto), ...newest.filter(({ hasPhoto }) => !hasPhoto)];
}

function once(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((one) => [one.id, one])).values()];
}
