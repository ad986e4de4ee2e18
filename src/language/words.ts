import { wordsOf } from './normalize.ts';

/** A word of a text as the analyzers take it (cleaned), and where it stands in the text as it is written. */
export type PlacedWord = { word: string; at: number; end: number };

/**
 * A run of letters, digits and marks, with the quotation marks, half spaces and invisible characters that may stand
 * inside a word (`wordsOf` says which of them stay); a hyphen or a maqaf splits it.
 */
const RUN =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF"'`\u00B4\u05F3\u05F4\u2018-\u201F\u2032\u2033]*/gu;
const AROUND =
  /["'`\u00B4\u05F3\u05F4\u2018-\u201F\u2032\u2033\u00AD\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]+$/u;
/** The end of an abbreviation (דק׳, ג׳ורג׳). */
const LAST_GERESH = /^['\u05F3\u2019]/;
const PLAIN = /^[a-z0-9א-ת]+$/;

/** The words of a text with their places. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(RUN)) {
    const at = match.index;
    const run = match[0];
    if (PLAIN.test(run)) {
      words.push({ word: run, at, end: at + run.length });
      continue;
    }
    const bare = run.replace(AROUND, '');
    const end = at + bare.length + (LAST_GERESH.test(run.slice(bare.length)) ? 1 : 0);
    // Cleaning may part one run into several (½ is 1⁄2): they share its place.
    for (const word of wordsOf(text.slice(at, end))) words.push({ word, at, end });
  }
  return words;
}
