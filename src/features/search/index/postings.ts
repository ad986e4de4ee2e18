/** Documents by their upper and lower sixteen bits: the lower take half the memory, and half the time of a start. */
const PAGE_BITS = 16;
const PAGE = 1 << PAGE_BITS;

/**
 * What the index was last put together from: typed arrays, the documents of a word in order of their number, in pages
 * of 65,536 of them.
 */
export class PackedPostings {
  /** Of each word and page of documents, where its postings begin: `word * pages + page`. */
  readonly starts: Uint32Array;
  /** The lower half of each document's number. */
  readonly documents: Uint16Array;
  readonly impacts: Uint8Array;
  readonly pages: number;

  constructor(starts: Uint32Array, documents: Uint16Array, impacts: Uint8Array, documentCount: number) {
    this.starts = starts;
    this.documents = documents;
    this.impacts = impacts;
    this.pages = pagesOf(documentCount);
  }

  static get none(): PackedPostings {
    return new PackedPostings(new Uint32Array(1), new Uint16Array(0), new Uint8Array(0), 0);
  }

  /** Calls back for each page of the word from document `from` on: its postings `[first, until)`, and what to add. */
  eachPage(word: number, from: number, take: (first: number, until: number, base: number) => void): void {
    const { pages, starts } = this;
    const row = word * pages;
    if (row + pages >= starts.length) return;
    for (let page = from >> PAGE_BITS; page < pages; page++) {
      let first = starts[row + page] as number;
      const until = starts[row + page + 1] as number;
      if (first === until) continue;
      const base = page << PAGE_BITS;
      if (from > base) first = this.#search(first, until, from - base);
      if (first < until) take(first, until, base);
    }
  }

  #search(first: number, until: number, wanted: number): number {
    let [low, high] = [first, until];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.documents[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Fills postings whose sizes were counted before, document by document in order. */
export class PostingsWriter {
  readonly #pages: number;
  readonly #next: Uint32Array;
  readonly #packed: PackedPostings;

  /** @param counts how many postings each word has in each page, as `cellOf` numbers them */
  constructor(counts: Uint32Array, documentCount: number) {
    this.#pages = pagesOf(documentCount);
    const starts = new Uint32Array(counts.length + 1);
    for (let cell = 0; cell < counts.length; cell++)
      starts[cell + 1] = (starts[cell] as number) + (counts[cell] as number);
    const total = starts[counts.length] as number;
    this.#next = starts.slice();
    this.#packed = new PackedPostings(starts, new Uint16Array(total), new Uint8Array(total), documentCount);
  }

  put(word: number, document: number, impact: number): void {
    const cell = cellOf(word, document, this.#pages);
    const at = this.#next[cell] as number;
    this.#next[cell] = at + 1;
    this.#packed.documents[at] = document & (PAGE - 1);
    this.#packed.impacts[at] = impact;
  }

  done(): PackedPostings {
    return this.#packed;
  }
}

export function pagesOf(documentCount: number): number {
  return Math.max(1, Math.ceil(documentCount / PAGE));
}

export function cellOf(word: number, document: number, pages: number): number {
  return word * pages + (document >> PAGE_BITS);
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
