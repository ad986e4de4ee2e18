import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, NewsletterId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';

/** What the newsletter's editions since a moment had, the newest edition first and each in its order, at most so many. */
export async function digestCards(db: Reads, id: NewsletterId, most: number, since: Date): Promise<ArticleCard[]> {
  const { rows } = await sql<{ article_id: string }>`
    select ea.article_id
    from editions e
    join edition_articles ea on ea.edition_id = e.id
    join published_articles a on a.id = ea.article_id
    where e.newsletter_id = ${id} and not e.is_digest and e.state in ('sending', 'paused', 'sent')
      and e.started_at > ${since}
    group by ea.article_id
    order by max(e.started_at) desc, min(ea.position), ea.article_id
    limit ${most}`.execute(db);
  return cardsByIds(
    db,
    rows.map((row) => row.article_id as ArticleId),
  );
}
