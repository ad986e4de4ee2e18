import { hashBegun, hashedOn, mixed } from '../../../language/key.ts';
import { Growing } from './growing.ts';

export type WordPoolState = { wordUnits: Uint16Array; wordEnds: Uint32Array; wordSlots: Uint32Array };

const FIRST_SLOTS = 1 << 12;
/** Longer ones are read back in pieces: a call takes only so many arguments. */
const PIECE = 4096;

/**
 * Words by number in typed arrays, with a hash table of their own: hundreds of thousands of strings and the map over
 * them would take longer to make at a start than everything else of the index.
 */
export class WordPool {
  #units: Growing<Uint16Array>;
  #ends: Growing<Uint32Array>;
  /** The number that stands in the slot, and one: zero is free. */
  #slots: Uint32Array;

  constructor(state?: WordPoolState) {
    this.#units = new Growing<Uint16Array>(Uint16Array, state?.wordUnits);
    this.#ends = new Growing<Uint32Array>(Uint32Array, state?.wordEnds);
    this.#slots = state?.wordSlots ?? new Uint32Array(FIRST_SLOTS);
  }

  state(): WordPoolState {
    return { wordUnits: this.#units.view(), wordEnds: this.#ends.view(), wordSlots: this.#slots };
  }

  get size(): number {
    return this.#ends.length;
  }

  word(number: number): string {
    if (number >= this.size) return '';
    const units = this.#units.view().subarray(this.#start(number), this.#ends.at(number));
    if (units.length <= PIECE) return String.fromCharCode.apply(null, units as unknown as number[]);
    let word = '';
    for (let at = 0; at < units.length; at += PIECE)
      word += String.fromCharCode.apply(null, units.subarray(at, at + PIECE) as unknown as number[]);
    return word;
  }

  lengthOf(number: number): number {
    return this.#ends.at(number) - this.#start(number);
  }

  begins(number: number, start: string): boolean {
    const from = this.#start(number);
    if (this.#ends.at(number) - from < start.length) return false;
    for (let at = 0; at < start.length; at++) if (this.#units.at(from + at) !== start.charCodeAt(at)) return false;
    return true;
  }

  numberOf(word: string): number | undefined {
    const entry = this.#slots[this.#slotOf(word)] as number;
    return entry === 0 ? undefined : entry - 1;
  }

  /** The word's number; a new one gets the next. */
  add(word: string): number {
    const slot = this.#slotOf(word);
    const entry = this.#slots[slot] as number;
    if (entry !== 0) return entry - 1;
    for (let at = 0; at < word.length; at++) this.#units.push(word.charCodeAt(at));
    this.#ends.push(this.#units.length);
    this.#slots[slot] = this.size;
    if (this.size * 3 >= this.#slots.length * 2) this.#spread();
    return this.size - 1;
  }

  /** All numbers in the order of their words. */
  sorted(): Uint32Array {
    const words = Array.from({ length: this.size }, (_, number) => this.word(number));
    const byWord = (a: number, b: number) => ((words[a] as string) < (words[b] as string) ? -1 : 1);
    return Uint32Array.from(words, (_, number) => number).sort(byWord);
  }

  #start(number: number): number {
    return number === 0 ? 0 : this.#ends.at(number - 1);
  }

  /** Where the word stands, or the free place that it would take. */
  #slotOf(word: string): number {
    let hash = hashBegun('word');
    for (let at = 0; at < word.length; at++) hash = hashedOn(hash, word.charCodeAt(at));
    const mask = this.#slots.length - 1;
    let slot = mixed(hash) & mask;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || (this.lengthOf(entry - 1) === word.length && this.begins(entry - 1, word))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #spread(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.size; number++) this.#slots[this.#slotOf(this.word(number))] = number + 1;
  }
}
