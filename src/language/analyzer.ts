import { hebrewKeys } from './hebrew-keys.ts';
import type { Key } from './key.ts';
import { withoutFinals } from './normalize.ts';

const HEBREW = /[\u05D0-\u05EA]/;
const ARABIC = /[\u0600-\u06FF]/;
const LATIN = /^[a-z]/;
const remembered = new Map<string, readonly Key[]>();
/** Anybody may search for words that there are not: bounded to some twenty megabytes. */
const MOST_REMEMBERED = 50_000;

/**
 * The keys of one cleaned word (`wordsOf`), by its own script, so that mixed text is analysed word by word. The word
 * itself comes first, with weight 1.
 */
export function matchKeys(word: string): readonly Key[] {
  const known = remembered.get(word);
  if (known) return known;
  const keys = compute(word);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, keys);
  return keys;
}

function compute(word: string): Key[] {
  if (HEBREW.test(word)) return hebrewKeys(word);
  if (ARABIC.test(word)) return withStem(word, arabicStem(word));
  if (LATIN.test(word)) return withStem(word.replaceAll("'", ''), englishStem(word.replace(/'s?$/, '')));
  return [{ key: withoutFinals(word), weight: 1 }];
}

function withStem(word: string, stem: string): Key[] {
  return stem === word
    ? [{ key: word, weight: 1 }]
    : [
        { key: word, weight: 1 },
        { key: `~${stem}`, weight: 0.7 },
      ];
}

/** Article, conjunction and preposition before; number, gender and possession behind (Larkey et al. 2002, light10). */
function arabicStem(word: string): string {
  const normal = word.replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
  const bare = normal.replace(/^(?:وال|فال|بال|كال|لل|ال|و)(?=.{2,}$)/, '');
  return bare.replace(/(?<=.{2})(?:ها|ان|ات|ون|ين|يه|ية|ه|ي)$/, '');
}

/** Plurals, past and continuous forms: the first steps of Porter's algorithm (1980), which suffice to meet. */
function englishStem(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/(?<=ss|sh|ch|x|z)es$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=[^su])s$/, '');
  const stem = singular.replace(/(?<=[aeiouy].*[^aeiou])(?:ing|ed)$/, '').replace(/([bdgmnprt])\1$/, '$1');
  return stem.length >= 3 ? stem.replace(/(?<=.{3})e$/, '') : singular;
}
