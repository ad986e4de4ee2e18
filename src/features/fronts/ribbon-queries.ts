import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { RibbonScope } from '../events.ts';
import type { Ribbon } from './ribbon.ts';

/** A ribbon as the desk sees it. */
export type DeskRibbon = Ribbon & { headline: string | null; createdBy: DoneBy };

/** Those that stand or are to come. Not bound to this moment, so that it may be kept until one of them is changed. */
export async function openRibbons(db: Reads): Promise<Ribbon[]> {
  const rows = await columns(db).where('r.ended_at', 'is', null).orderBy('r.starts_at').execute();
  return rows.map(toRibbon);
}

/** All, the last made first. */
export async function newestRibbons(db: Reads, limit: number): Promise<DeskRibbon[]> {
  const rows = await columns(db).orderBy('r.created_at', 'desc').orderBy('r.id').limit(limit).execute();
  return rows.map((row) => ({ ...toRibbon(row), headline: row.headline, createdBy: row.created_by as DoneBy }));
}

type Row = Awaited<ReturnType<ReturnType<typeof columns>['execute']>>[number];

function columns(db: Reads) {
  return db
    .selectFrom('ribbons as r')
    .leftJoin('articles as a', 'a.id', 'r.article_id')
    .leftJoin('published_articles as p', 'p.id', 'r.article_id')
    .select(['r.id', 'r.message', 'r.article_id', 'r.scope', 'r.starts_at', 'r.ends_at', 'r.created_by'])
    .select(['p.slug', 'a.headline']);
}

function toRibbon(row: Row): Ribbon {
  return {
    id: row.id,
    message: row.message,
    article: row.article_id === null ? null : { id: row.article_id as ArticleId, slug: row.slug },
    scope: row.scope as RibbonScope,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  };
}
