import { type ExpressionBuilder, sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { Database } from '../../platform/database-types.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import type { ArticleState } from './article.ts';

export type StaffListItem = {
  id: ArticleId;
  headline: string;
  state: ArticleState;
  section: string;
  authors: string[];
  savedAt: Date;
  createdAt: Date;
  publishedAt: Date | null;
  scheduledAt: Date | null;
  heldUntil: Date | null;
  /** Saved since it was last published. */
  hasUnpublishedChanges: boolean;
  /** The working copy was handed in for review. */
  isHandedIn: boolean;
};

/** By which time the list is ordered, the latest first; `published` lists only what ever was. */
export const LIST_ORDERS = { saved: 'saved_at', created: 'created_at', published: 'first_published_at' } as const;
export type ListOrder = keyof typeof LIST_ORDERS;

const MOST_WORDS = 12;

export type StaffFilter = {
  limit: number;
  order?: ListOrder;
  state?: ArticleState;
  sectionId?: string;
  authorId?: string;
  /** Begun by that person, or with them in the byline. */
  personId?: string;
  /** Words of the headline, as they stand, in any order. */
  query?: string;
  ids?: readonly ArticleId[];
  /** The last one seen, by the time that orders the list. */
  before?: { at: Date; id: string };
};

/**
 * The desk's list. Each filter has its own index and the joins are made for the rows of one page only, so that it opens
 * as fast over a hundred thousand articles as over a hundred.
 */
export async function staffArticles(db: Reads, filter: StaffFilter): Promise<StaffListItem[]> {
  const order = `a.${LIST_ORDERS[filter.order ?? 'saved']}` as const;
  let query = db
    .selectFrom('articles as a')
    .innerJoin('sections as s', 's.id', 'a.section_id')
    .select([
      ...(['a.id', 'a.headline', 'a.state', 's.name as section', 'a.saved_at', 'a.created_at'] as const),
      ...(['a.first_published_at', 'a.scheduled_at', 'a.held_until', 'a.handed_in_at'] as const),
      ...(['a.latest_revision', 'a.published_revision'] as const),
    ])
    .select((eb) =>
      eb
        .selectFrom('authors')
        .whereRef('authors.id', '=', sql`any(a.author_ids)`)
        .select(
          sql<string[]>`coalesce(json_agg(name order by array_position(a.author_ids, authors.id)), '[]')`.as('names'),
        )
        .as('authors'),
    )
    .orderBy(order, 'desc')
    .orderBy('a.id')
    .limit(filter.limit);
  if (filter.order === 'published') query = query.where('a.first_published_at', 'is not', null);
  if (filter.state) query = query.where('a.state', '=', filter.state);
  if (filter.sectionId) query = query.where('a.section_id', '=', filter.sectionId);
  if (filter.authorId) query = query.where(sql<boolean>`a.author_ids @> array[${filter.authorId}::uuid]`);
  if (filter.personId) query = query.where((eb) => isOf(eb, filter.personId ?? ''));
  for (const word of (filter.query ?? '').split(/\s+/).slice(0, MOST_WORDS))
    if (word) query = query.where('a.headline', 'ilike', containing(word));
  if (filter.ids) query = query.where('a.id', 'in', filter.ids);
  const before = filter.before;
  if (before) {
    query = query.where(order, '<=', before.at).where((eb) => {
      const isSameMoment = eb.and([eb(order, '=', before.at), eb('a.id', '>', before.id)]);
      return eb.or([eb(order, '<', before.at), isSameMoment]);
    });
  }
  return (await query.execute()).map((row) => ({
    id: row.id as ArticleId,
    headline: row.headline,
    state: row.state as ArticleState,
    section: row.section,
    authors: row.authors ?? [],
    savedAt: row.saved_at,
    createdAt: row.created_at,
    publishedAt: row.first_published_at,
    scheduledAt: row.scheduled_at,
    heldUntil: row.held_until,
    hasUnpublishedChanges: row.published_revision !== null && row.published_revision !== row.latest_revision,
    isHandedIn: row.handed_in_at !== null,
  }));
}

type From = Database & { a: Database['articles'] };

function isOf(eb: ExpressionBuilder<From, 'a'>, personId: string) {
  return eb.or([
    eb(sql<string>`a.created_by ->> 'id'`, '=', personId),
    sql<boolean>`a.author_ids && array(select id from authors where person_id = ${personId}::uuid)`,
  ]);
}
