import { arabicLetters, arabicStems } from './arabic-keys.ts';
import { englishStem } from './english-stem.ts';
import { hebrewMatchKeys, hebrewRankKeys } from './hebrew-keys.ts';
import { type Key, keyHash, RankKeyList, type RankKeys } from './key.ts';
import { withoutFinals } from './normalize.ts';

/**
 * One analyzer a language. Words are read one by one, each by its own script, so that mixed text is analysed word by
 * word. It takes words as `wordsOf` and `placedWords` clean them.
 */
type Analyzer = {
  /** What decides whether two words meet, filters and counts. The word itself comes first, with weight 1. */
  matchKeys: (word: string) => Key[];
  /** The same as numbers, and besides what only ranks. */
  rankKeys: (word: string) => RankKeys;
};

/** How far a stem is trusted beside the exact form. */
const STEM = 0.7;
const hebrew: Analyzer = { matchKeys: hebrewMatchKeys, rankKeys: hebrewRankKeys };
const arabic = stemmed(arabicLetters, arabicStems);
const english = stemmed(
  (word) => word.replaceAll("'", ''),
  (_, written) => [englishStem(written)],
);
const other = stemmed(withoutFinals, () => []);

const HEBREW = /[\u05D0-\u05EA]/;
const ARABIC = /[\u0600-\u06FF]/;
const LATIN = /^[a-z]/;

const remembered = new Map<string, readonly Key[]>();
/** Anybody may search for words that there are not: bounded to some twenty megabytes. */
const MOST_REMEMBERED = 50_000;

/** The keys of one cleaned word for matching: `Analyzer.matchKeys` of its script. */
export function matchKeys(word: string): readonly Key[] {
  const known = remembered.get(word);
  if (known) return known;
  const keys = analyzerOf(word).matchKeys(word);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, keys);
  return keys;
}

/** The keys of one cleaned word for ranking: `Analyzer.rankKeys` of its script. */
export function rankKeys(word: string): RankKeys {
  return analyzerOf(word).rankKeys(word);
}

function analyzerOf(word: string): Analyzer {
  if (HEBREW.test(word)) return hebrew;
  if (ARABIC.test(word)) return arabic;
  return LATIN.test(word) ? english : other;
}

/** The exact form, and beside it the stems that differ from it. */
function stemmed(spell: (word: string) => string, stems: (word: string, written: string) => string[]): Analyzer {
  const read = (written: string) => {
    const word = spell(written);
    return { word, found: [...new Set(stems(word, written))] };
  };
  return {
    matchKeys: (written) => {
      const { word, found } = read(written);
      return [{ key: word, weight: 1 }, ...found.map((stem) => ({ key: `~${stem}`, weight: STEM }))];
    },
    rankKeys: (written) => {
      const { word, found } = read(written);
      const keys = new RankKeyList();
      keys.put(keyHash('word', word), 1);
      for (const stem of found) keys.put(keyHash('stem', stem), STEM);
      keys.matching = keys.hashes.length;
      return keys;
    },
  };
}
