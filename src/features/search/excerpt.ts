import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';

/** A piece of an excerpt; `found` pieces are forms of what was sought (ההסכמים for הסכם). */
export type ExcerptPiece = { text: string; found: boolean };

const LENGTH = 220;
const WORD = /[\p{L}\p{N}\p{M}]+(?:["'״׳”’][\p{L}\p{N}\p{M}]+)*/gu;

/** About 220 characters around the first place where what was sought stands closest together, the found forms marked. */
export function excerptOf(text: string, sought: readonly string[]): ExcerptPiece[] {
  const keys = new Set(sought.flatMap((word) => matchKeys(word).map(({ key }) => key)));
  const words = [...text.matchAll(WORD)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
  const found = words.filter(({ word }) => isForm(word, keys));
  const start = bestStart(found.map(({ at }) => at));
  const from = start <= 60 ? 0 : (words.find(({ at }) => at >= start - 60)?.at ?? 0);
  const until = words.findLast(({ end }) => end <= from + LENGTH)?.end ?? Math.min(text.length, from + LENGTH);
  const pieces: ExcerptPiece[] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const hit of found.filter((word) => word.at >= from && word.end <= until)) {
    if (hit.at > at) pieces.push({ text: text.slice(at, hit.at), found: false });
    pieces.push({ text: text.slice(hit.at, hit.end), found: true });
    at = hit.end;
  }
  const rest = text.slice(at, until) + (until < text.length ? ' …' : '');
  return [...pieces, { text: rest, found: false }]
    .map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') }))
    .filter((piece) => piece.text !== '');
}

function isForm(word: string, keys: ReadonlySet<string>): boolean {
  return wordsOf(word).some((one) => matchKeys(one).some(({ key }) => keys.has(key)));
}

/** Where a window of the excerpt's length holds the most found words. */
function bestStart(places: readonly number[]): number {
  let best = places[0] ?? 0;
  let most = 0;
  places.forEach((start, index) => {
    const within = places.slice(index).filter((place) => place < start + LENGTH - 60).length;
    if (within > most) [best, most] = [start, within];
  });
  return best;
}
