import { sql } from 'kysely';
import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import type { ArticleState, Section } from '../articles/article.ts';
import type { Photo } from '../media/photo.ts';
import { photosByIds } from '../media/photo-queries.ts';
import { type Arrangement, type FrontId, frontByRule, sectionOfFront } from './front.ts';
import { parseArrangement } from './stored-arrangement.ts';

/** An article as the front's editor chooses it. `state` says why a pinned one does not stand on the page. */
export type FrontArticle = {
  id: ArticleId;
  headline: string;
  shortHeadline: string;
  kicker: string;
  section: string;
  state: ArticleState;
  isPublic: boolean;
  publishedAt: Date | null;
  scheduledAt: Date | null;
  photo: Photo | null;
};

/** A front as its editors see it. `version` 0: nobody has arranged it, it is all by rule. */
export type DeskFront = {
  id: FrontId;
  version: number;
  working: Arrangement;
  savedBy: DoneBy | null;
  savedAt: Date | null;
  live: { number: number; arrangement: Arrangement; doneBy: DoneBy; doneAt: Date } | null;
  /** Those pinned in the working copy and in what readers have. */
  articles: FrontArticle[];
};

export type FrontRevision = {
  number: number;
  kind: 'published' | 'kept';
  arrangement: Arrangement;
  restoredFrom: number | null;
  doneBy: DoneBy;
  doneAt: Date;
};

/** @throws NotFound when the section is not there */
export async function deskFront(db: Reads, id: FrontId, sections: readonly Section[]): Promise<DeskFront> {
  const section = sectionOfFront(id);
  if (section && !sections.some((one) => one.id === section))
    throw new NotFound('no-such-front', 'There is no such front.');
  const row = await db
    .selectFrom('fronts as f')
    .leftJoin('front_arrangements as a', (join) =>
      join.onRef('a.front_id', '=', 'f.id').onRef('a.number', '=', 'f.live'),
    )
    .where('f.id', '=', id)
    .select([
      'f.version',
      'f.working',
      'f.saved_by',
      'f.saved_at',
      'a.number',
      'a.arrangement',
      'a.done_by',
      'a.done_at',
    ])
    .executeTakeFirst();
  const working = row ? parseArrangement(row.working) : frontByRule(id, sections);
  const live =
    row?.number != null && row.done_at
      ? {
          number: row.number,
          arrangement: parseArrangement(row.arrangement),
          doneBy: row.done_by as DoneBy,
          doneAt: row.done_at,
        }
      : null;
  return {
    id,
    version: row?.version ?? 0,
    working,
    savedBy: row ? (row.saved_by as DoneBy) : null,
    savedAt: row?.saved_at ?? null,
    live,
    articles: await frontArticlesByIds(db, [...pinnedIn(working), ...(live ? pinnedIn(live.arrangement) : [])]),
  };
}

/** What was published and what was kept, newest first; `before` is the number of the last one seen. */
export async function frontHistory(
  db: Reads,
  id: FrontId,
  page: { limit: number; before?: number },
): Promise<FrontRevision[]> {
  let query = db
    .selectFrom('front_arrangements')
    .selectAll()
    .where('front_id', '=', id)
    .orderBy('number', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) query = query.where('number', '<', page.before);
  const rows = await query.execute();
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind as FrontRevision['kind'],
    arrangement: parseArrangement(row.arrangement),
    restoredFrom: row.restored_from,
    doneBy: row.done_by as DoneBy,
    doneAt: row.done_at,
  }));
}

/** Published articles and scheduled ones, newest first, by words of their headlines. */
export async function choosableArticles(
  db: Reads,
  filter: { query: string; section: string | null; limit: number },
): Promise<FrontArticle[]> {
  const matches = containing(filter.query);
  const scheduled = await articleColumns(db)
    .where('a.state', '=', 'scheduled')
    .$if(filter.query !== '', (query) => query.where('a.headline', 'ilike', matches))
    .$if(filter.section !== null, (query) => query.where('a.section_id', '=', filter.section))
    .orderBy('a.scheduled_at')
    .limit(filter.limit)
    .execute();
  const live = await articleColumns(db)
    .where('p.id', 'is not', null)
    .$if(filter.query !== '', (query) => query.where('p.headline', 'ilike', matches))
    .$if(filter.section !== null, (query) => query.where('p.section_id', '=', filter.section))
    .orderBy('p.published_at', 'desc')
    .limit(filter.limit)
    .execute();
  return toArticles(db, [...scheduled, ...live].slice(0, filter.limit));
}

export async function frontArticlesByIds(db: Reads, ids: readonly ArticleId[]): Promise<FrontArticle[]> {
  if (ids.length === 0) return [];
  return toArticles(
    db,
    await articleColumns(db)
      .where('a.id', 'in', [...new Set(ids)])
      .execute(),
  );
}

export function pinnedIn({ slots }: Arrangement): ArticleId[] {
  return slots.flatMap(({ pins }) => pins.map(({ article }) => article));
}

type Row = Awaited<ReturnType<ReturnType<typeof articleColumns>['execute']>>[number];

/** Of a public article what readers see, of another its working copy. */
function articleColumns(db: Reads) {
  return db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.latest_revision'),
    )
    .leftJoin('published_articles as p', 'p.id', 'a.id')
    .innerJoin('sections as s', (join) => join.on('s.id', '=', sql<string>`coalesce(p.section_id, r.section_id)`))
    .select(['a.id', 'a.state', 'a.scheduled_at', 'p.published_at', 's.name as section'])
    .select([
      sql<string>`coalesce(p.headline, r.headline)`.as('headline'),
      sql<string>`coalesce(p.short_headline, r.short_headline)`.as('short_headline'),
      sql<string>`coalesce(p.kicker, r.kicker)`.as('kicker'),
      sql<string | null>`case when p.id is null then r.lead_photo_id else p.lead_photo_id end`.as('photo_id'),
    ]);
}

async function toArticles(db: Reads, rows: readonly Row[]): Promise<FrontArticle[]> {
  const photos = await photosByIds(
    db,
    rows.flatMap((row) => (row.photo_id ? [row.photo_id as PhotoId] : [])),
  );
  return rows.map((row) => ({
    id: row.id as ArticleId,
    headline: row.headline,
    shortHeadline: row.short_headline,
    kicker: row.kicker,
    section: row.section,
    state: row.state as ArticleState,
    isPublic: row.published_at !== null,
    publishedAt: row.published_at,
    scheduledAt: row.scheduled_at,
    photo: photos.get(row.photo_id as PhotoId) ?? null,
  }));
}
