import type { DocumentTable } from './document-table.ts';
import { Growing } from './growing.ts';
import type { WordPool } from './word-pool.ts';

export type HeadlineWordsState = {
  headlineOrder: Uint32Array;
  headlineStarts: Uint32Array;
  headlineDocuments: Uint32Array;
};

/** The words in their order, and of each the packed documents whose headline has it: what a suggestion is found by. */
export class HeadlineWords {
  readonly #order: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #documents: Uint32Array;

  constructor(state?: HeadlineWordsState) {
    this.#order = state?.headlineOrder ?? new Uint32Array(0);
    this.#starts = state?.headlineStarts ?? new Uint32Array(1);
    this.#documents = state?.headlineDocuments ?? new Uint32Array(0);
  }

  static of(words: WordPool, documents: DocumentTable): HeadlineWords {
    const holders = new Growing<Uint32Array>(Uint32Array);
    const held = new Growing<Uint32Array>(Uint32Array);
    const starts = new Uint32Array(words.size + 1);
    for (let document = 0; document < documents.size; document++) {
      for (const word of new Set(documents.headlineOf(document))) {
        held.push(word);
        holders.push(document);
        starts[word + 1] = (starts[word + 1] as number) + 1;
      }
    }
    for (let word = 0; word < words.size; word++)
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
    const next = starts.slice();
    const inOrder = new Uint32Array(holders.length);
    for (let at = 0; at < holders.length; at++) {
      const word = held.at(at);
      inOrder[next[word] as number] = holders.at(at);
      next[word] = (next[word] as number) + 1;
    }
    return new HeadlineWords({
      headlineOrder: words.sorted(),
      headlineStarts: starts,
      headlineDocuments: inOrder,
    });
  }

  state(): HeadlineWordsState {
    return { headlineOrder: this.#order, headlineStarts: this.#starts, headlineDocuments: this.#documents };
  }

  /** The documents with the word in their headline, in order of their number. */
  documentsOf(word: number): Uint32Array {
    return word + 1 < this.#starts.length
      ? this.#documents.subarray(this.#starts[word], this.#starts[word + 1])
      : this.#documents.subarray(0, 0);
  }

  /** The words of headlines that begin so, `most` of them at most. */
  beginning(words: WordPool, start: string, most: number): number[] {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words.word(this.#order[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < this.#order.length && found.length < most; at++) {
      const word = this.#order[at] as number;
      if (!words.begins(word, start)) break;
      if (this.documentsOf(word).length > 0) found.push(word);
    }
    return found;
  }
}
