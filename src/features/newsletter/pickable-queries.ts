import type { Reads } from '../../platform/context.ts';
import type { ArticleId, NewsletterId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';

/** An article that can stand in an edition, and the number of the last edition of the newsletter that had it. */
export type Pickable = ArticleCard & { inEdition: number | null };

/** What is public, newest first, by a part of its headline and by section. */
export async function pickableArticles(
  db: Reads,
  newsletterId: NewsletterId,
  filter: { query: string; section: string | null; limit: number },
): Promise<Pickable[]> {
  let query = db.selectFrom('published_articles').select('id').orderBy('published_at', 'desc').limit(filter.limit);
  if (filter.query) query = query.where('headline', 'ilike', containing(filter.query));
  if (filter.section) query = query.where('section_id', '=', filter.section);
  const rows = await query.execute();
  return withEditions(
    db,
    newsletterId,
    rows.map(({ id }) => id as ArticleId),
  );
}

/** Those articles in their order; what is not public any more is left out. */
export async function pickedArticles(
  db: Reads,
  newsletterId: NewsletterId,
  ids: readonly ArticleId[],
): Promise<Pickable[]> {
  return withEditions(db, newsletterId, ids);
}

async function withEditions(db: Reads, newsletterId: NewsletterId, ids: readonly ArticleId[]): Promise<Pickable[]> {
  if (ids.length === 0) return [];
  const [cards, had] = await Promise.all([
    cardsByIds(db, ids),
    db
      .selectFrom('edition_articles as a')
      .innerJoin('editions as e', 'e.id', 'a.edition_id')
      .select(['a.article_id', (eb) => eb.fn.max('e.number').as('number')])
      .where('e.newsletter_id', '=', newsletterId)
      .where('e.state', 'in', ['sending', 'paused', 'sent'])
      .where('a.article_id', 'in', ids)
      .groupBy('a.article_id')
      .execute(),
  ]);
  const numbers = new Map(had.map((row) => [row.article_id, row.number]));
  return cards.map((card) => ({ ...card, inEdition: numbers.get(card.id) ?? null }));
}
