import type { ArticleId } from '../../platform/ids.ts';
import type { Arrangement, Pin, Slot } from './front.ts';

/** One difference between two arrangements, as a reader of a list of changes would say it. `slot` is its key. */
export type FrontChange =
  | { is: 'pinned' | 'unpinned'; article: ArticleId; slot: string }
  | { is: 'moved'; article: ArticleId; from: string; to: string }
  | { is: 'reordered'; slot: string }
  | { is: 'card-changed'; article: ArticleId; slot: string; what: ('headline' | 'kicker' | 'picture' | 'until')[] }
  | { is: 'slot-added' | 'slot-removed' | 'slot-moved'; slot: string }
  | { is: 'slot-renamed'; slot: string; title: string }
  | { is: 'slot-recounted'; slot: string; count: number }
  | { is: 'slot-refilled'; slot: string };

/** What the second arrangement changes in the first, in the order of the second's slots. Empty when nothing differs. */
export function frontChanges(before: Arrangement, after: Arrangement): FrontChange[] {
  const old = new Map(before.slots.map((slot) => [slot.key, slot]));
  const kept = after.slots.filter((slot) => old.has(slot.key));
  const moved = movedKeys(
    before.slots.map(({ key }) => key).filter((key) => kept.some((slot) => slot.key === key)),
    kept.map(({ key }) => key),
  );
  const gone = before.slots.filter((slot) => !after.slots.some(({ key }) => key === slot.key));
  const whereBefore = placesOf(before);
  const whereAfter = placesOf(after);
  return [
    ...after.slots.flatMap((slot): FrontChange[] => {
      const was = old.get(slot.key);
      return [
        ...(was ? slotChanges(was, slot) : [{ is: 'slot-added' as const, slot: slot.key }]),
        ...(moved.has(slot.key) ? [{ is: 'slot-moved' as const, slot: slot.key }] : []),
        ...pinChanges(was ?? { ...slot, pins: [] }, slot, whereBefore, whereAfter),
      ];
    }),
    ...gone.flatMap((slot): FrontChange[] => [
      { is: 'slot-removed', slot: slot.key },
      ...slot.pins
        .filter(({ article }) => !whereAfter.has(article))
        .map(({ article }) => ({ is: 'unpinned' as const, article, slot: slot.key })),
    ]),
  ];
}

function slotChanges(was: Slot, is: Slot): FrontChange[] {
  const slot = is.key;
  return [
    ...(was.title !== is.title ? [{ is: 'slot-renamed' as const, slot, title: is.title }] : []),
    ...(was.count !== is.count ? [{ is: 'slot-recounted' as const, slot, count: is.count }] : []),
    ...(ruleText(was) !== ruleText(is) ? [{ is: 'slot-refilled' as const, slot }] : []),
  ];
}

function pinChanges(
  was: Slot,
  is: Slot,
  whereBefore: ReadonlyMap<ArticleId, string>,
  whereAfter: ReadonlyMap<ArticleId, string>,
): FrontChange[] {
  const slot = is.key;
  const old = new Map(was.pins.map((pin) => [pin.article, pin]));
  const here = new Set(is.pins.map((pin) => pin.article));
  const changes = is.pins.flatMap((pin): FrontChange[] => {
    const before = old.get(pin.article);
    if (before) {
      const what = changedFields(before, pin);
      return what.length > 0 ? [{ is: 'card-changed', article: pin.article, slot, what }] : [];
    }
    const from = whereBefore.get(pin.article);
    if (from === undefined || from === slot) return [{ is: 'pinned', article: pin.article, slot }];
    return [{ is: 'moved', article: pin.article, from, to: slot }];
  });
  const left = was.pins.filter(({ article }) => !here.has(article) && !whereAfter.has(article));
  const order = (pins: readonly Pin[], others: { has: (id: ArticleId) => boolean }) =>
    pins.flatMap(({ article }) => (others.has(article) ? [article] : [])).join();
  return [
    ...changes,
    ...left.map(({ article }) => ({ is: 'unpinned' as const, article, slot })),
    ...(order(was.pins, here) !== order(is.pins, old) ? [{ is: 'reordered' as const, slot }] : []),
  ];
}

function changedFields(before: Pin, after: Pin): ('headline' | 'kicker' | 'picture' | 'until')[] {
  return (['headline', 'kicker', 'picture', 'until'] as const).filter((field) => before[field] !== after[field]);
}

function placesOf({ slots }: Arrangement): Map<ArticleId, string> {
  return new Map(slots.flatMap((slot) => slot.pins.map((pin) => [pin.article, slot.key])));
}

function ruleText({ rule }: Slot): string {
  return rule.by === 'nothing' ? rule.by : `${rule.by} ${rule.section}`;
}

/** The fewest that must be moved to come from one order to the other: all that are not in the longest common run. */
function movedKeys(before: readonly string[], after: readonly string[]): Set<string> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const moved = new Set(after);
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      moved.delete(after[j] ?? '');
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return moved;
}
