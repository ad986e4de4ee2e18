import { matchKeys } from '../../../language/analyzer.ts';
import { wordsOf } from '../../../language/normalize.ts';
import type { SearchQuery, SearchSort } from '../search-query.ts';
import type { NameKind } from './document-table.ts';
import { countFacets, type Facets } from './facets.ts';
import { Scores } from './scores.ts';
import type { SearchIndex } from './search-index.ts';
import { suggestSpelling } from './suggest-spelling.ts';
import type { Variant } from './vocabulary.ts';

export type FindOptions = { limit: number; offset: number; sort: SearchSort; now: number };

/**
 * How far the search had to go for it: `nothing` (every word stands in it), `spelling` (another spelling or another
 * form of a verb counts as well), `any` (some of the words).
 */
export type Widened = 'nothing' | 'spelling' | 'any';

export type Found = {
  hits: { id: string; score: number }[];
  total: number;
  facets: Facets;
  widened: Widened;
  /** The words of the archive that count as what was sought. */
  forms: string[];
  /** The query's words as the archive has them, when what was typed hardly occurs; null otherwise. */
  meant: { typed: string; word: string }[] | null;
};

/** Freshness never takes more than a quarter of the score, half of it in three months. */
const FRESH_SHARE = 0.25;
const HALF_LIFE_MS = 90 * 86_400_000;
/** With fewer than that found, what only ranks counts as found as well. */
const FEW = 5;
/** A word that is excluded takes its forms with it, not what is merely near. */
const EXCLUDING_LIKENESS = 0.3;

/** A form that is only just possible is found, and not marked. */
const LEAST_MARKED = 0.1;

const scores = new Scores();

/** Answers a query from the index. */
export function findDocuments(index: SearchIndex, query: SearchQuery, options: FindOptions): Found {
  const { documents } = index;
  const from = query.from === null ? 0 : index.firstSince(query.from);
  const words = [...query.words, ...query.phrases.flat()];
  scores.begin(documents.size);
  const forms = words.map((word) => index.vocabulary.variantsOf(word));
  const holding = forms.map((variants) => scores.addWord(index, variants, from));
  const passes = filterOf(index, query);
  const candidates = words.length > 0 ? scores.touched : everyDocument(index, from);
  const { found, widened } = select(words.length, candidates, passes);
  const ranked = ranking(index, found, options);
  return {
    hits: ranked,
    total: found.length,
    facets: countFacets(documents, found),
    widened,
    forms: forms.flatMap((variants) => marked(index, variants, widened)),
    meant: found.length === 0 || widened !== 'nothing' ? suggestSpelling(index, query.words, holding) : null,
  };
}

/** Which forms an excerpt marks: those that count, and where the search went further, those that are near. */
function marked(index: SearchIndex, variants: readonly Variant[], widened: Widened): string[] {
  const isMarked = ({ isMatch, likeness }: Variant) =>
    widened === 'nothing' ? isMatch && likeness >= LEAST_MARKED : isMatch || likeness >= LEAST_MARKED / 2;
  return variants.filter(isMarked).map(({ word }) => index.vocabulary.word(word));
}

/** The documents that every word meets; where they are few, those that its other spellings meet; or else any word. */
function select(
  words: number,
  candidates: Iterable<number>,
  passes: (document: number) => boolean,
): { found: number[]; widened: Widened } {
  const matching: number[] = [];
  const near: number[] = [];
  const some: number[] = [];
  for (const document of candidates) {
    if (scores.matched(document) >= words) matching.push(document);
    else if (scores.ranked(document) >= words) near.push(document);
    else if (scores.matched(document) > 0) some.push(document);
  }
  const found = matching.filter(passes);
  if (found.length >= FEW) return { found, widened: 'nothing' };
  const wider = near.filter(passes);
  if (wider.length > 0) return { found: [...found, ...wider], widened: 'spelling' };
  if (found.length > 0) return { found, widened: 'nothing' };
  return { found: some.filter(passes), widened: 'any' };
}

function ranking(
  index: SearchIndex,
  found: readonly number[],
  { limit, offset, sort, now }: FindOptions,
): Found['hits'] {
  const { publishedAt, ids } = index.documents;
  const score = (document: number) => {
    const ageMs = Math.max(0, now - publishedAt.at(document));
    return scores.total(document) * (1 - FRESH_SHARE + FRESH_SHARE * 2 ** (-ageMs / HALF_LIFE_MS));
  };
  const key =
    sort === 'relevance' ? score : (document: number) => publishedAt.at(document) * (sort === 'newest' ? 1 : -1);
  const listed = best(found, key, limit + offset).slice(offset);
  return listed.map((document) => ({ id: ids[document] ?? '', score: Math.round(score(document) * 1000) / 1000 }));
}

/** The `most` highest, highest first; of equals the later document. */
function best(found: readonly number[], key: (document: number) => number, most: number): number[] {
  const keyed = Float64Array.from(found, key);
  let least = -Infinity;
  if (found.length > most * 4) {
    // Most of what was found is far from the first page: what is below the last of a sample's best cannot be on it.
    const sample = keyed.slice(0, most * 4).sort();
    least = sample[sample.length - most] as number;
  }
  return found
    .map((document, at) => ({ document, value: keyed[at] as number }))
    .filter(({ value }) => value >= least)
    .sort((a, b) => b.value - a.value || b.document - a.document)
    .slice(0, most)
    .map(({ document }) => document);
}

function filterOf(index: SearchIndex, query: SearchQuery): (document: number) => boolean {
  const { documents } = index;
  const { publishedAt, isAlive } = documents;
  const named = [
    ...query.authors.map((value) => namesMeant(index, 'author', value)),
    ...query.sections.map((value) => namesMeant(index, 'section', value)),
    ...query.topics.map((value) => namesMeant(index, 'topic', value)),
  ];
  const phrases = query.phrases.map((phrase) => phrase.map((word) => formsIn(index, word)));
  const excluded = excludedBy(index, query.without);
  return (document) => {
    if (isAlive.at(document) === 0) return false;
    const at = publishedAt.at(document);
    if ((query.from !== null && at < query.from) || (query.to !== null && at >= query.to)) return false;
    if (named.some((numbers) => !documents.namesOf(document).some((name) => numbers.has(name)))) return false;
    if (excluded.has(document)) return false;
    return phrases.every((phrase) => documents.holdsPhrase(document, phrase));
  };
}

/** Names whose address it is, or that hold each of its words. */
function namesMeant(index: SearchIndex, kind: NameKind, value: string): Set<number> {
  const words = wordsOf(value.replaceAll('-', ' '));
  const numbers = new Set<number>();
  index.documents.names.forEach((named, number) => {
    if (named.kind !== kind) return;
    const own = wordsOf(named.name);
    const isMeant =
      named.slug === value.toLowerCase() ||
      words.every((word) => own.some((one) => one === word || one.startsWith(word) || sharesWord(one, word)));
    if (isMeant) numbers.add(number);
  });
  return numbers;
}

function sharesWord(a: string, b: string): boolean {
  return (matchKeys(a)[0]?.key ?? a) === (matchKeys(b)[0]?.key ?? b);
}

/** In a phrase a word is itself, in whichever way it is written. */
function formsIn(index: SearchIndex, word: string): number[] {
  return index.vocabulary
    .variantsOf(word)
    .flatMap((variant) => (sharesWord(index.vocabulary.word(variant.word), word) ? [variant.word] : []));
}

function excludedBy(index: SearchIndex, without: readonly (readonly string[])[]): Set<number> {
  const excluded = new Set<number>();
  for (const words of without) {
    const held = words.map((word) => holdersOf(index, word));
    const [first = new Set<number>(), ...rest] = held;
    for (const document of first) if (rest.every((others) => others.has(document))) excluded.add(document);
  }
  return excluded;
}

function holdersOf(index: SearchIndex, word: string): Set<number> {
  const holders = new Set<number>();
  for (const { word: form, likeness, isMatch } of index.vocabulary.variantsOf(word)) {
    if (!isMatch || likeness < EXCLUDING_LIKENESS) continue;
    index.packed.eachPage(form, 0, (first, until, base) => {
      for (let at = first; at < until; at++) holders.add(base + (index.packed.documents[at] as number));
    });
    for (const document of index.recent.lists.get(form)?.documents ?? []) holders.add(document);
  }
  return holders;
}

function* everyDocument(index: SearchIndex, from: number): Generator<number> {
  for (let document = from; document < index.documents.size; document++) yield document;
}
