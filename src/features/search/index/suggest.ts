import { wordsOf } from '../../../language/normalize.ts';
import type { NameKind } from './document-table.ts';
import type { SearchIndex } from './search-index.ts';

export type Suggestion = { kind: 'article'; id: string } | { kind: NameKind; id: string; slug: string; name: string };

const MOST_ARTICLES = 5;
const MOST_NAMES = 4;
/** What a prefix may begin: the commonest words count, and of each the newest headlines. */
const MOST_WORDS = 40;
const MOST_HEADLINES = 400;

/**
 * What may be meant while somebody types: names and headlines with a word that begins so. What came since the index was
 * put together is looked through one by one.
 */
export class Suggester {
  readonly #index: SearchIndex;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  suggest(typed: string): Suggestion[] {
    const words = wordsOf(typed);
    const last = words.at(-1);
    if (last === undefined) return [];
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
    const { documents, headlines, vocabulary, packedCount } = this.#index;
    const others = complete.map(
      (word) => new Set(vocabulary.variantsOf(word).flatMap((one) => (one.isMatch ? [one.word] : []))),
    );
    const found: number[] = [];
    for (let document = documents.size - 1; document >= packedCount && found.length < MOST_ARTICLES; document--) {
      const headline = documents.isAlive.at(document) ? documents.headlineOf(document) : [];
      if (headline.some((word) => vocabulary.words.begins(word, last)) && holdsAll(headline, others))
        found.push(document);
    }
    const candidates = new Set<number>();
    for (const word of this.#beginning(last))
      for (const document of headlines.documentsOf(word).slice(-MOST_HEADLINES)) candidates.add(document);
    for (const document of [...candidates].sort((a, b) => b - a)) {
      if (found.length >= MOST_ARTICLES) break;
      if (documents.isAlive.at(document) === 0) continue;
      if (others.length > 0 && !holdsAll(documents.headlineOf(document), others)) continue;
      found.push(document);
    }
    return found.map((document) => ({ kind: 'article', id: documents.ids[document] ?? '' }));
  }

  /** The commonest words that begin so. */
  #beginning(start: string): number[] {
    const { headlines, vocabulary } = this.#index;
    const found = headlines.beginning(vocabulary.words, start, MOST_WORDS * 50);
    return found.sort((a, b) => vocabulary.counts.at(b) - vocabulary.counts.at(a)).slice(0, MOST_WORDS);
  }
}

function holdsAll(words: readonly number[], wanted: readonly ReadonlySet<number>[]): boolean {
  return wanted.every((forms) => words.some((word) => forms.has(word)));
}
