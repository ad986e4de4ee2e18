import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds, newestCards } from '../articles/article-queries.ts';

/** `latest`: nothing like it was found, so these are the newest of its section, and are called so. */
export type RelatedCards = { kind: 'related' | 'latest'; cards: ArticleCard[] };

export type RelatedItem = { card: ArticleCard; score: number; why: string[] };

const FEWEST = 3;

/** What a page shows under an article: at most `limit`, none twice, never one that is not public. */
export async function relatedCards(
  db: Reads,
  article: { id: ArticleId; section: { id: SectionId } },
  limit: number,
): Promise<RelatedCards> {
  const items = await relatedItems(db, article.id, limit);
  if (items.length >= FEWEST) return { kind: 'related', cards: items.map((item) => item.card) };
  return {
    kind: 'latest',
    cards: await newestCards(db, { sectionId: article.section.id, exclude: [article.id], limit }),
  };
}

/** The same with scores and reasons, best first. */
export async function relatedItems(db: Reads, id: ArticleId, limit: number): Promise<RelatedItem[]> {
  const rows = await db
    .selectFrom('related_articles as r')
    .innerJoin('published_articles as a', 'a.id', 'r.related_id')
    .select(['r.related_id', 'r.score', 'r.why'])
    .where('r.article_id', '=', id)
    .orderBy('r.position')
    .limit(limit)
    .execute();
  const cards = new Map(
    (
      await cardsByIds(
        db,
        rows.map((row) => row.related_id as ArticleId),
      )
    ).map((card) => [card.id as string, card]),
  );
  return rows.flatMap((row) => {
    const card = cards.get(row.related_id);
    return card ? [{ card, score: row.score, why: row.why }] : [];
  });
}
