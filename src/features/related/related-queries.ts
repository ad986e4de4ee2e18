import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds, newestCards } from '../articles/article-queries.ts';

/**
 * `latest`: nothing like it was found, so these are the newest, and are called so. `filledFrom`: where the newest that
 * fill the list up were taken from, for the page is as fresh as they are.
 */
export type RelatedCards = {
  kind: 'related' | 'latest';
  cards: ArticleCard[];
  filledFrom: 'nowhere' | 'section' | 'everywhere';
};

export type RelatedItem = { card: ArticleCard; score: number; why: string[] };

/**
 * What a page shows under an article, `limit` of them as long as the archive has so many: what is like it, then the
 * newest of its section, then the newest of all. None twice, never one that is not public.
 */
export async function relatedCards(
  db: Reads,
  article: { id: ArticleId; section: { id: SectionId } },
  limit: number,
): Promise<RelatedCards> {
  const related = (await relatedItems(db, article.id, limit)).map((item) => item.card);
  const kind = related.length > 0 ? 'related' : 'latest';
  if (related.length >= limit) return { kind, cards: related, filledFrom: 'nowhere' };
  const fill = async (cards: ArticleCard[], sectionId?: SectionId) => [
    ...cards,
    ...(await newestCards(db, {
      ...(sectionId ? { sectionId } : {}),
      exclude: [article.id, ...cards.map((card) => card.id)],
      limit: limit - cards.length,
    })),
  ];
  const ofSection = await fill(related, article.section.id);
  if (ofSection.length >= limit) return { kind, cards: ofSection, filledFrom: 'section' };
  return { kind, cards: await fill(ofSection), filledFrom: 'everywhere' };
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
