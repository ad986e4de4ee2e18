import { type ExpressionBuilder, type ExpressionWrapper, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { Database } from '../../platform/database-types.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { ALIKE_WITHIN_BITS } from './fingerprint.ts';
import type { HandCrops, LibraryPhoto, Licence, Use } from './photo.ts';
import { photoQuery } from './photo-keys.ts';
import { PHOTO_COLUMNS, toPhoto } from './photo-queries.ts';

export type LibraryFilter = {
  words?: string | undefined;
  credit?: string | undefined;
  use?: Use | undefined;
  /** By which date they stand, newest first, and `from` and `to` are meant. */
  dated: 'uploaded' | 'taken';
  /** Uploaded: moments, `to` excluded. Taken: days as YYYY-MM-DD, both included. */
  from?: Date | string | undefined;
  to?: Date | string | undefined;
  /** The publication's, YYYY-MM-DD. */
  today: string;
};

/** Where a page of the library ends. */
export type LibraryPlace = { id: string; takenOn: string | null };

type LibraryPage = { limit: number; after?: LibraryPlace | undefined };

const SOON_DAYS = 30;
/** Among so many next ones a word that most have is looked for first. */
const NEAR = 4000;

/** The photos that match, newest first, after that place. */
export async function libraryPhotos(db: Reads, filter: LibraryFilter, page: LibraryPage): Promise<LibraryPhoto[]> {
  const isSought = filter.words || filter.credit || filter.from || filter.to;
  if (!isSought) {
    const query = paged(inLibrary(db), filter, page.after).where((eb) => matches(eb, filter));
    return (await query.limit(page.limit).execute()).map(toLibraryPhoto);
  }
  const ids = await soughtIds(db, filter, page);
  if (ids.length === 0) return [];
  const rows = await inLibrary(db).where('p.id', 'in', ids).execute();
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toLibraryPhoto);
}

/**
 * First among the next few thousand, where what many photos have fills a page at once; and what few have by its index.
 * The database cannot know which of the two it is: how many photos have a word is a guess, and walking through all of
 * them for one costs more than finding that one.
 */
async function soughtIds(db: Reads, filter: LibraryFilter, { limit, after }: LibraryPage): Promise<string[]> {
  const near = await db
    .selectFrom((eb) =>
      paged(eb.selectFrom('photos as p').selectAll('p'), filter, after)
        .where((of) => isStanding(of as never, filter))
        .limit(NEAR)
        .as('p'),
    )
    .select('p.id')
    .where((eb) => matches(eb as never, filter))
    .$call((query) => ordered(query as never, filter) as typeof query)
    .limit(limit)
    .execute();
  if (near.length === limit) return near.map(({ id }) => id);
  // Where each of the few is shown is asked one by one, and not of every place of every photo.
  const isByPlace = filter.use === 'used' || filter.use === 'unused' || filter.use === 'lead';
  const all = await db
    .with(
      (cte) => cte('hits').materialized(),
      (of) =>
        of
          .selectFrom('photos as p')
          .select(['p.id', 'p.taken_on'])
          .where((eb) => matches(eb as never, isByPlace ? { ...filter, use: undefined } : filter)),
    )
    .selectFrom('hits as p')
    .select('p.id')
    .$if(isByPlace, (query) => query.where(BY_USE[filter.use ?? 'used'](filter.today)))
    .$call((query) => paged(query as never, filter, after) as unknown as typeof query)
    .limit(limit)
    .execute();
  return all.map(({ id }) => id);
}

type Photos = Database & { p: Database['photos'] };

/** In the order of the library, after that place. */
function paged<Output>(
  query: SelectQueryBuilder<Photos, 'p', Output>,
  filter: LibraryFilter,
  after: LibraryPlace | undefined,
): SelectQueryBuilder<Photos, 'p', Output> {
  if (!after) return ordered(query, filter);
  const { id, takenOn } = after;
  if (filter.dated === 'uploaded') return ordered(query, filter).where('p.id', '<', id);
  if (takenOn === null) return ordered(query, filter).where('p.taken_on', 'is', null).where('p.id', '<', id);
  return ordered(query, filter).where(
    sql<boolean>`(p.taken_on < ${takenOn} or p.taken_on is null or (p.taken_on = ${takenOn} and p.id < ${id}))`,
  );
}

function ordered<Output>(
  query: SelectQueryBuilder<Photos, 'p', Output>,
  filter: LibraryFilter,
): SelectQueryBuilder<Photos, 'p', Output> {
  const dated = filter.dated === 'taken' ? query.orderBy('p.taken_on', (by) => by.desc().nullsLast()) : query;
  return dated.orderBy('p.id', 'desc');
}

export async function photoById(db: Reads, id: string): Promise<LibraryPhoto | null> {
  const row = await inLibrary(db).where('p.id', '=', id).executeTakeFirst();
  return row ? toLibraryPhoto(row) : null;
}

/** The photo of the very same bytes that is in the library, or that took its place. */
export async function photoOfBytes(db: Reads, sha256: Buffer): Promise<PhotoId | null> {
  const row = await db
    .selectFrom('photos')
    .select('id')
    .where('sha256', '=', sha256)
    .where('retired_at', 'is', null)
    .where('replaced_by', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
  return (row?.id as PhotoId) ?? null;
}

/** Those that look like it, the likest first. */
export async function lookalikesOf(db: Reads, id: PhotoId, limit = 4): Promise<LibraryPhoto[]> {
  const distance = sql<number>`bit_count((p.fingerprint # (select fingerprint from photos where id = ${id}))::bit(64))`;
  const rows = await inLibrary(db)
    .where('p.id', '<>', id)
    .where('p.fingerprint', 'is not', null)
    .where('p.retired_at', 'is', null)
    .where('p.replaced_by', 'is', null)
    .where(distance, '<=', ALIKE_WITHIN_BITS)
    .orderBy(distance)
    .limit(limit)
    .execute();
  return rows.map(toLibraryPhoto);
}

function inLibrary(db: Reads) {
  const usesIn = (copy: string) =>
    sql<string>`(select count(distinct u.article_id) from photo_uses u where u.shown_id = p.id and u.copy = ${copy})`;
  return db
    .selectFrom('photos as p')
    .select(PHOTO_COLUMNS.map((column) => `p.${column}` as const))
    .select(['p.crops', 'p.file_name', 'p.media_type', 'p.byte_length', 'p.licence', 'p.rights', 'p.expires_on'])
    .select(['p.uploaded_by', 'p.created_at', 'p.retired_at', 'p.replaced_by'])
    .select([usesIn('published').as('published'), usesIn('working').as('working')]);
}

type Eb = ExpressionBuilder<Photos, 'p'>;

function matches(eb: Eb, filter: LibraryFilter): ExpressionWrapper<Database, 'photos', SqlBool> {
  const query = photoQuery(filter);
  const all = [
    isStanding(eb, filter),
    ...(query ? [sql<boolean>`p.keys @@ ${query}::tsquery`] : []),
    ...(filter.use ? [BY_USE[filter.use](filter.today)] : []),
  ];
  const { from, to } = filter;
  if (from)
    all.push(filter.dated === 'taken' ? eb('p.taken_on', '>=', day(from)) : eb('p.created_at', '>=', new Date(from)));
  if (to) all.push(filter.dated === 'taken' ? eb('p.taken_on', '<=', day(to)) : eb('p.created_at', '<', new Date(to)));
  return eb.and(all) as never;
}

/** In the library, or taken out of it where those are asked for. */
function isStanding(eb: Eb, { use }: LibraryFilter): ExpressionWrapper<Photos, 'p', SqlBool> {
  return use === 'retired'
    ? eb('p.retired_at', 'is not', null)
    : eb.and([eb('p.retired_at', 'is', null), eb('p.replaced_by', 'is', null)]);
}

const BY_USE: Readonly<Record<Use, (today: string) => ReturnType<typeof sql<boolean>>>> = {
  used: () => sql`exists (select from photo_uses u where u.shown_id = p.id)`,
  unused: () => sql`not exists (select from photo_uses u where u.shown_id = p.id)`,
  lead: () => sql`exists (select from photo_uses u where u.shown_id = p.id and u.role = 'lead')`,
  expiring: (today) => sql`p.expires_on between ${today}::date and ${today}::date + ${SOON_DAYS}::int`,
  expired: (today) => sql`p.expires_on < ${today}::date`,
  'no-alt': () => sql`p.alt = ''`,
  'no-credit': () => sql`p.credits = '{}'`,
  retired: () => sql`true`,
};

function day(value: Date | string): string {
  return typeof value === 'string' ? value : value.toISOString().slice(0, 10);
}

type Row = Awaited<ReturnType<ReturnType<typeof inLibrary>['execute']>>[number];

function toLibraryPhoto(row: Row): LibraryPhoto {
  return {
    ...toPhoto(row),
    crops: (row.crops ?? {}) as HandCrops,
    fileName: row.file_name,
    mediaType: row.media_type,
    byteLength: Number(row.byte_length),
    licence: row.licence as Licence,
    rights: row.rights,
    expiresOn: row.expires_on,
    uploadedBy: String((row.uploaded_by as { name?: string }).name ?? ''),
    uploadedAt: row.created_at,
    retiredAt: row.retired_at,
    replacedBy: row.replaced_by as PhotoId | null,
    uses: { published: Number(row.published), working: Number(row.working) },
  };
}
