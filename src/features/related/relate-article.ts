import { z } from 'zod';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { PublishedArticle } from '../articles/article.ts';
import { cardsByIds, publishedArticle } from '../articles/article-queries.ts';
import { SearchAway, type SearchEngine } from '../search/search-engine.ts';
import { keyCounts, sharedKeys, similarity, vectorOf } from './article-vector.ts';
import { bannedFrom } from './related-queries.ts';
import {
  candidatesFor,
  informationIn,
  putVector,
  type Relation,
  replaceRelations,
  type StoredVector,
  storedVector,
} from './related-store.ts';

type Asks = Pick<SearchEngine, 'ask'>;

const Job = z.object({ articleId: z.string() });

const SALIENT_KEYS = 60;
const KEPT = 20;
/** Below this two articles share words by chance (seen on the demo's sixty); above that they are the same story told twice. */
const LEAST_SIMILARITY = 0.015;
const SAME_STORY = 0.9;
/** Freshness: a half-life of half a year, never taking more than two fifths of the score. */
const HALF_LIFE_DAYS = 180;
const FRESHNESS_SHARE = 0.4;

/**
 * Finds what to read after an article, and renews its neighbours' lists, so that old pages point to new stories: by the
 * index, and by the stored vectors while that is away. A job; idempotent. Emits `related-computed` for every list that
 * changed.
 */
export async function relateArticle(ctx: Ctx, data: unknown, search: Asks | null = null): Promise<void> {
  const { articleId } = Job.parse(data);
  const article = await publishedArticle(ctx.db, articleId as ArticleId);
  if (!article) return;
  await keepVector(ctx, article);
  const own = await relationsOf(ctx, article.id, search);
  await storeRelations(ctx, [article.id, ...own.map((relation) => relation.id)], search);
}

/** Computes and stores the lists of these articles. Emits `related-computed` for those that changed. */
export async function storeRelations(ctx: Ctx, ids: readonly ArticleId[], search: Asks | null = null): Promise<void> {
  const lists = new Map<ArticleId, Relation[]>();
  for (const id of ids) lists.set(id, await relationsOf(ctx, id, search));
  await ctx.transact(async (trx, emit) => {
    const changed: ArticleId[] = [];
    for (const [id, relations] of lists) if (await replaceRelations(trx, id, relations, ctx.now())) changed.push(id);
    if (changed.length > 0) await emit({ name: 'related-computed', articleIds: changed }, SYSTEM);
  });
}

async function keepVector(ctx: Ctx, article: PublishedArticle): Promise<void> {
  const counts = keyCounts(article);
  const vector = vectorOf(counts, await informationIn(ctx.db, article.language, [...counts.keys()]));
  const salient = Object.keys(vector).slice(0, SALIENT_KEYS);
  await putVector(
    ctx.db,
    { articleId: article.id, language: article.language, publishedAt: article.publishedAt, vector, salient },
    [...counts.keys()],
  );
}

async function relationsOf(ctx: Ctx, id: ArticleId, search: Asks | null): Promise<Relation[]> {
  return (search && (await relationsByIndex(ctx, id, search))) ?? (await relationsByVectors(ctx, id));
}

/** Null while the index is away, or does not know the article. What it names and is not public any more is left out. */
async function relationsByIndex(ctx: Ctx, id: ArticleId, search: Asks): Promise<Relation[] | null> {
  try {
    // What is banned is left out here as well, so that a list of many bans has its twenty.
    const banned = new Set<string>(await bannedFrom(ctx.db, id));
    const asked = { id, limit: KEPT + banned.size, now: ctx.now().getTime() };
    const alike = (await search.ask('alike', asked))?.filter((one) => !banned.has(one.id)).slice(0, KEPT);
    if (!alike) return null;
    const known = await cardsByIds(
      ctx.db,
      alike.map((one) => one.id as ArticleId),
    );
    const isPublic = new Set<string>(known.map((card) => card.id));
    return alike.filter((one) => isPublic.has(one.id)).map((one) => ({ ...one, id: one.id as ArticleId }));
  } catch (error) {
    if (error instanceof SearchAway) return null;
    throw error;
  }
}

async function relationsByVectors(ctx: Ctx, id: ArticleId): Promise<Relation[]> {
  const stored = await storedVector(ctx.db, id);
  if (!stored) return [];
  const candidates = await candidatesFor(ctx.db, stored);
  const information = await informationIn(ctx.db, stored.language, Object.keys(stored.vector));
  return candidates
    .map((candidate) => relate(stored, candidate, information, ctx.now()))
    .filter((relation) => relation !== null)
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT);
}

function relate(
  from: StoredVector,
  to: { id: ArticleId; publishedAt: Date; vector: StoredVector['vector'] },
  information: ReadonlyMap<string, number>,
  now: Date,
): Relation | null {
  const { telling, plain } = similarity(from.vector, to.vector, information);
  if (telling < LEAST_SIMILARITY || plain > SAME_STORY) return null;
  const ageDays = Math.max(0, (now.getTime() - to.publishedAt.getTime()) / 86_400_000);
  const freshness = 1 - FRESHNESS_SHARE + FRESHNESS_SHARE * 2 ** (-ageDays / HALF_LIFE_DAYS);
  return {
    id: to.id,
    score: Math.round(telling * freshness * 1e4) / 1e4,
    why: sharedKeys(from.vector, to.vector, information, 5),
  };
}
