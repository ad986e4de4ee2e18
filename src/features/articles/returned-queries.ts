import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';

/** The articles that this person began or handed in, and that came back with a note and wait since. Last saved first. */
export async function returnedTo(
  db: Reads,
  personId: PersonId,
): Promise<{ id: ArticleId; headline: string; at: Date }[]> {
  const rows = await db
    .selectFrom('articles as a')
    .select(['a.id', 'a.headline', 'a.saved_at'])
    .where('a.return_note', 'is not', null)
    .where((eb) =>
      eb.or([
        eb(sql`a.created_by ->> 'id'`, '=', personId),
        eb.exists(
          eb
            .selectFrom('event_log as e')
            .select('e.id')
            .where('e.subject', '=', sql<string>`'article:' || a.id`)
            .where('e.name', '=', 'article-moved')
            .where(sql`e.payload ->> 'move'`, '=', 'hand-in')
            .where(sql`e.done_by ->> 'id'`, '=', personId),
        ),
      ]),
    )
    .orderBy('a.saved_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id, headline, saved_at }) => ({ id: id as ArticleId, headline, at: saved_at }));
}
