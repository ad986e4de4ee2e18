import { directionOfLanguage } from './language.ts';

export type Direction = 'rtl' | 'ltr';

const STRONG_RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /\p{L}/u;
/** LRM, RLM, ALM, embeddings, overrides, isolates. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * The direction of a text by its letters: that of the first strong character (UAX #9, P2 and P3), unless the other
 * script holds more than three quarters of the letters: a Hebrew sentence that begins with a Latin name is Hebrew.
 * Text without letters follows `otherwise`.
 */
export function directionOf(text: string, otherwise: Direction): Direction {
  let first: Direction | null = null;
  let rtl = 0;
  let letters = 0;
  for (const character of text) {
    if (!STRONG.test(character)) continue;
    const isRtl = STRONG_RTL.test(character);
    first ??= isRtl ? 'rtl' : 'ltr';
    letters++;
    if (isRtl) rtl++;
    if (letters === 400) break;
  }
  if (first === null) return otherwise;
  // Where the page runs, a sentence with a fair share of the page's letters runs with it.
  const share = otherwise === 'rtl' ? rtl / letters : 1 - rtl / letters;
  if (share >= 0.25) return first === otherwise || share >= 0.5 ? otherwise : first;
  return otherwise === 'rtl' ? 'ltr' : 'rtl';
}

/** The `dir` that a block needs on a page of that language, or undefined when it runs as the page does. */
export function blockDirection(text: string, language: string): Direction | undefined {
  const page = directionOfLanguage(language);
  const own = directionOf(text, page);
  return own === page ? undefined : own;
}

/**
 * Encloses a piece in isolates (U+2068/U+2066/U+2067 … U+2069), for where there are no elements: subjects, plain text,
 * titles, share links.
 */
export function isolate(text: string, direction?: Direction): string {
  const opening = direction === 'rtl' ? '\u2067' : direction === 'ltr' ? '\u2066' : '\u2068';
  return `${opening}${withoutBidiControls(text)}\u2069`;
}

export function withoutBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}
