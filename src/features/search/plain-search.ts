import { sql } from 'kysely';
import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { SearchQuery } from './search-query.ts';

/** The plain query ranks in the database, which is quick only over what is recent. */
export const PLAIN_WINDOW_DAYS = 90;
const MOST_WORDS = 12;

export type PlainHits = { hits: { id: ArticleId; score: number }[]; total: number };

/**
 * While the index is away: public articles of the last ninety days that hold a form of every word (or, when none does,
 * of any), best first. Phrases count as their words; names are found as words.
 */
export async function plainSearch(
  db: Reads,
  now: Date,
  query: SearchQuery,
  page: { limit: number; offset: number },
): Promise<PlainHits> {
  const named = [...query.authors, ...query.topics].flatMap(wordsOf);
  const words = [...new Set([...query.words, ...query.phrases.flat(), ...named])].slice(0, MOST_WORDS);
  if (words.length === 0) return { hits: [], total: 0 };
  const all = await find(db, now, query, page, queryText(words, '&'));
  return all.total > 0 || words.length === 1 ? all : await find(db, now, query, page, queryText(words, '|'));
}

async function find(
  db: Reads,
  now: Date,
  asked: SearchQuery,
  { limit, offset }: { limit: number; offset: number },
  query: string,
): Promise<PlainHits> {
  const since = new Date(now.getTime() - PLAIN_WINDOW_DAYS * 86_400_000);
  const from = new Date(Math.max(asked.from ?? 0, since.getTime()));
  const age = sql<number>`extract(epoch from (${now}::timestamptz - d.published_at)) / 86400`;
  // Half a month halves the part of the score that is freshness; the part that is relevance stays.
  const score = sql<number>`ts_rank_cd('{0.1,0.3,0.6,1.0}', d.keys, ${query}::tsquery, 1) * (0.5 + 0.5 * exp(-0.046 * ${age}))`;
  let matching = db
    .selectFrom('search_documents as d')
    .innerJoin('published_articles as a', 'a.id', 'd.article_id')
    .where(sql<boolean>`d.keys @@ ${query}::tsquery`)
    .where('d.published_at', '>=', from);
  if (asked.to !== null) matching = matching.where('d.published_at', '<', new Date(asked.to));
  for (const without of asked.without) {
    matching = matching.where(sql<boolean>`not d.keys @@ ${queryText(without, '&')}::tsquery`);
  }
  if (asked.sections.length > 0) {
    matching = matching
      .innerJoin('sections as s', 's.id', 'a.section_id')
      .where((eb) =>
        eb.or([eb('s.slug', 'in', asked.sections), eb('s.name', 'in', asked.sections)]),
      ) as typeof matching;
  }
  const rows = await matching
    .select(['a.id', score.as('score'), sql<string>`count(*) over ()`.as('total')])
    .orderBy('score', 'desc')
    .orderBy('a.published_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    total: Number(rows[0]?.total ?? 0),
    hits: rows.map((row) => ({ id: row.id as ArticleId, score: Number(row.score) })),
  };
}

/** Each word as any of its keys; the words joined by `operator`. */
function queryText(words: readonly string[], operator: '&' | '|'): string {
  const quoted = (key: string) => `'${key.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return words
    .map(
      (word) =>
        `(${matchKeys(word)
          .map(({ key }) => quoted(key))
          .join('|')})`,
    )
    .join(operator);
}
