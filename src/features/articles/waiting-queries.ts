import { sql } from 'kysely';
import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import type { ArticleState } from './article.ts';

/** An article that waits for somebody: since when, through whom, and with which words. */
export type WaitingArticle = {
  articleId: ArticleId;
  headline: string;
  state: ArticleState;
  at: Date;
  /** Empty where nobody did it. */
  by: string;
  note: string;
};

/** A schedule that came and did not publish: when, and what was missing. */
export type NotPublishedArticle = {
  articleId: ArticleId;
  headline: string;
  state: ArticleState;
  at: Date;
  faults: { path: string; code: string; message: string }[];
};

/** At most so many of each. */
const MOST = 100;
const COLUMNS = ['a.id', 'a.headline', 'a.state', 'a.saved_at'] as const;

/** Handed in for review: what is not public yet, and the changes of what is. Whoever waits longest stands first. */
export async function handedInArticles(db: Reads): Promise<WaitingArticle[]> {
  const rows = await db
    .selectFrom('articles as a')
    .select([...COLUMNS, 'a.handed_in_at', 'a.handed_in_by'])
    .where((eb) =>
      eb.or([
        eb('a.state', '=', 'in-review'),
        eb.and([eb('a.state', '=', 'published'), eb('a.handed_in_at', 'is not', null)]),
      ]),
    )
    .orderBy(sql`coalesce(a.handed_in_at, a.saved_at)`)
    .orderBy('a.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...articleOf(row),
    at: row.handed_in_at ?? row.saved_at,
    by: (row.handed_in_by as DoneBy | null)?.name ?? '',
    note: '',
  }));
}

/**
 * Returned with a note, to whoever handed it in, began it or stands in its byline; until it is handed in again. The last
 * returned stands first.
 */
export async function returnedArticles(db: Reads, personId: PersonId): Promise<WaitingArticle[]> {
  const moved = (move: string) => sql`
    select e.happened_at from event_log e
    where e.subject = 'article:' || a.id and e.name = 'article-moved' and e.payload ->> 'move' = ${move}`;
  const returnedAt = sql<Date | null>`(${moved('return')} order by e.id desc limit 1)`;
  const rows = await db
    .selectFrom('articles as a')
    .select([...COLUMNS, 'a.returned_by', 'a.return_note', returnedAt.as('returned_at')])
    .where('a.return_note', 'is not', null)
    .where('a.state', 'in', ['draft', 'published'])
    .where((eb) =>
      eb.or([
        eb(sql<string>`a.created_by ->> 'id'`, '=', personId),
        sql<boolean>`a.author_ids && array(select id from authors where person_id = ${personId}::uuid)`,
        sql<boolean>`exists (${moved('hand-in')} and e.done_by ->> 'id' = ${personId})`,
      ]),
    )
    .orderBy(sql`${returnedAt} desc nulls last`)
    .orderBy('a.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...articleOf(row),
    at: row.returned_at ?? row.saved_at,
    by: (row.returned_by as DoneBy | null)?.name ?? '',
    note: row.return_note ?? '',
  }));
}

/** Those whose schedule came while something was missing; until they are published or scheduled again. */
export async function notPublishedArticles(db: Reads): Promise<NotPublishedArticle[]> {
  const rows = await db
    .selectFrom('articles as a')
    .select([...COLUMNS, 'a.not_published'])
    .where('a.not_published', 'is not', null)
    .where('a.state', '<>', 'withdrawn')
    .orderBy('a.saved_at', 'desc')
    .orderBy('a.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => {
    const { at, faults } = row.not_published as { at: string; faults: NotPublishedArticle['faults'] };
    return { ...articleOf(row), at: new Date(at), faults };
  });
}

function articleOf({ id, headline, state }: { id: string; headline: string; state: string }) {
  return { articleId: id as ArticleId, headline, state: state as ArticleState };
}
