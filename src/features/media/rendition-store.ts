import type { Db, Trx } from '../../platform/context.ts';
import { CROPS, type RenditionFormat, type RenditionName } from './photo.ts';

export type RenditionRow = {
  name: RenditionName;
  format: RenditionFormat;
  width: number;
  height: number;
  byteLength: number;
  storageKey: string;
};

export async function findRendition(db: Db, photoId: string, name: string, format: string): Promise<string | null> {
  const row = await db
    .selectFrom('photo_renditions')
    .select('storage_key')
    .where('photo_id', '=', photoId)
    .where('name', '=', name)
    .where('format', '=', format)
    .executeTakeFirst();
  return row?.storage_key ?? null;
}

/** Notes it, unless the photo has got another focal point while it was made. */
export async function noteRendition(
  db: Db,
  photo: { id: string; focal_x: number; focal_y: number },
  rendition: RenditionRow,
): Promise<void> {
  const values = {
    photo_id: photo.id,
    name: rendition.name,
    format: rendition.format,
    width: rendition.width,
    height: rendition.height,
    byte_length: rendition.byteLength,
    storage_key: rendition.storageKey,
  };
  await db.transaction().execute(async (trx) => {
    const current = await trx
      .selectFrom('photos')
      .select(['focal_x', 'focal_y'])
      .where('id', '=', photo.id)
      .forShare()
      .executeTakeFirst();
    if (current?.focal_x !== photo.focal_x || current.focal_y !== photo.focal_y) return;
    await trx
      .insertInto('photo_renditions')
      .values(values)
      .onConflict((conflict) => conflict.columns(['photo_id', 'name', 'format']).doUpdateSet(values))
      .execute();
  });
}

/** A new focal point makes new crops. */
export async function forgetCrops(trx: Trx, photoId: string): Promise<void> {
  await trx
    .deleteFrom('photo_renditions')
    .where('photo_id', '=', photoId)
    .where('name', 'in', Object.keys(CROPS))
    .execute();
  await trx.updateTable('photos').set({ renditions_ready_at: null }).where('id', '=', photoId).execute();
}
