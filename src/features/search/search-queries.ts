import { sql } from 'kysely';
import type { DocumentJson } from '../../document/document.ts';
import { plainText } from '../../document/document-text.ts';
import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { Reads } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import { type ExcerptPiece, excerptOf } from './excerpt.ts';

export type SearchInput = { q: string; limit: number; offset?: number; section?: string; from?: Date; to?: Date };
export type SearchResult = {
  items: { card: ArticleCard; excerpt: ExcerptPiece[]; score: number }[];
  total: number;
  windowDays: number;
};

export const LONGEST_QUERY = 200;
/** The plain query ranks in the database, which is quick only over what is recent. */
const WINDOW_DAYS = 90;
const MOST_WORDS = 12;

/**
 * Public articles of the last ninety days that hold a form of every word (or, when none does, of any), best first.
 *
 * @throws Invalid for a query over 200 characters
 */
export async function searchArticles(db: Reads, now: Date, input: SearchInput): Promise<SearchResult> {
  if ([...input.q].length > LONGEST_QUERY) {
    throw new Invalid('invalid-input', `A query has up to ${LONGEST_QUERY} characters.`, [
      { path: 'q', code: 'too-long', message: 'is too long' },
    ]);
  }
  const words = [...new Set(wordsOf(input.q))].slice(0, MOST_WORDS);
  if (words.length === 0) return { items: [], total: 0, windowDays: WINDOW_DAYS };
  const all = await find(db, now, input, queryText(words, '&'));
  const found = all.total > 0 || words.length === 1 ? all : await find(db, now, input, queryText(words, '|'));
  const cards = new Map(
    (
      await cardsByIds(
        db,
        found.rows.map((row) => row.id),
      )
    ).map((card) => [card.id, card]),
  );
  const items = found.rows.flatMap((row) => {
    const card = cards.get(row.id);
    if (!card) return [];
    const text = [card.deck, plainText(row.body)].join('\n');
    return [{ card, excerpt: excerptOf(text, words), score: Math.round(row.score * 1000) / 1000 }];
  });
  return { items, total: found.total, windowDays: WINDOW_DAYS };
}

async function find(db: Reads, now: Date, input: SearchInput, query: string) {
  const since = new Date(now.getTime() - WINDOW_DAYS * 86_400_000);
  const from = input.from && input.from > since ? input.from : since;
  const age = sql<number>`extract(epoch from (${now}::timestamptz - d.published_at)) / 86400`;
  // Half a month halves the part of the score that is freshness; the part that is relevance stays.
  const score = sql<number>`ts_rank_cd('{0.1,0.3,0.6,1.0}', d.keys, ${query}::tsquery, 1) * (0.5 + 0.5 * exp(-0.046 * ${age}))`;
  let matching = db
    .selectFrom('search_documents as d')
    .innerJoin('published_articles as a', 'a.id', 'd.article_id')
    .where(sql<boolean>`d.keys @@ ${query}::tsquery`)
    .where('d.published_at', '>=', from);
  if (input.to) matching = matching.where('d.published_at', '<', input.to);
  if (input.section) {
    const section = input.section;
    matching = matching
      .innerJoin('sections as s', 's.id', 'a.section_id')
      .where((eb) => eb.or([eb('s.slug', '=', section), eb('s.name', '=', section)])) as typeof matching;
  }
  const rows = await matching
    .select(['a.id', 'a.body', score.as('score'), sql<string>`count(*) over ()`.as('total')])
    .orderBy('score', 'desc')
    .orderBy('a.published_at', 'desc')
    .limit(input.limit)
    .offset(input.offset ?? 0)
    .execute();
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map((row) => ({ id: row.id as ArticleId, body: row.body as DocumentJson, score: Number(row.score) })),
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
