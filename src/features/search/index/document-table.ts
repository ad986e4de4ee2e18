import { Growing } from './growing.ts';
import { FIELDS, type Field, type IndexedName } from './indexed-document.ts';

export type NameKind = 'section' | 'author' | 'topic';

/** What the index knows of a document besides its words; `names` are numbers in the table of names. */
export type DocumentFacts = {
  id: string;
  stamp: string;
  publishedAt: number;
  language: string;
  names: number[];
  words: Record<Field, number[]>;
};

type NamedInTable = IndexedName & { kind: NameKind };

export type DocumentTableState = {
  ids: readonly string[];
  stamps: readonly string[];
  languageNames: readonly string[];
  languageNumbers: Uint8Array;
  publishedAt: Float64Array;
  isAlive: Uint8Array;
  /** Null while it is still being read: see `hasWords`. */
  packedWords: Uint8Array | null;
  wordStarts: Float64Array;
  nameStarts: Uint32Array;
  nameNumbers: Uint32Array;
  names: readonly NamedInTable[];
};

const ENDED = 0x80;

/**
 * The documents by their number: facts, and the words of every field in order, packed in bytes (seven bits each, so that
 * the archive's first words, which are its commonest, take one or two).
 */
export class DocumentTable {
  ids: string[] = [];
  stamps: string[] = [];
  /** So few that a byte numbers them. */
  readonly #languageNames: string[] = [];
  #languages = new Growing<Uint8Array>(Uint8Array);
  publishedAt = new Growing<Float64Array>(Float64Array);
  isAlive = new Growing<Uint8Array>(Uint8Array);
  readonly #numbers = new Map<string, number>();
  #packed = new Growing<Uint8Array>(Uint8Array);
  #starts = new Growing<Float64Array>(Float64Array);
  #nameStarts = new Growing<Uint32Array>(Uint32Array);
  #names = new Growing<Uint32Array>(Uint32Array);
  readonly names: NamedInTable[] = [];
  readonly #nameNumbers = new Map<string, number>();
  /** How many documents are alive. */
  count = 0;
  /** Whether the words of the documents are there: a snapshot brings them last, and until then nothing is added. */
  hasWords = true;

  static of(state: DocumentTableState): DocumentTable {
    const table = new DocumentTable();
    for (const named of state.names) table.numberOfName(named.kind, named);
    table.ids = [...state.ids];
    table.stamps = [...state.stamps];
    table.#languageNames.push(...state.languageNames);
    table.#languages = new Growing<Uint8Array>(Uint8Array, state.languageNumbers);
    for (let number = 0; number < state.ids.length; number++) {
      if (state.isAlive[number] === 0) continue;
      table.#numbers.set(state.ids[number] as string, number);
      table.count++;
    }
    table.publishedAt = new Growing<Float64Array>(Float64Array, state.publishedAt);
    table.isAlive = new Growing<Uint8Array>(Uint8Array, state.isAlive);
    if (state.packedWords) table.takeWords(state.packedWords);
    else table.hasWords = false;
    table.#starts = new Growing<Float64Array>(Float64Array, state.wordStarts);
    table.#nameStarts = new Growing<Uint32Array>(Uint32Array, state.nameStarts);
    table.#names = new Growing<Uint32Array>(Uint32Array, state.nameNumbers);
    return table;
  }

  state(): DocumentTableState {
    return {
      ids: this.ids,
      stamps: this.stamps,
      languageNames: this.#languageNames,
      languageNumbers: this.#languages.view(),
      publishedAt: this.publishedAt.view(),
      isAlive: this.isAlive.view(),
      packedWords: this.#packed.view(),
      wordStarts: this.#starts.view(),
      nameStarts: this.#nameStarts.view(),
      nameNumbers: this.#names.view(),
      names: this.names,
    };
  }

  /** The packed words, as `state` gave them. */
  takeWords(packed: Uint8Array): void {
    this.#packed = new Growing<Uint8Array>(Uint8Array, packed);
    this.hasWords = true;
  }

  get size(): number {
    return this.ids.length;
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  numberOfName(kind: NameKind, named: IndexedName): number {
    const key = `${kind}:${named.id}`;
    const known = this.#nameNumbers.get(key);
    if (known !== undefined) {
      Object.assign(this.names[known] as IndexedName, named);
      return known;
    }
    this.#nameNumbers.set(key, this.names.length);
    return this.names.push({ ...named, kind }) - 1;
  }

  add(facts: DocumentFacts): number {
    const number = this.ids.push(facts.id) - 1;
    this.stamps.push(facts.stamp);
    this.#languages.push(this.#numberOfLanguage(facts.language));
    this.publishedAt.push(facts.publishedAt);
    this.isAlive.push(1);
    this.#numbers.set(facts.id, number);
    this.#nameStarts.push(this.#names.length);
    for (const name of facts.names) this.#names.push(name);
    this.#starts.push(this.#packed.length);
    for (const field of FIELDS) {
      this.#pack(facts.words[field].length);
      for (const word of facts.words[field]) this.#pack(word);
    }
    this.count++;
    return number;
  }

  remove(number: number): void {
    if (this.isAlive.at(number) === 0) return;
    this.isAlive.set(number, 0);
    this.#numbers.delete(this.ids[number] ?? '');
    this.count--;
  }

  namesOf(number: number): Uint32Array {
    const until = number + 1 < this.size ? this.#nameStarts.at(number + 1) : this.#names.length;
    return this.#names.view().subarray(this.#nameStarts.at(number), until);
  }

  has(number: number, name: number): boolean {
    return this.namesOf(number).includes(name);
  }

  languageOf(number: number): string {
    return this.#languageNames[this.#languages.at(number)] ?? '';
  }

  /** The words of every field, in order. */
  wordsOf(number: number): Record<Field, number[]> {
    const words = {} as Record<Field, number[]>;
    const read = this.#reader(number);
    for (const field of FIELDS) words[field] = readList(read);
    return words;
  }

  /** The first field alone, which is quick. */
  headlineOf(number: number): number[] {
    return readList(this.#reader(number));
  }

  facts(number: number): DocumentFacts {
    return {
      id: this.ids[number] ?? '',
      stamp: this.stamps[number] ?? '',
      publishedAt: this.publishedAt.at(number),
      language: this.languageOf(number),
      names: [...this.namesOf(number)],
      words: this.wordsOf(number),
    };
  }

  /** Whether the words stand in one field of the document next to each other, in this order. */
  holdsPhrase(number: number, phrase: readonly (readonly number[])[]): boolean {
    const fields = this.wordsOf(number);
    return FIELDS.some((field) => {
      const words = fields[field];
      for (let at = 0; at + phrase.length <= words.length; at++) {
        if (phrase.every((forms, index) => forms.includes(words[at + index] as number))) return true;
      }
      return false;
    });
  }

  #reader(number: number): () => number {
    const bytes = this.#packed.view();
    let at = this.#starts.at(number);
    return () => {
      let value = 0;
      let shift = 1;
      for (;;) {
        const byte = bytes[at++] as number;
        value += (byte & 127) * shift;
        if (byte & ENDED) return value;
        shift *= 128;
      }
    };
  }

  #numberOfLanguage(language: string): number {
    const known = this.#languageNames.indexOf(language);
    return known >= 0 ? known : this.#languageNames.push(language) - 1;
  }

  #pack(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#packed.push(rest & 127);
      rest = Math.floor(rest / 128);
    }
    this.#packed.push(rest | ENDED);
  }
}

function readList(read: () => number): number[] {
  const length = read();
  const list: number[] = new Array(length);
  for (let index = 0; index < length; index++) list[index] = read();
  return list;
}
