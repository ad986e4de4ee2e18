import { VERB_ENDINGS, VERB_PATTERNS, type VerbEndings } from './hebrew-rules.ts';
import { hashBegun, hashedOn, mixed, type RankKeyList } from './key.ts';
import { LetterTree } from './letter-tree.ts';

/**
 * The verb patterns as one tree of letters: each is written out (every opening, every letter that may be missing), and
 * a walk along a word meets all that fit it at once. What may follow is one bit a kind of ending, looked up once a word.
 */

/** No verb is longer without its particles. */
const LONGEST = 9;
const LONGEST_ENDING = 3;

/** A root letter, perhaps one out of some; or letters, perhaps missing. */
const PART = /(?<root>[123])(?:<(?<only>[א-ת]+)>)?|(?:\[(?<of>[א-ת]+)\]|(?<letter>[א-ת]))(?<may>\?)?/g;

/** `begun`: the hash of the label; `roots`: the places of the root's letters, from the reading's start. */
type Reading = { begun: number; roots: readonly number[]; endings: number; weight: number };

/** A letter of a pattern: which letters may stand there (null: any), and the place it has in the root, or 0. */
type PatternLetter = { letters: string | null; root: number };

const BIT = new Map(Object.keys(VERB_ENDINGS).map((name, index) => [name as VerbEndings, 1 << index]));
const ENDING_BITS = endingBits();
const tree = new LetterTree();
/** By node: what ends there. */
const readings: Reading[][] = [];
for (const { openings, shape, endings, label, weight } of VERB_PATTERNS) {
  const begun = [...label].reduce((hash, letter) => hashedOn(hash, letter.charCodeAt(0)), hashBegun('verb'));
  for (const opening of openings) {
    for (const letters of writtenOut(shape)) plant(opening, letters, { begun, endings: BIT.get(endings) ?? 0, weight });
  }
}

/**
 * Puts the verb forms that `word` from `start` on may be: a key of stem and root each, with `trust` times the weight
 * of the reading. Only for words of Hebrew letters in ordinary shape.
 */
export function putVerbs(word: string, start: number, trust: number, keys: RankKeyList): void {
  if (word.length - start <= LONGEST) walk({ word, start, trust, keys, endings: endingsOf(word) }, 0, start);
}

type Walk = { word: string; start: number; trust: number; keys: RankKeyList; endings: readonly number[] };

function walk(going: Walk, node: number, at: number): void {
  const { word } = going;
  const left = word.length - at;
  const here = readings[node];
  if (here !== undefined && left <= LONGEST_ENDING) putReadings(going, here, going.endings[left] as number);
  if (left === 0) return;
  const exactly = tree.by(node, word.charCodeAt(at));
  if (exactly !== 0) walk(going, exactly, at + 1);
  const any = tree.byAny(node);
  if (any !== 0) walk(going, any, at + 1);
}

function putReadings({ word, start, trust, keys }: Walk, here: readonly Reading[], follows: number): void {
  for (const reading of here) {
    if ((reading.endings & follows) === 0) continue;
    let hash = reading.begun;
    for (const place of reading.roots) hash = hashedOn(hash, word.charCodeAt(start + place));
    keys.put(mixed(hash), trust * reading.weight);
  }
}

/** By how many letters are left: which kinds of ending they can be. */
function endingsOf(word: string): number[] {
  const endings: number[] = [];
  for (let left = 0; left <= LONGEST_ENDING && left <= word.length; left++)
    endings.push(ENDING_BITS.get(word.slice(word.length - left)) ?? 0);
  return endings;
}

function endingBits(): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [name, endings] of Object.entries(VERB_ENDINGS)) {
    for (const ending of endings) bits.set(ending, (bits.get(ending) ?? 0) | (BIT.get(name as VerbEndings) ?? 0));
  }
  return bits;
}

/** Every way to write the shape, with and without the letters that may be missing. */
function writtenOut(shape: string): PatternLetter[][] {
  let written: PatternLetter[][] = [[]];
  for (const { groups: part = {} } of shape.matchAll(PART)) {
    const next = { letters: part.only ?? part.of ?? part.letter ?? null, root: Number(part.root ?? 0) };
    const longer = written.map((letters) => [...letters, next]);
    written = part.may ? [...written, ...longer] : longer;
  }
  return written;
}

function plant(opening: string, letters: readonly PatternLetter[], about: Omit<Reading, 'roots'>): void {
  const all: PatternLetter[] = [...[...opening].map((letter) => ({ letters: letter, root: 0 })), ...letters];
  const roots = [1, 2, 3].flatMap((place) => {
    const at = all.findIndex(({ root }) => root === place);
    return at < 0 ? [] : [at];
  });
  let sequences: (string | null)[][] = [[]];
  for (const { letters: may } of all) {
    const choices = may === null ? [null] : [...may];
    sequences = sequences.flatMap((sequence) => choices.map((letter) => [...sequence, letter]));
  }
  for (const sequence of sequences) {
    const node = tree.plant(sequence);
    readings[node] = [...(readings[node] ?? []), { ...about, roots }];
  }
}
