import { wordsOf } from '../../../language/normalize.ts';
import { type DocumentFacts, DocumentTable, type DocumentTableState } from './document-table.ts';
import { HeadlineWords, type HeadlineWordsState } from './headline-words.ts';
import { FIELD_WEIGHTS, FIELDS, type Field, type IndexedDocument } from './indexed-document.ts';
import { cellOf, PackedPostings, PostingsWriter, pagesOf, RecentPostings } from './postings.ts';
import { Vocabulary, type VocabularyState } from './vocabulary.ts';

/** The packed index in parts that a file can hold. */
export type IndexState = VocabularyState &
  DocumentTableState &
  HeadlineWordsState & {
    starts: Uint32Array;
    postings: Uint16Array;
    impacts: Uint8Array;
    wordTotal: Float64Array;
  };

/** BM25's own: how soon a word said again adds nothing, and how much a long text is held against it. */
const K1 = 1.2;
const B = 0.75;
const FULL = 255;
/** Before the first article says how long they are. */
const FIRST_LENGTH = 400;
/** Nobody reads further, and a book in one article must not outweigh the archive. */
const MOST_WORDS = 200_000;

/**
 * The archive in memory. What was put together last (`compact`) lies in typed arrays, its documents numbered by their
 * date, so that "the newest ninety days" is a binary search; what came since is a small list behind it. A changed
 * document is a new one, and the old one is dead until the next `compact`.
 */
export class SearchIndex {
  vocabulary = new Vocabulary();
  documents = new DocumentTable();
  packed = PackedPostings.none;
  headlines = new HeadlineWords();
  recent = new RecentPostings();
  /** How many of the documents lie in `packed`; they stand in order of their date. */
  packedCount = 0;
  #wordTotal = 0;
  /** Counts every change: what is derived of the index knows by it when it is stale. */
  version = 0;

  /** Of a state as `state` gave it. */
  static of(state: IndexState): SearchIndex {
    const index = new SearchIndex();
    index.vocabulary = Vocabulary.of(state);
    index.documents = DocumentTable.of(state);
    index.packed = new PackedPostings(state.starts, state.postings, state.impacts, index.documents.size);
    index.packedCount = index.documents.size;
    index.headlines = new HeadlineWords(state);
    index.#wordTotal = state.wordTotal[0] ?? 0;
    return index;
  }

  /** What `of` takes. Everything must be packed. */
  state(): IndexState {
    return {
      ...this.vocabulary.state(),
      ...this.documents.state(),
      ...this.headlines.state(),
      starts: this.packed.starts,
      postings: this.packed.documents,
      impacts: this.packed.impacts,
      wordTotal: Float64Array.of(this.#wordTotal),
    };
  }

  get recentCount(): number {
    return this.documents.size - this.packedCount;
  }

  get deadCount(): number {
    return this.documents.size - this.documents.count;
  }

  get averageLength(): number {
    return this.documents.size === 0 ? FIRST_LENGTH : this.#wordTotal / this.documents.size;
  }

  /** Puts a document in, or in place of the one before. */
  put(document: IndexedDocument): void {
    this.remove(document.id);
    this.#take(this.#factsOf(document));
  }

  /** Puts a document in that is found only after `compact`: the way in for a whole archive. */
  stage(document: IndexedDocument): void {
    this.documents.add(this.#factsOf(document));
  }

  /** @returns whether it was there */
  remove(id: string): boolean {
    const number = this.documents.numberOf(id);
    if (number === undefined) return false;
    const { counts } = this.vocabulary;
    // While the words are still being read, a word counts the document until the next `compact`.
    if (this.documents.hasWords) for (const word of this.countsOf(number).keys()) counts.set(word, counts.at(word) - 1);
    this.documents.remove(number);
    this.version++;
    return true;
  }

  /** Each word of a document, and what its places weigh together. */
  countsOf(number: number): Map<number, number> {
    return weighed(this.documents.wordsOf(number));
  }

  /** Puts what came since in order with the rest, and forgets the dead. Names and numbers of documents change. */
  compact(): void {
    const before = this.documents;
    const { publishedAt, isAlive, size } = before;
    const order: number[] = [];
    for (let number = 0; number < size; number++) if (isAlive.at(number)) order.push(number);
    order.sort((a, b) => publishedAt.at(a) - publishedAt.at(b) || a - b);
    this.#pack(
      order.values().map((number) => before.facts(number)),
      order.length,
    );
  }

  /** Makes the index anew of these, which come in order of their date. Words keep their numbers. */
  #pack(inOrder: Iterable<DocumentFacts>, count: number): void {
    const before = this.documents;
    const documents = new DocumentTable();
    for (const named of before.names) documents.numberOfName(named.kind, named);
    const { counts, size } = this.vocabulary;
    counts.view().fill(0);
    this.documents = documents;
    this.#wordTotal = 0;
    const pages = pagesOf(count);
    const cells = new Uint32Array(size * pages);
    for (const facts of inOrder) {
      const number = documents.add(facts);
      this.#wordTotal += lengthOf(facts.words);
      for (const word of weighed(facts.words).keys()) {
        const cell = cellOf(word, number, pages);
        counts.set(word, counts.at(word) + 1);
        cells[cell] = (cells[cell] as number) + 1;
      }
    }
    const writer = new PostingsWriter(cells, documents.size);
    for (let number = 0; number < documents.size; number++) {
      const words = documents.wordsOf(number);
      const length = lengthOf(words);
      for (const [word, weight] of weighed(words)) writer.put(word, number, this.#impact(weight, length));
    }
    this.packed = writer.done();
    this.headlines = HeadlineWords.of(this.vocabulary.words, documents);
    this.recent = new RecentPostings();
    this.packedCount = documents.size;
    this.version++;
  }

  /** The first packed document of that moment or later (milliseconds). */
  firstSince(moment: number): number {
    let low = 0;
    let high = this.packedCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.documents.publishedAt.at(middle) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How much a word tells that so many documents hold: BM25's logarithm. */
  information(holding: number): number {
    const { count } = this.documents;
    return Math.log(1 + (Math.max(0, count - holding) + 0.5) / (holding + 0.5));
  }

  #factsOf(document: IndexedDocument): DocumentFacts {
    const { documents, vocabulary } = this;
    const words = {} as Record<Field, number[]>;
    let left = MOST_WORDS;
    for (const field of FIELDS) {
      words[field] = wordsOf(document.fields[field])
        .slice(0, left)
        .map((word) => vocabulary.add(word));
      left -= words[field].length;
    }
    const names = [
      documents.numberOfName('section', document.section),
      ...document.authors.map((author) => documents.numberOfName('author', author)),
      ...document.topics.map((topic) => documents.numberOfName('topic', topic)),
    ];
    const { id, stamp, publishedAt, language } = document;
    return { id, stamp, publishedAt, language, names, words };
  }

  #take(facts: DocumentFacts): void {
    const number = this.documents.add(facts);
    const length = lengthOf(facts.words);
    this.#wordTotal += length;
    const { counts } = this.vocabulary;
    for (const [word, weight] of weighed(facts.words)) {
      counts.set(word, counts.at(word) + 1);
      this.recent.add(word, number, this.#impact(weight, length));
    }
    this.version++;
  }

  #impact(weight: number, length: number): number {
    const share = weight / (weight + K1 * (1 - B + (B * length) / this.averageLength));
    return Math.max(1, Math.round(share * FULL));
  }
}

function weighed(words: Record<Field, number[]>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const field of FIELDS) {
    const weight = FIELD_WEIGHTS[field];
    for (const word of words[field]) counts.set(word, (counts.get(word) ?? 0) + weight);
  }
  return counts;
}

function lengthOf(words: Record<Field, number[]>): number {
  let length = 0;
  for (const field of FIELDS) length += words[field].length;
  return length;
}
