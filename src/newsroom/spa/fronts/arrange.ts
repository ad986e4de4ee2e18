import { type Arrangement, isMovable, newPin, type Pin, type Slot } from '../../../features/fronts/front.ts';
import type { ArticleId } from '../../../platform/ids.ts';

/** What an editor does to an arrangement; each gives a new one and leaves the old as it was, for undo. */

export function changeSlot(arrangement: Arrangement, key: string, change: Partial<Slot>): Arrangement {
  return { slots: arrangement.slots.map((slot) => (slot.key === key ? { ...slot, ...change } : slot)) };
}

/** Pins articles into a slot before the pin that stands at `index` (or last); one pinned elsewhere moves, settings and all. */
export function placePins(
  arrangement: Arrangement,
  articles: readonly ArticleId[],
  key: string,
  index = Number.POSITIVE_INFINITY,
): Arrangement {
  const moving = new Set(articles);
  const all = arrangement.slots.flatMap(({ pins }) => pins);
  const pins = articles.map((article) => all.find((pin) => pin.article === article) ?? newPin(article));
  return {
    slots: arrangement.slots.map((slot) => {
      const stay = slot.pins.filter(({ article }) => !moving.has(article));
      if (slot.key !== key) return stay.length === slot.pins.length ? slot : { ...slot, pins: stay };
      const before = slot.pins.slice(0, index).filter(({ article }) => !moving.has(article)).length;
      return { ...slot, pins: [...stay.slice(0, before), ...pins, ...stay.slice(before)] };
    }),
  };
}

export function unpin(arrangement: Arrangement, key: string, article: ArticleId): Arrangement {
  const slot = arrangement.slots.find((one) => one.key === key);
  return changeSlot(arrangement, key, { pins: slot?.pins.filter((pin) => pin.article !== article) ?? [] });
}

export function changePin(arrangement: Arrangement, key: string, pin: Pin): Arrangement {
  const slot = arrangement.slots.find((one) => one.key === key);
  const pins = slot?.pins.map((one) => (one.article === pin.article ? pin : one)) ?? [];
  return changeSlot(arrangement, key, { pins });
}

/** One place up (-1) or down (1) among the strips. */
export function moveStrip(arrangement: Arrangement, key: string, by: -1 | 1): Arrangement {
  const strips = arrangement.slots.filter(({ kind }) => isMovable(kind)).map((slot) => slot.key);
  const at = strips.indexOf(key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= strips.length) return arrangement;
  strips.splice(at, 1);
  strips.splice(to, 0, key);
  return orderStrips(arrangement, strips);
}

export function orderStrips(arrangement: Arrangement, keys: readonly string[]): Arrangement {
  const fixed = arrangement.slots.filter(({ kind }) => !isMovable(kind));
  const strips = keys.flatMap((key) => arrangement.slots.filter((slot) => slot.key === key));
  return { slots: [...fixed, ...strips] };
}

export function addStrip(arrangement: Arrangement, slot: Omit<Slot, 'key' | 'pins' | 'title'>): Arrangement {
  const taken = new Set(arrangement.slots.map(({ key }) => key));
  let n = 1;
  while (taken.has(`strip-${n}`)) n++;
  return { slots: [...arrangement.slots, { ...slot, key: `strip-${n}`, title: '', pins: [] }] };
}

export function removeStrip(arrangement: Arrangement, key: string): Arrangement {
  return { slots: arrangement.slots.filter((slot) => slot.key !== key) };
}
