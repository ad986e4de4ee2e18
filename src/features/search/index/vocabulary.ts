import { rankKeys } from '../../../language/analyzer.ts';
import { Growing } from './growing.ts';
import { WordPool, type WordPoolState } from './word-pool.ts';

/** A form of a word that was asked for: how alike the two are (0 to 1), and whether it counts as found or only ranks. */
export type Variant = { word: number; likeness: number; isMatch: boolean };

export type VocabularyState = WordPoolState & {
  counts: Uint32Array;
  letters: Uint32Array;
  tells: Uint8Array;
  keyHashes: Uint32Array;
  keyFirst: Uint32Array;
  keyCounts: Uint32Array;
  keyHolders: Uint32Array;
  keyWeights: Uint8Array;
  keyNext: Uint32Array;
  keyCount: Uint32Array;
};

const FIRST_SLOTS = 1 << 12;
/** Weights are kept in seven bits, and whether the key matches in the eighth. */
const STEPS = 127;
const LEAST_LIKENESS = 0.02;
const MOST_VARIANTS = 200;
/** A key that so many words share tells nothing of any of them; one that matches is read as far as that. */
const MOST_RANKING = 500;
const MOST_MATCHING = 4000;
const NONE = 0xffff_ffff;

/**
 * The archive's own words, as they are written in it, numbered; and by key which of them may be forms of each other.
 * Morphology is this table alone: when a rule changes the postings stay.
 */
export class Vocabulary {
  words = new WordPool();
  /** In how many documents each stands. */
  counts = new Growing<Uint32Array>(Uint32Array);
  /** Which letters each has (a bit each, of thirty-two classes), and how many: what a slip can change is read off it. */
  #letters = new Growing<Uint32Array>(Uint32Array);
  /** Whether it tells something of a text: neither one letter nor a number. */
  tells = new Growing<Uint8Array>(Uint8Array);
  /** By slot of an open hash table: a key, its newest entry, and how many entries it has. */
  #hashes: Uint32Array = new Uint32Array(FIRST_SLOTS);
  #first: Uint32Array = new Uint32Array(FIRST_SLOTS).fill(NONE);
  #counts: Uint32Array = new Uint32Array(FIRST_SLOTS);
  #keys = 0;
  /** By entry: whose key it is, how heavy, and the entry before. */
  #holders = new Growing<Uint32Array>(Uint32Array);
  #weights = new Growing<Uint8Array>(Uint8Array);
  #next = new Growing<Uint32Array>(Uint32Array);
  /** While one word is looked up, by number: how alike (and two more when it matches). */
  #alike = new Float32Array(0);

  static of(state: VocabularyState): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.words = new WordPool(state);
    vocabulary.#letters = new Growing<Uint32Array>(Uint32Array, state.letters);
    vocabulary.tells = new Growing<Uint8Array>(Uint8Array, state.tells);
    vocabulary.counts = new Growing<Uint32Array>(Uint32Array, state.counts);
    vocabulary.#hashes = state.keyHashes;
    vocabulary.#first = state.keyFirst;
    vocabulary.#counts = state.keyCounts;
    vocabulary.#keys = state.keyCount[0] as number;
    vocabulary.#holders = new Growing<Uint32Array>(Uint32Array, state.keyHolders);
    vocabulary.#weights = new Growing<Uint8Array>(Uint8Array, state.keyWeights);
    vocabulary.#next = new Growing<Uint32Array>(Uint32Array, state.keyNext);
    return vocabulary;
  }

  state(): VocabularyState {
    return {
      ...this.words.state(),
      counts: this.counts.view(),
      letters: this.#letters.view(),
      tells: this.tells.view(),
      keyHashes: this.#hashes,
      keyFirst: this.#first,
      keyCounts: this.#counts,
      keyHolders: this.#holders.view(),
      keyWeights: this.#weights.view(),
      keyNext: this.#next.view(),
      keyCount: Uint32Array.of(this.#keys),
    };
  }

  get size(): number {
    return this.words.size;
  }

  word(number: number): string {
    return this.words.word(number);
  }

  numberOf(word: string): number | undefined {
    return this.words.numberOf(word);
  }

  /** The word's number; a new word is analysed. */
  add(word: string): number {
    const before = this.size;
    const number = this.words.add(word);
    if (number < before) return number;
    this.#letters.push(lettersOf(word));
    this.tells.push(/\p{L}.*\p{L}/u.test(word) ? 1 : 0);
    this.counts.push(0);
    const { hashes, weights, matching } = rankKeys(word);
    for (let at = 0; at < hashes.length; at++)
      this.#link(hashes[at] as number, number, Math.max(1, Math.round((weights[at] as number) * STEPS)), at < matching);
    return number;
  }

  /** The words of the archive that may be forms of this one, the likeliest first. */
  variantsOf(word: string): Variant[] {
    const { hashes, weights, matching } = rankKeys(word);
    if (this.#alike.length < this.size) this.#alike = new Float32Array(Math.ceil(this.size * 1.2));
    const alike = this.#alike;
    const found: number[] = [];
    for (let at = 0; at < hashes.length; at++) {
      const slot = this.#slotOf(hashes[at] as number);
      const count = this.#counts[slot] as number;
      if (count === 0 || (at >= matching && count > MOST_RANKING)) continue;
      let entry = this.#first[slot] as number;
      for (let read = 0; entry !== NONE && read < MOST_MATCHING; read++) {
        const number = this.#holders.at(entry);
        const weight = this.#weights.at(entry);
        entry = this.#next.at(entry);
        const likeness = ((weights[at] as number) * (weight & STEPS)) / STEPS;
        if (likeness < LEAST_LIKENESS) continue;
        const known = alike[number] as number;
        if (known === 0) found.push(number);
        const isMatch = weight > STEPS || known > 2;
        alike[number] = Math.max(known > 2 ? known - 2 : known, likeness) + (isMatch ? 2 : 0);
      }
    }
    const variants = found.map((number): Variant => {
      const value = alike[number] as number;
      alike[number] = 0;
      return { word: number, likeness: value > 2 ? value - 2 : value, isMatch: value > 2 };
    });
    return variants.sort((a, b) => b.likeness - a.likeness || a.word - b.word).slice(0, MOST_VARIANTS);
  }

  /** Whether so few slips could make the one word of the other: quick, and never wrongly no. */
  mayBeSlips(number: number, word: string, letters: number, most: number): boolean {
    if (Math.abs(this.words.lengthOf(number) - word.length) > most) return false;
    let differing = this.#letters.at(number) ^ letters;
    for (let left = most * 2; differing !== 0; left--) {
      if (left === 0) return false;
      differing &= differing - 1;
    }
    return true;
  }

  #link(hash: number, word: number, weight: number, isMatch: boolean): void {
    if (this.#keys * 3 >= this.#hashes.length * 2) this.#spread();
    const slot = this.#slotOf(hash);
    if (this.#counts[slot] === 0) {
      this.#hashes[slot] = hash;
      this.#keys++;
    }
    this.#counts[slot] = (this.#counts[slot] as number) + 1;
    this.#holders.push(word);
    this.#weights.push(isMatch ? weight | 128 : weight);
    this.#next.push(this.#first[slot] as number);
    this.#first[slot] = this.#next.length - 1;
  }

  /** Where the key stands, or the free place that it would take. */
  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = hash & mask;
    while (this.#counts[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #spread(): void {
    const [hashes, first, counts] = [this.#hashes, this.#first, this.#counts];
    const room = hashes.length * 2;
    this.#hashes = new Uint32Array(room);
    this.#first = new Uint32Array(room).fill(NONE);
    this.#counts = new Uint32Array(room);
    for (let old = 0; old < hashes.length; old++) {
      if (counts[old] === 0) continue;
      const slot = this.#slotOf(hashes[old] as number);
      this.#hashes[slot] = hashes[old] as number;
      this.#first[slot] = first[old] as number;
      this.#counts[slot] = counts[old] as number;
    }
  }
}

/** The letters of a word, a bit each of thirty-two classes. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters >>> 0;
}
