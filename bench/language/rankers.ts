import { sql } from 'kysely';
import { Scores } from '../../src/features/search/index/scores.ts';
import { SearchIndex } from '../../src/features/search/index/search-index.ts';
import { wordsOf } from '../../src/language/normalize.ts';
import type { Db } from '../../src/platform/context.ts';

/** A way to search a collection: the documents for a text, best first; and those that count as found. */
export type Ranker = {
  rank: (text: string) => number[] | Promise<number[]>;
  match: (text: string) => Set<number> | Promise<Set<number>>;
};

/** The product's own index. */
export function ownRanker(texts: readonly string[]): Ranker & { index: SearchIndex } {
  const index = new SearchIndex();
  for (const [number, text] of texts.entries()) index.put(documentOf(number, text));
  index.compact();
  const scores = new Scores();
  const ask = (text: string) => {
    const words = new Set(wordsOf(text));
    scores.begin(index.documents.size);
    for (const word of words) scores.addWord(index, index.vocabulary.variantsOf(word), 0);
    return words.size;
  };
  const numberOf = (document: number) => Number(index.documents.ids[document]);
  return {
    index,
    rank: (text) => {
      ask(text);
      return [...scores.touched].sort((a, b) => scores.total(b) - scores.total(a) || a - b).map(numberOf);
    },
    match: (text) => {
      const words = ask(text);
      return new Set([...scores.touched].filter((document) => scores.matched(document) >= words).map(numberOf));
    },
  };
}

/** Words as they are written, by BM25. */
export function exactRanker(texts: readonly string[]): Ranker {
  const counts = texts.map((text) => countsOf(text));
  const lengths = texts.map((text) => wordsOf(text).length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
  const holding = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  const score = (words: Iterable<string>, document: number) => {
    let sum = 0;
    for (const word of words) {
      const count = counts[document]?.get(word) ?? 0;
      if (count === 0) continue;
      const held = holding.get(word) ?? 0;
      const information = Math.log(1 + (texts.length - held + 0.5) / (held + 0.5));
      sum += (information * count) / (count + 1.2 * (0.25 + (0.75 * (lengths[document] ?? 0)) / average));
    }
    return sum;
  };
  return {
    rank: (text) => {
      const words = new Set(wordsOf(text));
      const scored = texts.map((_, document) => [document, score(words, document)] as const);
      return scored
        .filter(([, value]) => value > 0)
        .sort((a, b) => b[1] - a[1])
        .map(([document]) => document);
    },
    match: (text) => {
      const words = wordsOf(text);
      return new Set(texts.keys().filter((document) => words.every((word) => counts[document]?.has(word))));
    },
  };
}

/** PostgreSQL's configuration `simple` and its `ts_rank`. */
export async function postgresRanker(db: Db, texts: readonly string[]): Promise<Ranker> {
  await sql`drop table if exists bench_texts`.execute(db);
  await sql`create table bench_texts (number int primary key, words tsvector not null)`.execute(db);
  await sql`insert into bench_texts select n - 1, to_tsvector('simple', t)
    from unnest(${[...texts]}::text[]) with ordinality as given(t, n)`.execute(db);
  const ask = async (text: string, every: boolean) => {
    const asked = wordsOf(text).map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '')}'`);
    const query = asked.join(every ? '&' : '|');
    if (query === '') return [];
    const { rows } = await sql<{ number: number }>`select number from bench_texts
      where words @@ ${query}::tsquery order by ts_rank(words, ${query}::tsquery) desc, number`.execute(db);
    return rows.map((row) => row.number);
  };
  return { rank: (text) => ask(text, false), match: async (text) => new Set(await ask(text, true)) };
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function documentOf(number: number, body: string) {
  const nobody = { id: '', slug: '', name: '' };
  const fields = { headline: '', deck: '', kicker: '', names: '', captions: '', body };
  return {
    ...{
      id: String(number),
      stamp: '',
      publishedAt: 0,
      language: '',
      section: nobody,
      authors: [],
      topics: [],
      fields,
    },
  };
}
