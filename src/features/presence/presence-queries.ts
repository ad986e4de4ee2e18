import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { GONE_MS } from './pen.ts';

/** Somebody in an article, in one tab. */
export type Present = { articleId: ArticleId; seat: string; personId: PersonId; name: string };

/** Who is in these articles, or in any; those not heard from any more are not there. */
export async function whoIsIn(db: Reads, now: Date, articleId?: ArticleId): Promise<Present[]> {
  const reach = GONE_MS;
  let query = db
    .selectFrom('article_seats as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select(['s.article_id', 's.seat', 's.person_id', sql<string>`coalesce(nullif(p.name, ''), p.email)`.as('name')])
    .where('s.left_beat', 'is', null)
    // On both sides, for a clock that was set back.
    .where('s.seen_at', '>=', new Date(now.getTime() - reach))
    .where('s.seen_at', '<=', new Date(now.getTime() + reach))
    .orderBy('s.seat')
    .limit(500);
  if (articleId) query = query.where('s.article_id', '=', articleId);
  const rows = await query.execute();
  return rows.map((row) => ({
    articleId: row.article_id as ArticleId,
    seat: row.seat,
    personId: row.person_id as PersonId,
    name: row.name,
  }));
}

/** What moved in the article, for those who read along: its version, and a stamp of its comments. */
export async function articlePulse(db: Reads, articleId: ArticleId): Promise<{ version: number; comments: string }> {
  const row = await db
    .selectFrom('articles')
    .select((eb) => [
      'version',
      eb
        .selectFrom('comments')
        .select(
          sql<string>`count(*) || '.' || coalesce(extract(epoch from max(greatest(created_at, edited_at, resolved_at, done_at)))::text, '') || '.' || count(resolved_at) || '.' || count(done_at) || '.' || count(assignee_id)`.as(
            'stamp',
          ),
        )
        .where('comments.article_id', '=', articleId)
        .as('comments'),
    ])
    .where('id', '=', articleId)
    .executeTakeFirst();
  return { version: row?.version ?? 0, comments: row?.comments ?? '' };
}
