import type { Selectable } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { PhotosTable } from '../../platform/database-types.ts';
import type { PhotoId } from '../../platform/ids.ts';
import type { Photo } from './photo.ts';

const COLUMNS = [
  'id',
  'public_key',
  'width',
  'height',
  'focal_x',
  'focal_y',
  'colour',
  'caption',
  'alt',
  'credits',
  'taken_on',
] as const;

/** Those of the ids that there are. */
export async function photosByIds(db: Reads, ids: readonly PhotoId[]): Promise<Map<PhotoId, Photo>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('photos')
    .select(COLUMNS)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id as PhotoId, toPhoto(row)]));
}

export async function photoById(db: Reads, id: string): Promise<Photo | null> {
  const row = await db.selectFrom('photos').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? toPhoto(row) : null;
}

/** The newest first; `before` is the id of the last one seen. */
export async function newestPhotos(db: Reads, options: { limit: number; before?: string }): Promise<Photo[]> {
  let query = db.selectFrom('photos').select(COLUMNS).orderBy('id', 'desc').limit(options.limit);
  if (options.before) query = query.where('id', '<', options.before);
  return (await query.execute()).map(toPhoto);
}

/** What is needed to make or find a rendition of the photo at that public key. */
export async function photoFile(db: Reads, publicKey: string) {
  return (
    (await db
      .selectFrom('photos')
      .select(['id', 'public_key', 'storage_key', 'width', 'height', 'focal_x', 'focal_y'])
      .where('public_key', '=', publicKey)
      .executeTakeFirst()) ?? null
  );
}

function toPhoto(row: Pick<Selectable<PhotosTable>, (typeof COLUMNS)[number]>): Photo {
  return {
    id: row.id as PhotoId,
    publicKey: row.public_key,
    width: row.width,
    height: row.height,
    focal: { x: row.focal_x, y: row.focal_y },
    colour: row.colour,
    caption: row.caption,
    alt: row.alt,
    credits: row.credits,
    takenOn: row.taken_on,
  };
}
