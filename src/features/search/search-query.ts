import { startOfDay } from '../../language/dates.ts';
import { wordsOf } from '../../language/normalize.ts';

/** What a reader asked for. `from` inclusive, `to` exclusive, in milliseconds. */
export type SearchQuery = {
  words: string[];
  phrases: string[][];
  without: string[][];
  authors: string[];
  sections: string[];
  topics: string[];
  from: number | null;
  to: number | null;
};

export const SEARCH_SORTS = ['relevance', 'newest', 'oldest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** A query of ten thousand characters is answered by what stands first in it. */
const MOST_WORDS = 12;
const MOST_PHRASES = 4;
const LONGEST_PHRASE = 12;
const MOST_FILTERS = 8;

/** The filters' names in every language of the interface. */
const FILTERS: Readonly<Record<string, 'authors' | 'sections' | 'topics' | 'from' | 'to'>> = {
  ...{ author: 'authors', מאת: 'authors', כותב: 'authors', כותבת: 'authors', كاتب: 'authors', نویسنده: 'authors' },
  ...{ section: 'sections', מדור: 'sections', قسم: 'sections', بخش: 'sections' },
  ...{ topic: 'topics', נושא: 'topics', موضوع: 'topics' },
  ...{ from: 'from', מיום: 'from', מתאריך: 'from', من: 'from', از: 'from' },
  ...{ to: 'to', עד: 'to', إلى: 'to', تا: 'to' },
};

/** A sign, a filter's name, and either a phrase in quotation marks (perhaps never closed) or a word. */
const PART = /(?<sign>[-−–])?(?:(?<filter>\p{L}+):)?(?:["“”„״](?<phrase>.*?)(?:["“”„״]+(?=\s|$)|$)|(?<word>\S+))/gu;

/**
 * Reads `words "an exact phrase" -without author:… section:… topic:… from:2025-01 to:2025`. Never fails: what is no
 * filter is words.
 */
export function parseSearchQuery(text: string, timeZone: string): SearchQuery {
  const query: SearchQuery = {
    ...{ words: [], phrases: [], without: [], authors: [], sections: [], topics: [], from: null, to: null },
  };
  for (const { groups = {} } of text.slice(0, 2000).matchAll(starting(PART))) {
    const value = groups.phrase ?? groups.word ?? '';
    const filter = groups.filter ? FILTERS[groups.filter.toLowerCase()] : undefined;
    if (filter && !groups.sign && takeFilter(query, filter, value, timeZone)) continue;
    const words = wordsOf(groups.filter ? `${groups.filter} ${value}` : value);
    if (words.length === 0) continue;
    if (groups.sign) push(query.without, words.slice(0, LONGEST_PHRASE), MOST_FILTERS);
    else if (groups.phrase !== undefined && words.length > 1)
      push(query.phrases, words.slice(0, LONGEST_PHRASE), MOST_PHRASES);
    else for (const word of words) if (!query.words.includes(word)) push(query.words, word, MOST_WORDS);
  }
  return query;
}

export function isEmptyQuery(query: SearchQuery): boolean {
  const { words, phrases, authors, sections, topics, from, to } = query;
  return [words, phrases, authors, sections, topics].every((list) => list.length === 0) && from === null && to === null;
}

/** The day, month or year that `2025`, `2025-11`, `2025-11-07` or `7.11.2025` names, by the clock of that zone. */
export function spanOf(text: string, timeZone: string): { from: number; to: number } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const [y, m, d] = [year ?? yearLast, month ?? monthSecond, day ?? dayFirst].map((part) => part && Number(part));
  if (!y || m === 0 || d === 0 || Number(m ?? 1) > 12 || Number(d ?? 1) > 31) return null;
  const start = (...at: [number, number, number]) =>
    startOfDay(new Date(Date.UTC(...at)).toISOString().slice(0, 10), timeZone).getTime();
  const [Y, M, D] = [Number(y), Number(m ?? 1) - 1, Number(d ?? 1)];
  return { from: start(Y, M, D), to: d ? start(Y, M, D + 1) : m ? start(Y, M + 1, 1) : start(Y + 1, 0, 1) };
}

function takeFilter(
  query: SearchQuery,
  filter: 'authors' | 'sections' | 'topics' | 'from' | 'to',
  value: string,
  timeZone: string,
): boolean {
  if (filter === 'from' || filter === 'to') {
    const span = spanOf(value, timeZone);
    if (!span) return false;
    if (filter === 'from') query.from = span.from;
    else query.to = span.to;
    return true;
  }
  if (wordsOf(value).length === 0) return false;
  push(query[filter], value, MOST_FILTERS);
  return true;
}

function push<Item>(list: Item[], item: Item, most: number): void {
  if (list.length < most) list.push(item);
}

/** Signs count at the beginning of a word only: תל-אביב is not "תל without אביב". */
function starting(part: RegExp): RegExp {
  return new RegExp(`(?<=^|\\s)${part.source}`, part.flags);
}
