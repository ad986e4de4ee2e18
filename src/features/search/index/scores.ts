import type { PackedPostings } from './postings.ts';
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
  /** Of the word that is being added: how many documents it has met, and how many by a form that counts as found. */
  #found = 0;
  #holding = 0;

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
    const { packed, recent } = index;
    this.#found = 0;
    this.#holding = 0;
    for (const { word, likeness, isMatch } of variants) {
      const level = isMatch ? MET.matching : MET.ranking;
      packed.eachPage(word, from, (first, until, base) => this.#meetPage(packed, first, until, base, likeness, level));
      const list = recent.lists.get(word);
      if (!list) continue;
      for (let at = 0; at < list.documents.length; at++)
        this.#meet(list.documents[at] as number, likeness * ((list.impacts[at] as number) + ANY), level);
    }
    const worth = (weight * index.information(Math.max(1, this.#holding))) / 255;
    const ofWord = this.#ofWord;
    for (let at = 0; at < this.#found; at++) this.#count += this.#settle(ofWord[at] as number, worth);
    return this.#holding;
  }

  #meetPage(
    { documents, impacts }: PackedPostings,
    first: number,
    until: number,
    base: number,
    likeness: number,
    level: number,
  ): void {
    for (let at = first; at < until; at++)
      this.#meet(base + (documents[at] as number), likeness * ((impacts[at] as number) + ANY), level);
  }

  #meet(document: number, value: number, level: number): void {
    const before = this.#met[document] as number;
    if (before === MET.not) this.#ofWord[this.#found++] = document;
    if (level > before) {
      this.#met[document] = level;
      if (level === MET.matching) this.#holding++;
    }
    if (value > (this.#best[document] as number)) this.#best[document] = value;
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
