import { ENDINGS, PARTICLE_ROWS } from './hebrew-rules.ts';
import { putVerbs } from './hebrew-verbs.ts';
import { hashBegun, hashedOn, type Key, keyHash, mixed, RankKeyList, type RankKeys } from './key.ts';
import { LetterTree } from './letter-tree.ts';
import { withoutFinals } from './normalize.ts';

/**
 * Hebrew by rules, without a word list: rules tie with a lexicon on words and beat it on names. A word is read in every
 * lawful way: without particles, without an ending, by its consonants, as a verb. Each reading is a key, the likelier
 * the heavier. The rules themselves are tables: `hebrew-rules.ts`.
 */

/** How far a reading of that kind is trusted. Two words that share a key meet with the product of their weights. */
const WEIGHT = {
  particles: 0.7,
  /** Besides, where only two letters are left. */
  shortRemainder: 0.5,
  ending: 0.5,
  oneLetterEnding: 0.4,
  consonants: 0.245,
  verb: 0.8,
};
const MOST_ENDINGS = 3;
const LEAST_LEFT = 2;
/** Nobody writes such a word, and each of its beginnings would be another reading. */
const LONGEST_READ = 40;

const NOT_LETTERS = /["']/;
const ONLY_LETTERS = /^[א-ת]+$/;
const ACRONYM = /[א-ת]"[א-ת]/;
const VAV = 'ו'.charCodeAt(0);
const YOD = 'י'.charCodeAt(0);

const particles = new LetterTree();
const particleEnds = new Set<number>();
for (const chain of chains()) particleEnds.add(particles.plant([...chain]));
/** Read from a word's end. */
const endings = new LetterTree();
const endingEnds = new Set<number>();
for (const ending of ENDINGS.flatMap(({ forms }) => forms)) endingEnds.add(endings.plant([...ending].reverse()));

/** A word that may stand behind particles: from where on, how far that is trusted, and where each ending would begin. */
type Base = { from: number; weight: number; cuts: number[] };

/** What decides whether two words meet, filters and counts: the word, and what it is without particles and endings. */
export function hebrewMatchKeys(word: string): Key[] {
  const { bare, bases, isPlain } = readings(word);
  const keys = new Map<string, number>();
  const put = (key: string, weight: number) => {
    if (weight > (keys.get(key) ?? 0)) keys.set(key, weight);
  };
  for (const { from, weight, cuts } of bases) {
    put(bare.slice(from), weight);
    if (!isPlain || bare.length - from < 3) continue;
    put(`~${bare.slice(from)}`, weight * WEIGHT.ending);
    for (const to of cuts) put(`~${bare.slice(from, to)}`, weight * endingWeight(bare, to));
  }
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

/** The same as numbers, and besides what only ranks: its consonants (full and defective spelling) and its verbs. */
export function hebrewRankKeys(word: string): RankKeys {
  const { bare, bases, isPlain } = readings(word);
  const keys = new RankKeyList();
  for (const { from, weight, cuts } of bases) {
    keys.put(keyHash('word', bare, from), weight);
    if (!isPlain || bare.length - from < 3) continue;
    keys.put(keyHash('stem', bare, from), weight * WEIGHT.ending);
    for (const to of cuts) keys.put(keyHash('stem', bare, from, to), weight * endingWeight(bare, to));
  }
  keys.matching = keys.hashes.length;
  for (const { from, weight, cuts } of bases) {
    if (!isPlain || bare.length - from < 3) continue;
    keys.put(consonantsHash(bare, from, bare.length), weight * WEIGHT.consonants);
    for (const to of cuts) if (to - from >= 3) keys.put(consonantsHash(bare, from, to), weight * WEIGHT.consonants);
    putVerbs(bare, from, weight * WEIGHT.verb, keys);
  }
  return keys;
}

function readings(word: string): { bare: string; bases: Base[]; isPlain: boolean } {
  const hasMarks = NOT_LETTERS.test(word);
  const isAcronym = hasMarks && ACRONYM.test(word);
  const bare = withoutFinals(hasMarks ? word.replace(/["']/g, '') : word);
  // Nothing is cut from an acronym's end, and particles end before its quote: צה"ל has no root.
  const isPlain = !isAcronym && bare.length <= LONGEST_READ && ONLY_LETTERS.test(bare);
  const longestChain = isAcronym ? word.indexOf('"') - 1 : bare.length - LEAST_LEFT;
  const ends = isPlain ? endingStarts(bare) : [];
  const bases: Base[] = [{ from: 0, weight: 1, cuts: cutsAfter(bare, 0, ends) }];
  let node = 0;
  for (let from = 1; from <= longestChain; from++) {
    node = particles.by(node, bare.charCodeAt(from - 1));
    if (node === 0) break;
    if (!particleEnds.has(node)) continue;
    const weight = WEIGHT.particles * (bare.length - from > LEAST_LEFT ? 1 : WEIGHT.shortRemainder);
    bases.push({ from, weight, cuts: cutsAfter(bare, from, ends) });
  }
  return { bare, bases, isPlain };
}

/** Where each ending that the word may have begins, the longest first. */
function endingStarts(bare: string): number[] {
  const starts: number[] = [];
  let node = 0;
  for (let at = bare.length - 1; at >= LEAST_LEFT; at--) {
    node = endings.by(node, bare.charCodeAt(at));
    if (node === 0) break;
    if (endingEnds.has(node)) starts.unshift(at);
  }
  return starts;
}

/** At most three, which leave two letters, or three before an ending of one letter. */
function cutsAfter(bare: string, from: number, starts: readonly number[]): number[] {
  const cuts: number[] = [];
  for (const to of starts) {
    if (to - from < (bare.length - to > 1 ? LEAST_LEFT : 3)) continue;
    cuts.push(to);
    if (cuts.length === MOST_ENDINGS) break;
  }
  return cuts;
}

function endingWeight(bare: string, to: number): number {
  return bare.length - to === 1 ? WEIGHT.oneLetterEnding : WEIGHT.ending;
}

/**
 * The consonants of a stem: a doubled vav is one that is heard, any other vav and every yod inside a word may be
 * missing in another writer's spelling (the Academy's rules of spelling without niqqud). Example: תכנית = תוכנית.
 */
function consonantsHash(bare: string, from: number, to: number): number {
  let hash = hashedOn(hashBegun('consonants'), bare.charCodeAt(from));
  for (let at = from + 1; at < to; at++) {
    const letter = bare.charCodeAt(at);
    if (letter === YOD) continue;
    if (letter === VAV) {
      if (at + 1 >= to || bare.charCodeAt(at + 1) !== VAV) continue;
      at++;
    }
    hash = hashedOn(hash, letter);
  }
  return mixed(hash);
}

/** Every lawful chain of particles, in ordinary letters. */
function chains(): string[] {
  let all = [''];
  for (const { forms } of PARTICLE_ROWS) all = all.flatMap((chain) => forms.map((form) => chain + form));
  return all.filter((chain) => chain !== '').map(withoutFinals);
}
