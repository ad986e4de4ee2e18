import type { Known } from './fields.ts';
import type { JournalEntry } from './journal.ts';

/** A journal's entry as the browser keeps it. */
export type KeptEntry = { seat: string; known: string; rest: string };

const written = new WeakMap<Known, string>();

/**
 * The entry as text: a browser that is handed the objects themselves copies each of an article's thousands of pieces,
 * which between two keys takes many times as long. What the newsroom has is written once, not again at every writing.
 */
export function keptEntry({ state, ...rest }: JournalEntry): KeptEntry {
  // A problem holds what cannot be written, and is of no use to whoever reads this back.
  const plain = { ...rest, state: { ...state, known: null, trouble: null } };
  return { seat: rest.seat, known: textOf(state.known), rest: JSON.stringify(plain) };
}

/** @param kept also as it was kept before it was text: somebody may come back to what an earlier edition left. */
export function entryOf(kept: KeptEntry | JournalEntry): JournalEntry {
  if (!('rest' in kept)) return kept;
  const entry = JSON.parse(kept.rest) as JournalEntry;
  return { ...entry, state: { ...entry.state, known: JSON.parse(kept.known) as Known | null } };
}

function textOf(known: Known | null): string {
  if (!known) return 'null';
  const text = written.get(known) ?? JSON.stringify(known);
  written.set(known, text);
  return text;
}
