import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import type { Newsletter } from './newsletter.ts';

/**
 * The newest articles of the newsletter's sections that none of its editions had, at most so many.
 *
 * @param since only what was first published after that moment
 */
export async function freshCards(
  db: Reads,
  newsletter: Pick<Newsletter, 'id' | 'sections'>,
  most: number,
  since?: Date,
): Promise<ArticleCard[]> {
  let query = db
    .selectFrom('published_articles as a')
    .select('a.id')
    .where(
      sql<boolean>`not exists (
        select from edition_articles ea join editions e on e.id = ea.edition_id
        where ea.article_id = a.id and e.newsletter_id = ${newsletter.id} and e.state <> 'cancelled')`,
    )
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(most);
  if (newsletter.sections.length > 0) query = query.where('a.section_id', 'in', newsletter.sections);
  if (since) query = query.where('a.published_at', '>', since);
  const rows = await query.execute();
  return cardsByIds(
    db,
    rows.map((row) => row.id as ArticleId),
  );
}
