import type { DocumentJson } from '../../document/document.ts';
import { plainText } from '../../document/document-text.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { Reads } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import { type ExcerptPiece, excerptOf } from './excerpt.ts';
import type { Facets } from './index/facets.ts';
import type { Found, Widened } from './index/find-documents.ts';
import { PLAIN_WINDOW_DAYS, plainSearch } from './plain-search.ts';
import { SearchAway, type SearchEngine } from './search-engine.ts';
import type { Questions } from './search-messages.ts';
import { isEmptyQuery, parseSearchQuery, type SearchQuery, type SearchSort } from './search-query.ts';

/** What a search stands on. Without an engine the plain query answers. */
export type Searching = {
  db: Reads;
  engine: Pick<SearchEngine, 'ask'> | null;
  now: Date;
  timeZone: string;
};

export type SearchInput = {
  q: string;
  limit: number;
  offset?: number;
  sort?: SearchSort;
  section?: string;
  from?: Date;
  to?: Date;
};

export type SearchResult = {
  items: { card: ArticleCard; excerpt: ExcerptPiece[]; score: number }[];
  total: number;
  facets: Facets | null;
  widened: Widened;
  /** The query as the archive would write it, when what was typed hardly occurs. */
  meant: string | null;
  /** Days that were searched, the newest; null: everything. */
  windowDays: number | null;
};

export const LONGEST_QUERY = 200;

/**
 * Public articles by a query (see `parseSearchQuery`), from the index; while that is away, by the plain query over the
 * newest ninety days. What the index names is read from the database, so that nothing is shown that is not public now.
 *
 * @throws Invalid for a query over 200 characters
 */
export async function searchArticles(searching: Searching, input: SearchInput): Promise<SearchResult> {
  if ([...input.q].length > LONGEST_QUERY) {
    throw new Invalid('invalid-input', `A query has up to ${LONGEST_QUERY} characters.`, [
      { path: 'q', code: 'too-long', message: 'is too long' },
    ]);
  }
  const query = narrowed(parseSearchQuery(input.q, searching.timeZone), input);
  if (isEmptyQuery(query)) return NOTHING;
  const { limit, offset = 0, sort = 'relevance' } = input;
  const options = { limit, offset, sort, now: searching.now.getTime() };
  const found = await askIndex(searching, { query, options });
  if (!found) {
    const plain = await plainSearch(searching.db, searching.now, query, { limit, offset });
    const items = await itemsOf(searching.db, plain.hits, query, null);
    return { ...NOTHING, items, total: plain.total, windowDays: PLAIN_WINDOW_DAYS };
  }
  const items = await itemsOf(searching.db, found.hits, query, found.forms);
  // What was taken away a moment ago, and is still in the index, is not counted either.
  const total = found.total - (found.hits.length - items.length);
  const meant = found.meant?.reduce((text, { typed, word }) => replaceWord(text, typed, word), input.q) ?? null;
  return { items, total, facets: found.facets, widened: found.widened, meant, windowDays: null };
}

const NOTHING: SearchResult = {
  ...{ items: [], total: 0, facets: null, widened: 'nothing', meant: null, windowDays: null },
};

async function askIndex({ engine }: Searching, asks: Questions['find']['asks']): Promise<Found | null> {
  if (!engine) return null;
  try {
    return await engine.ask('find', asks);
  } catch (error) {
    if (error instanceof SearchAway) return null;
    throw error;
  }
}

function narrowed(query: SearchQuery, { section, from, to }: SearchInput): SearchQuery {
  return {
    ...query,
    sections: section ? [...query.sections, section] : query.sections,
    from: from ? Math.max(query.from ?? 0, from.getTime()) : query.from,
    to: to ? Math.min(query.to ?? Number.MAX_SAFE_INTEGER, to.getTime()) : query.to,
  };
}

/** @param forms the words that count as found; null: whatever shares a key with a word of the query */
async function itemsOf(
  db: Reads,
  hits: readonly { id: string; score: number }[],
  query: SearchQuery,
  forms: readonly string[] | null,
): Promise<SearchResult['items']> {
  if (hits.length === 0) return [];
  const ids = hits.map((hit) => hit.id as ArticleId);
  const [cards, bodies] = await Promise.all([cardsByIds(db, ids), bodiesOf(db, ids)]);
  const byId = new Map(cards.map((card) => [card.id as string, card]));
  const sought = [...query.words, ...query.phrases.flat()];
  return hits.flatMap(({ id, score }) => {
    const card = byId.get(id);
    const body = bodies.get(id);
    if (!card || !body) return [];
    const text = [card.deck, plainText(body)].filter((part) => part !== '').join('\n');
    return [{ card, excerpt: excerptOf(text, sought, forms), score: Math.round(score * 1000) / 1000 }];
  });
}

async function bodiesOf(db: Reads, ids: readonly ArticleId[]): Promise<Map<string, DocumentJson>> {
  const rows = await db.selectFrom('published_articles').select(['id', 'body']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.body as DocumentJson]));
}

/** The word in the query as it was typed, whichever way it is written. */
function replaceWord(text: string, typed: string, word: string): string {
  return text.replace(/\S+/g, (part) => (wordsOf(part).includes(typed) ? word : part));
}
