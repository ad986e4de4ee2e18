import { directionOfLanguage } from './language.ts';

export type Direction = 'rtl' | 'ltr';

const STRONG_RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG = /\p{L}/u;
/** LRM, RLM, ALM, embeddings, overrides, isolates. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** With less than this share of the page's letters, a text that begins in the other script runs with the other. */
const LEAST_SHARE = 0.25;

/**
 * The direction of a text by its letters, in a place that runs `otherwise`. A text that begins as its place does runs
 * with it (UAX #9, P2 and P3: the first strong character). One that begins in the other script still does when at
 * least a quarter of its letters are the place's: a Hebrew line that begins with a Latin name is Hebrew.
 */
export function directionOf(text: string, otherwise: Direction): Direction {
  const here = otherwise === 'rtl';
  let letters = 0;
  let same = 0;
  for (const character of text) {
    if (!STRONG.test(character)) continue;
    const isSame = STRONG_RTL.test(character) === here;
    if (isSame && letters === 0) return otherwise;
    letters++;
    if (isSame) same++;
    if (letters === 400) break;
  }
  if (letters === 0 || same / letters >= LEAST_SHARE) return otherwise;
  return here ? 'ltr' : 'rtl';
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
