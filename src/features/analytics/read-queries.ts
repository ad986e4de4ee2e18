import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';

export type ReadCount = { id: ArticleId; reads: number };

/** The public articles read most since that moment (its whole hour counts), the most read first. */
export async function mostRead(db: Reads, { since, limit }: { since: Date; limit: number }): Promise<ReadCount[]> {
  const rows = await db
    .selectFrom('article_reads as r')
    .innerJoin('published_articles as a', 'a.id', 'r.article_id')
    .where('r.hour', '>=', hourOf(since))
    .groupBy(['r.article_id', 'a.published_at'])
    .select(['r.article_id as id', sql<string>`sum(r.count)`.as('reads')])
    .orderBy('reads', 'desc')
    .orderBy('a.published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id as ArticleId, reads: Number(row.reads) }));
}

/** How often all articles together were read in each hour since that moment, oldest first. */
export async function readsByHour(db: Reads, since: Date): Promise<{ hour: Date; reads: number }[]> {
  const rows = await db
    .selectFrom('article_reads')
    .where('hour', '>=', hourOf(since))
    .groupBy('hour')
    .select(['hour', sql<string>`sum(count)`.as('reads')])
    .orderBy('hour')
    .execute();
  return rows.map((row) => ({ hour: row.hour, reads: Number(row.reads) }));
}

/** The beginning of the hour, in UTC. */
export function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);
}
