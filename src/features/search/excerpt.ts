import { matchKeys } from '../../language/analyzer.ts';
import { type PlacedWord, placedWords } from '../../language/words.ts';

/** A piece of an excerpt; `found` pieces are forms of what was sought (ההסכמים for הסכם). */
export type ExcerptPiece = { text: string; found: boolean };

const LENGTH = 220;
const LEAD = 60;
/** A text of a million words is not read to its end for two lines of it. */
const LONGEST_TEXT = 60_000;

/**
 * About 220 characters around the first place where what was sought stands closest together, the found forms marked.
 *
 * @param forms the words that count as found, as the index says; null: whatever shares a key with a sought word
 */
export function excerptOf(whole: string, sought: readonly string[], forms: readonly string[] | null): ExcerptPiece[] {
  const text = whole.slice(0, LONGEST_TEXT);
  const words = placedWords(text);
  const isFound = forms ? formsOf(sought, forms) : keysOf(sought);
  const found = words.filter(({ word }) => isFound(word));
  const start = bestStart(found.map(({ at }) => at));
  const from = start <= LEAD ? 0 : (words.find(({ at }) => at >= start - LEAD)?.at ?? 0);
  const until = words.findLast(({ end }) => end <= from + LENGTH)?.end ?? Math.min(text.length, from + LENGTH);
  const pieces: ExcerptPiece[] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const hit of found.filter((word) => word.at >= from && word.end <= until)) {
    if (hit.at < at) continue;
    if (hit.at > at) pieces.push({ text: text.slice(at, hit.at), found: false });
    pieces.push({ text: text.slice(hit.at, hit.end), found: true });
    at = hit.end;
  }
  const rest = text.slice(at, until) + (until < text.length ? ' …' : '');
  return [...pieces, { text: rest, found: false }]
    .map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') }))
    .filter((piece) => piece.text !== '');
}

function formsOf(sought: readonly string[], forms: readonly string[]): (word: PlacedWord['word']) => boolean {
  const set = new Set([...sought, ...forms]);
  return (word) => set.has(word);
}

function keysOf(sought: readonly string[]): (word: PlacedWord['word']) => boolean {
  const keys = new Set(sought.flatMap((word) => matchKeys(word).map(({ key }) => key)));
  return (word) => matchKeys(word).some(({ key }) => keys.has(key));
}

/** Where a window of the excerpt's length holds the most found words. */
function bestStart(places: readonly number[]): number {
  let best = places[0] ?? 0;
  let most = 0;
  let until = 0;
  for (let first = 0; first < places.length; first++) {
    const start = places[first] as number;
    while (until < places.length && (places[until] as number) < start + LENGTH - LEAD) until++;
    if (until - first > most) [best, most] = [start, until - first];
  }
  return best;
}
