import type { Key } from './key.ts';
import { withoutFinals } from './normalize.ts';

/**
 * Hebrew by rules: what may stand before a word (ו, ש, ב, כ, ל, מ, ה and their lawful chains) and behind it (number,
 * gender, possession). Rules tie with a lexicon on words and beat it on names. Sources: Glinert, The Grammar of Modern
 * Hebrew (1989), chapters on particles and on noun inflection.
 */

/** Lawful chains of particles, longest first. Example: ושבבית = ו + ש + ב + בית. */
const PREFIXES: readonly string[] = (() => {
  const chains = new Set<string>();
  for (const and of ['', 'ו']) {
    for (const that of ['', 'ש', 'כש', 'לכש', 'מש', 'מכש', 'בש']) {
      for (const to of ['', 'ב', 'כ', 'ל', 'מ', 'ה', 'מה', 'בה', 'כה', 'לה', 'כב', 'מב', 'של'])
        chains.add(and + that + to);
    }
  }
  chains.delete('');
  return [...chains].sort((a, b) => b.length - a.length);
})();

/** Endings in ordinary (non-final) letters, longest first. Examples: ים, ות, יות, נו, יהם. */
const SUFFIXES: readonly string[] = [
  ...['ויותיהמ', 'ויותיהנ', 'יותיהמ', 'יותיהנ', 'ותיהמ', 'ותיהנ', 'ותיכמ', 'ותינו'],
  ...['ויות', 'ותיו', 'ותיה', 'ותיי', 'ותיכ', 'יותיו', 'יותיה'],
  ...['יהמ', 'יהנ', 'יכמ', 'יכנ', 'ינו', 'תמ', 'תנ', 'תי'],
  ...['יות', 'יימ', 'ית', 'ותי', 'ות', 'ימ', 'ינ', 'יו', 'יה', 'יי'],
  ...['נו', 'המ', 'הנ', 'כמ', 'ה', 'ת', 'ו', 'י', 'מ', 'נ', 'כ'],
];

/** Weights measured on held-out news text: how often a reading of that kind is the right one. */
const WEIGHT = { prefix: 0.7, shortRemainder: 0.5, ending: 0.5, oneLetterEnding: 0.4 };
const MOST_ENDINGS = 3;

/** The word itself, and every reading of it without particles and without an ending. */
export function hebrewKeys(word: string): Key[] {
  const isAcronym = /[\u05D0-\u05EA]"[\u05D0-\u05EA]/.test(word);
  const bare = withoutFinals(word.replace(/["']/g, ''));
  const keys = new Map<string, number>();
  const put = (key: string, weight: number) => {
    if (weight > (keys.get(key) ?? 0)) keys.set(key, weight);
  };
  put(bare, 1);
  for (const [base, weight] of [[bare, 1] as const, ...withoutParticles(bare, isAcronym ? word.indexOf('"') : -1)]) {
    put(base, weight);
    if (isAcronym || base.length < 3) continue;
    put(`~${base}`, weight * 0.6);
    for (const [stem, share] of withoutEnding(base)) put(`~${stem}`, weight * share);
  }
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

/** @param quoteAt where an acronym's quote stands, or -1: particles end before it */
function withoutParticles(word: string, quoteAt: number): [string, number][] {
  return PREFIXES.flatMap((raw): [string, number][] => {
    const prefix = withoutFinals(raw);
    const rest = word.slice(prefix.length);
    if (!word.startsWith(prefix) || rest.length < 2 || (quoteAt >= 0 && quoteAt <= prefix.length)) return [];
    return [[rest, WEIGHT.prefix * (rest.length > 2 ? 1 : WEIGHT.shortRemainder)]];
  });
}

function withoutEnding(word: string): [string, number][] {
  const stems: [string, number][] = [];
  for (const suffix of SUFFIXES) {
    const least = suffix.length > 1 ? 2 : 3;
    if (word.length - suffix.length < least || !word.endsWith(suffix)) continue;
    stems.push([word.slice(0, -suffix.length), suffix.length > 1 ? WEIGHT.ending : WEIGHT.oneLetterEnding]);
    if (stems.length === MOST_ENDINGS) break;
  }
  return stems;
}
