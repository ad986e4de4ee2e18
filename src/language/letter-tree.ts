/** א to ת in Unicode's order; the last way out of a node takes any letter. */
const ALEF = 0x5d0;
const ANY = 27;
const WAYS = 28;

/**
 * Sequences of Hebrew letters in ordinary shape, read letter by letter: all that begin alike are met in one walk. A
 * null in a sequence stands for any letter.
 */
export class LetterTree {
  #ways = new Int32Array(WAYS * 64);
  #size = 1;

  /** @returns the node at which the sequence ends */
  plant(letters: readonly (string | null)[]): number {
    let node = 0;
    for (const letter of letters) node = this.#childOf(node, letter === null ? ANY : letter.charCodeAt(0) - ALEF);
    return node;
  }

  /** The node behind `node` by the letter of that code, or 0. */
  by(node: number, code: number): number {
    const way = code - ALEF;
    return way >= 0 && way < ANY ? (this.#ways[node * WAYS + way] as number) : 0;
  }

  /** The node behind `node` by any letter, or 0. */
  byAny(node: number): number {
    return this.#ways[node * WAYS + ANY] as number;
  }

  #childOf(node: number, way: number): number {
    const slot = node * WAYS + way;
    const known = this.#ways[slot] as number;
    if (known !== 0) return known;
    const child = this.#size++;
    if (this.#size * WAYS > this.#ways.length) {
      const grown = new Int32Array(this.#ways.length * 2);
      grown.set(this.#ways);
      this.#ways = grown;
    }
    this.#ways[slot] = child;
    return child;
  }
}
