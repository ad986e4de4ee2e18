import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleState } from './article.ts';

/** What happens at a moment: a story was published or will be, will be taken away, or is held until then. */
export const CALENDAR_KINDS = ['published', 'scheduled', 'unpublish', 'hold-ends'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export type CalendarItem = {
  kind: CalendarKind;
  at: Date;
  articleId: ArticleId;
  headline: string;
  state: ArticleState;
  section: string;
  version: number;
};

const COLUMNS = {
  published: 'first_published_at',
  scheduled: 'scheduled_at',
  unpublish: 'unpublish_at',
  'hold-ends': 'held_until',
} as const;

/** Everything from `from` (inclusive) to `to` (exclusive), in its order; at most `limit`, the earliest first. */
export async function calendarItems(
  db: Reads,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<CalendarItem[]> {
  const kinds = await Promise.all(
    CALENDAR_KINDS.map((kind) => {
      const column = `a.${COLUMNS[kind]}` as const;
      return db
        .selectFrom('articles as a')
        .innerJoin('sections as s', 's.id', 'a.section_id')
        .select(['a.id', 'a.headline', 'a.state', 'a.version', 's.name as section'])
        .select([sql.lit(kind).$castTo<CalendarKind>().as('kind'), sql<Date>`${sql.ref(column)}`.as('at')])
        .where(column, '>=', from)
        .where(column, '<', to)
        .orderBy(column)
        .orderBy('a.id')
        .limit(limit)
        .execute();
    }),
  );
  return kinds
    .flat()
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id, state, ...row }) => ({ ...row, articleId: id as ArticleId, state: state as ArticleState }));
}
