import { wordsOf } from '../../../language/normalize.ts';
import type { NameKind } from './document-table.ts';
import { Growing } from './growing.ts';
import type { SearchIndex } from './search-index.ts';

export type Suggestion = { kind: 'article'; id: string } | { kind: NameKind; id: string; slug: string; name: string };

const MOST_ARTICLES = 5;
const MOST_NAMES = 4;
/** What a prefix may begin: the commonest words count, and of each the newest headlines. */
const MOST_WORDS = 40;
const MOST_HEADLINES = 400;

/**
 * What may be meant while somebody types: names and headlines with a word that begins so. Made of the index when it
 * was put together; what came since is looked through one by one.
 */
export class Suggester {
  readonly #index: SearchIndex;
  #madeFor: unknown = null;
  #sorted = new Uint32Array(0);
  #starts = new Uint32Array(1);
  #headlines = new Uint32Array(0);

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Sorts the words and lists the headlines anew, if the index was put together since. */
  prepare(): void {
    const { packed, vocabulary, documents, packedCount } = this.#index;
    if (this.#madeFor === packed) return;
    this.#madeFor = packed;
    const words = vocabulary.words();
    const numbers = Uint32Array.from(words, (_, number) => number);
    this.#sorted = numbers.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
    const pairs = { words: new Growing<Uint32Array>(Uint32Array), documents: new Growing(Uint32Array) };
    for (let document = 0; document < packedCount; document++) {
      for (const word of new Set(documents.wordsOf(document).headline)) {
        pairs.words.push(word);
        pairs.documents.push(document);
      }
    }
    this.#starts = new Uint32Array(words.length + 1);
    for (const word of pairs.words.view()) this.#starts[word + 1] = (this.#starts[word + 1] as number) + 1;
    for (let at = 0; at < words.length; at++)
      this.#starts[at + 1] = (this.#starts[at + 1] as number) + (this.#starts[at] as number);
    this.#headlines = new Uint32Array(pairs.words.length);
    const next = this.#starts.slice();
    for (let at = 0; at < pairs.words.length; at++) {
      const word = pairs.words.at(at);
      this.#headlines[next[word] as number] = pairs.documents.at(at);
      next[word] = (next[word] as number) + 1;
    }
  }

  suggest(typed: string): Suggestion[] {
    const words = wordsOf(typed);
    const last = words.at(-1);
    if (last === undefined) return [];
    this.prepare();
    return [...this.#names(words), ...this.#articles(words.slice(0, -1), last)];
  }

  #names(words: readonly string[]): Suggestion[] {
    const { documents } = this.#index;
    const found: Suggestion[] = [];
    for (const { kind, id, slug, name } of documents.names) {
      const own = wordsOf(name);
      if (!words.every((word) => own.some((one) => one.startsWith(word)))) continue;
      found.push({ kind, id, slug, name });
      if (found.length === MOST_NAMES * 2) break;
    }
    return found.slice(0, MOST_NAMES);
  }

  #articles(complete: readonly string[], last: string): Suggestion[] {
    const { documents, vocabulary, packedCount } = this.#index;
    const others = complete.map(
      (word) => new Set(vocabulary.variantsOf(word).flatMap((one) => (one.isMatch ? [one.word] : []))),
    );
    const found: number[] = [];
    for (let document = documents.size - 1; document >= packedCount && found.length < MOST_ARTICLES; document--) {
      const headline = documents.isAlive.at(document) ? documents.wordsOf(document).headline : [];
      if (headline.some((word) => vocabulary.word(word).startsWith(last)) && holdsAll(headline, others))
        found.push(document);
    }
    const candidates = new Set<number>();
    for (const word of this.#beginning(last)) {
      const [from, until] = [this.#starts[word] as number, this.#starts[word + 1] as number];
      for (let at = until - 1; at >= from && at >= until - MOST_HEADLINES; at--)
        candidates.add(this.#headlines[at] as number);
    }
    for (const document of [...candidates].sort((a, b) => b - a)) {
      if (found.length >= MOST_ARTICLES) break;
      if (documents.isAlive.at(document) === 0) continue;
      if (others.length > 0 && !holdsAll(documents.wordsOf(document).headline, others)) continue;
      found.push(document);
    }
    return found.map((document) => ({ kind: 'article', id: documents.ids[document] ?? '' }));
  }

  /** The commonest words that begin so. */
  #beginning(start: string): number[] {
    const { vocabulary } = this.#index;
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary.word(this.#sorted[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < this.#sorted.length && found.length < MOST_WORDS * 50; at++) {
      const word = this.#sorted[at] as number;
      if (!vocabulary.word(word).startsWith(start)) break;
      if ((this.#starts[word + 1] as number) > (this.#starts[word] as number)) found.push(word);
    }
    return found.sort((a, b) => vocabulary.counts.at(b) - vocabulary.counts.at(a)).slice(0, MOST_WORDS);
  }
}

function holdsAll(words: readonly number[], wanted: readonly ReadonlySet<number>[]): boolean {
  return wanted.every((forms) => words.some((word) => forms.has(word)));
}
