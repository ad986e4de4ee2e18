import type { Node } from '@tiptap/pm/model';
import type { Anchor } from '../../../features/comments/comment.ts';
import { COMMENT_LIMITS } from '../../../features/comments/comment.ts';

export type Range = { from: number; to: number };

/** A document's text with, for each character, where in the document it stands. */
type Flat = { text: string; places: number[] };

const BLOCK_END = '\n';

/** The passage as it reads now, and the words around it. Null for an empty one. */
export function anchorOf(doc: Node, { from, to }: Range): Anchor | null {
  const { text, places } = flat(doc);
  const start = places.findIndex((place) => place >= from);
  let end = places.findIndex((place) => place >= to);
  if (end < 0) end = text.length;
  if (start < 0 || end <= start) return null;
  const quote = text.slice(start, Math.min(end, start + COMMENT_LIMITS.quote));
  if (quote.trim() === '') return null;
  return {
    quote,
    before: text.slice(Math.max(0, start - COMMENT_LIMITS.around), start),
    after: text.slice(start + quote.length, start + quote.length + COMMENT_LIMITS.around),
  };
}

/**
 * Where the passage stands now: of the places where its words are, the one with most of the old words around it. Where
 * the words themselves were changed, what stands between the words that were around them. Null when it is gone.
 *
 * @see W3C Web Annotation Data Model, Text Quote Selector
 */
export function findAnchor(doc: Node, anchor: Anchor): Range | null {
  const { text, places } = flat(doc);
  const found = bestQuote(text, anchor) ?? between(text, anchor);
  if (!found) return null;
  const from = places[found.start];
  const last = places[found.end - 1];
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

function bestQuote(text: string, { quote, before, after }: Anchor): { start: number; end: number } | null {
  let best: { start: number; end: number; score: number } | null = null;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const score = sameEnd(text.slice(0, start), before) + sameStart(text.slice(end), after);
    if (!best || score > best.score) best = { start, end, score };
  }
  return best;
}

const LEAST_AROUND = 8;

function between(text: string, { quote, before, after }: Anchor): { start: number; end: number } | null {
  const [head, tail] = [before.slice(-LEAST_AROUND * 2), after.slice(0, LEAST_AROUND * 2)];
  if (head.length < LEAST_AROUND || tail.length < LEAST_AROUND) return null;
  const at = text.indexOf(head);
  if (at < 0) return null;
  const start = at + head.length;
  const end = text.indexOf(tail, start);
  return end > start && end - start <= quote.length * 3 + 40 ? { start, end } : null;
}

function sameEnd(one: string, other: string): number {
  let length = 0;
  while (length < other.length && length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

function sameStart(one: string, other: string): number {
  let length = 0;
  while (length < other.length && length < one.length && one[length] === other[length]) length++;
  return length;
}

function flat(doc: Node): Flat {
  let text = '';
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isText) {
      const own = node.text ?? '';
      for (let index = 0; index < own.length; index++) places.push(position + index);
      text += own;
    } else if (node.isTextblock && text !== '' && !text.endsWith(BLOCK_END)) {
      places.push(position);
      text += BLOCK_END;
    }
    return true;
  });
  return { text, places };
}
