/** What the index was last put together from: typed arrays, the documents of a word in order of their number. */
export class PackedPostings {
  readonly starts: Float64Array;
  readonly documents: Uint32Array;
  readonly impacts: Uint8Array;

  constructor(starts: Float64Array, documents: Uint32Array, impacts: Uint8Array) {
    this.starts = starts;
    this.documents = documents;
    this.impacts = impacts;
  }

  /** Where the documents of the word from number `from` on stand: `[first, until)`. */
  range(word: number, from: number): [number, number] {
    if (word + 1 >= this.starts.length) return [0, 0];
    const until = this.starts[word + 1] as number;
    let low = this.starts[word] as number;
    if (from === 0) return [low, until];
    let high = until;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.documents[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return [low, until];
  }
}

/** What came since: few documents, so plain lists. */
export class RecentPostings {
  readonly lists = new Map<number, { documents: number[]; impacts: number[] }>();

  add(word: number, document: number, impact: number): void {
    let list = this.lists.get(word);
    if (!list) {
      list = { documents: [], impacts: [] };
      this.lists.set(word, list);
    }
    list.documents.push(document);
    list.impacts.push(impact);
  }
}
