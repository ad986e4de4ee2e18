import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';

/** Adds to the hours' counts. What is not public, or never was an article, is left out. */
export async function addReads(
  db: Reads,
  rows: readonly { articleId: string; hour: Date; count: number }[],
): Promise<void> {
  await sql`
    insert into article_reads (article_id, hour, count)
    select a.id, r.hour, r.count
    from unnest(${rows.map((row) => row.articleId)}::text[], ${rows.map((row) => row.hour)}::timestamptz[],
      ${rows.map((row) => row.count)}::int[]) r (id, hour, count)
    join published_articles a on a.id = r.id
    on conflict (hour, article_id) do update set count = article_reads.count + excluded.count`.execute(db);
}

export async function removeReadsBefore(db: Reads, hour: Date): Promise<void> {
  await db.deleteFrom('article_reads').where('hour', '<', hour).execute();
}
