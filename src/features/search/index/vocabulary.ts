import { rankKeys } from '../../../language/analyzer.ts';
import { Growing } from './growing.ts';

/** A form of a word that was asked for: how alike the two are (0 to 1), and whether it counts as found or only ranks. */
export type Variant = { word: number; likeness: number; isMatch: boolean };

export type VocabularyState = {
  words: readonly string[];
  counts: Uint32Array;
  buckets: Uint32Array;
  keyHashes: Uint32Array;
  keyHolders: Uint32Array;
  keyWeights: Uint8Array;
  keyNext: Uint32Array;
};

const FIRST_BUCKETS = 1 << 12;
/** Weights are kept in seven bits, and whether the key matches in the eighth. */
const STEPS = 127;
const LEAST_LIKENESS = 0.02;
const MOST_VARIANTS = 200;
const NONE = 0xffff_ffff;

/**
 * The archive's own words, as they are written in it, numbered; and by key which of them may be forms of each other.
 * Morphology is this table alone: when a rule changes the postings stay.
 */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  #words: string[] = [];
  /** In how many documents each stands. */
  counts = new Growing<Uint32Array>(Uint32Array);
  /** A hash table with chains: a bucket's first entry, and of each entry its key, word, weight and the next. */
  #buckets: Uint32Array = new Uint32Array(FIRST_BUCKETS).fill(NONE);
  #hashes = new Growing<Uint32Array>(Uint32Array);
  #holders = new Growing<Uint32Array>(Uint32Array);
  #weights = new Growing<Uint8Array>(Uint8Array);
  #next = new Growing<Uint32Array>(Uint32Array);

  static of(state: VocabularyState): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.#words = [...state.words];
    for (let number = 0; number < state.words.length; number++)
      vocabulary.#numbers.set(state.words[number] as string, number);
    vocabulary.counts = new Growing<Uint32Array>(Uint32Array, state.counts);
    vocabulary.#buckets = state.buckets;
    vocabulary.#hashes = new Growing<Uint32Array>(Uint32Array, state.keyHashes);
    vocabulary.#holders = new Growing<Uint32Array>(Uint32Array, state.keyHolders);
    vocabulary.#weights = new Growing<Uint8Array>(Uint8Array, state.keyWeights);
    vocabulary.#next = new Growing<Uint32Array>(Uint32Array, state.keyNext);
    return vocabulary;
  }

  state(): VocabularyState {
    return {
      words: this.#words,
      counts: this.counts.view(),
      buckets: this.#buckets,
      keyHashes: this.#hashes.view(),
      keyHolders: this.#holders.view(),
      keyWeights: this.#weights.view(),
      keyNext: this.#next.view(),
    };
  }

  get size(): number {
    return this.#words.length;
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  words(): readonly string[] {
    return this.#words;
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** The word's number; a new word is analysed. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    this.counts.push(0);
    const { hashes, weights, matching } = rankKeys(word);
    for (let at = 0; at < hashes.length; at++)
      this.#link(hashes[at] as number, number, Math.max(1, Math.round((weights[at] as number) * STEPS)), at < matching);
    return number;
  }

  /** Every word of the archive that may be a form of this one, the likeliest first. */
  variantsOf(word: string): Variant[] {
    const { hashes, weights } = rankKeys(word);
    const found = new Map<number, Variant>();
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] as number;
      for (let entry = this.#bucketOf(hash); entry !== NONE; entry = this.#next.at(entry)) {
        if (this.#hashes.at(entry) !== hash) continue;
        const weight = this.#weights.at(entry);
        const likeness = ((weights[at] as number) * (weight & STEPS)) / STEPS;
        if (likeness < LEAST_LIKENESS) continue;
        const number = this.#holders.at(entry);
        const isMatch = weight > STEPS;
        const known = found.get(number);
        if (!known) found.set(number, { word: number, likeness, isMatch });
        else {
          known.likeness = Math.max(known.likeness, likeness);
          known.isMatch ||= isMatch;
        }
      }
    }
    return [...found.values()].sort((a, b) => b.likeness - a.likeness || a.word - b.word).slice(0, MOST_VARIANTS);
  }

  #link(hash: number, word: number, weight: number, isMatch: boolean): void {
    if (this.#hashes.length >= this.#buckets.length * 2) this.#spread();
    const bucket = hash & (this.#buckets.length - 1);
    this.#hashes.push(hash);
    this.#holders.push(word);
    this.#weights.push(isMatch ? weight | 128 : weight);
    this.#next.push(this.#buckets[bucket] as number);
    this.#buckets[bucket] = this.#hashes.length - 1;
  }

  #bucketOf(hash: number): number {
    return this.#buckets[hash & (this.#buckets.length - 1)] as number;
  }

  #spread(): void {
    this.#buckets = new Uint32Array(this.#buckets.length * 4).fill(NONE);
    for (let entry = 0; entry < this.#hashes.length; entry++) {
      const bucket = this.#hashes.at(entry) & (this.#buckets.length - 1);
      this.#next.set(entry, this.#buckets[bucket] as number);
      this.#buckets[bucket] = entry;
    }
  }
}
