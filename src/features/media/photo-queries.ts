import type { Selectable } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { PhotosTable } from '../../platform/database-types.ts';
import type { PhotoId } from '../../platform/ids.ts';
import type { HandCrops, Photo } from './photo.ts';

export const PHOTO_COLUMNS = [
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

/**
 * What is shown for those of the ids that there are: where a photo was replaced, the one that took its place (whose own
 * id it then bears).
 */
export async function photosByIds(db: Reads, ids: readonly PhotoId[]): Promise<Map<PhotoId, Photo>> {
  const found = new Map<string, { photo: Photo; replacedBy: string | null }>();
  let missing: string[] = [...new Set(ids)];
  while (missing.length > 0) {
    const rows = await db
      .selectFrom('photos')
      .select([...PHOTO_COLUMNS, 'replaced_by'])
      .where('id', 'in', missing)
      .execute();
    for (const row of rows) found.set(row.id, { photo: toPhoto(row), replacedBy: row.replaced_by });
    missing = rows.flatMap((row) => (row.replaced_by && !found.has(row.replaced_by) ? [row.replaced_by] : []));
  }
  const shown = new Map<PhotoId, Photo>();
  for (const id of ids) {
    let one = found.get(id);
    while (one?.replacedBy) one = found.get(one.replacedBy);
    if (one) shown.set(id, one.photo);
  }
  return shown;
}

/** What is needed to make or find a rendition of the photo at that public key. */
export async function photoFile(db: Reads, publicKey: string) {
  const row = await db.selectFrom('photos').select(FILE_COLUMNS).where('public_key', '=', publicKey).executeTakeFirst();
  return row ? toFile(row) : null;
}

export async function photoFileById(db: Reads, id: string) {
  const row = await db.selectFrom('photos').select(FILE_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? toFile(row) : null;
}

/** Where the original lies, byte for byte as it came. */
export async function originalOf(db: Reads, id: string) {
  const columns = ['storage_key', 'media_type', 'file_name', 'byte_length'] as const;
  return (await db.selectFrom('photos').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

const FILE_COLUMNS = [
  'id',
  'public_key',
  'storage_key',
  'width',
  'height',
  'focal_x',
  'focal_y',
  'crops',
  'replaced_by',
] as const;

function toFile(row: Pick<Selectable<PhotosTable>, (typeof FILE_COLUMNS)[number]>) {
  return {
    id: row.id as PhotoId,
    publicKey: row.public_key,
    storageKey: row.storage_key,
    width: row.width,
    height: row.height,
    focal: { x: row.focal_x, y: row.focal_y },
    crops: (row.crops ?? {}) as HandCrops,
    replacedBy: row.replaced_by as PhotoId | null,
  };
}

export function toPhoto(row: Pick<Selectable<PhotosTable>, (typeof PHOTO_COLUMNS)[number]>): Photo {
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
