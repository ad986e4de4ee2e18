import type { SearchIndex } from './search-index.ts';
import type { Variant } from './vocabulary.ts';

/** What the mere presence of a word is worth beside how much it weighs there (0 to 255): a likelier form comes first. */
const ANY = 60;

/** How a document meets one word of a query. */
export const MET = { not: 0, ranking: 1, matching: 2 } as const;

/**
 * The scores of all documents while one query is answered: for each word its best form in a document counts, once.
 * Kept from query to query, since filling a million zeros anew would take longer than most queries.
 */
export class Scores {
  #total = new Float32Array(0);
  #best = new Float32Array(0);
  #met = new Uint8Array(0);
  #matched = new Uint8Array(0);
  #ranked = new Uint8Array(0);
  #touched = new Uint32Array(0);
  #count = 0;
  #ofWord = new Uint32Array(0);

  /** Documents that some word has met so far. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  total(document: number): number {
    return this.#total[document] as number;
  }

  /** How many words of the query have met it, by a form that counts as found. */
  matched(document: number): number {
    return this.#matched[document] as number;
  }

  /** The same, forms that only rank included. */
  ranked(document: number): number {
    return this.#ranked[document] as number;
  }

  begin(size: number): void {
    for (const document of this.touched) {
      this.#total[document] = 0;
      this.#matched[document] = 0;
      this.#ranked[document] = 0;
    }
    this.#count = 0;
    if (size <= this.#total.length) return;
    const room = Math.ceil(size * 1.2);
    this.#total = new Float32Array(room);
    this.#best = new Float32Array(room);
    this.#met = new Uint8Array(room);
    this.#matched = new Uint8Array(room);
    this.#ranked = new Uint8Array(room);
    this.#touched = new Uint32Array(room);
    this.#ofWord = new Uint32Array(room);
  }

  /**
   * Adds one word of the query: in each document its best form, times what the word tells.
   *
   * @param from the first packed document that counts; later ones all do
   * @param weight how much the word counts beside the others
   * @returns how many documents hold it
   */
  addWord(index: SearchIndex, variants: readonly Variant[], from: number, weight = 1): number {
    let found = 0;
    let holding = 0;
    const [best, met, ofWord] = [this.#best, this.#met, this.#ofWord];
    for (const { word, likeness, isMatch } of variants) {
      const level = isMatch ? MET.matching : MET.ranking;
      const { packed, recent } = index;
      const [first, until] = packed.range(word, from);
      const { documents, impacts } = packed;
      for (let at = first; at < until; at++) {
        const document = documents[at] as number;
        const value = likeness * ((impacts[at] as number) + ANY);
        const before = met[document] as number;
        if (before === MET.not) ofWord[found++] = document;
        if (level > before) {
          met[document] = level;
          if (level === MET.matching) holding++;
        }
        if (value > (best[document] as number)) best[document] = value;
      }
      const list = recent.lists.get(word);
      if (!list) continue;
      for (let at = 0; at < list.documents.length; at++) {
        const document = list.documents[at] as number;
        const value = likeness * ((list.impacts[at] as number) + ANY);
        const before = met[document] as number;
        if (before === MET.not) ofWord[found++] = document;
        if (level > before) {
          met[document] = level;
          if (level === MET.matching) holding++;
        }
        if (value > (best[document] as number)) best[document] = value;
      }
    }
    const worth = (weight * index.information(Math.max(1, holding))) / 255;
    for (let at = 0; at < found; at++) this.#count += this.#settle(ofWord[at] as number, worth);
    return holding;
  }

  #settle(document: number, worth: number): number {
    const isNew = this.#ranked[document] === 0;
    if (isNew) this.#touched[this.#count] = document;
    this.#total[document] = (this.#total[document] as number) + worth * (this.#best[document] as number);
    // Two hundred and fifty-five words of one query are more than are ever asked.
    this.#ranked[document] = Math.min(255, (this.#ranked[document] as number) + 1);
    if (this.#met[document] === MET.matching)
      this.#matched[document] = Math.min(255, (this.#matched[document] as number) + 1);
    this.#best[document] = 0;
    this.#met[document] = MET.not;
    return isNew ? 1 : 0;
  }
}
