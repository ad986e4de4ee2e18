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

export async function noteRendition(db: Db, photoId: string, rendition: RenditionRow): Promise<void> {
  const values = {
    photo_id: photoId,
    name: rendition.name,
    format: rendition.format,
    width: rendition.width,
    height: rendition.height,
    byte_length: rendition.byteLength,
    storage_key: rendition.storageKey,
  };
  await db
    .insertInto('photo_renditions')
    .values(values)
    .onConflict((conflict) => conflict.columns(['photo_id', 'name', 'format']).doUpdateSet(values))
    .execute();
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
