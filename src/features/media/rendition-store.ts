import type { Db, Trx } from '../../platform/context.ts';
import { cutName } from './crop.ts';
import { CROPS, type RenditionFormat, type RenditionName, type Shape } from './photo.ts';
import { type photoFile, photoFileById } from './photo-queries.ts';

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

/** Notes it, unless the photo has come to be cut otherwise while it was made. */
export async function noteRendition(
  db: Db,
  photo: NonNullable<Awaited<ReturnType<typeof photoFile>>>,
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
    await trx.selectFrom('photos').select('id').where('id', '=', photo.id).forShare().execute();
    const current = await photoFileById(trx, photo.id);
    const { name } = rendition;
    if (!current || (Object.hasOwn(CROPS, name) && cutName(current, name as Shape) !== cutName(photo, name as Shape)))
      return;
    await trx
      .insertInto('photo_renditions')
      .values(values)
      .onConflict((conflict) => conflict.columns(['photo_id', 'name', 'format']).doUpdateSet(values))
      .execute();
  });
}

/** What is cut otherwise now is made anew. */
export async function forgetCrops(trx: Trx, photoId: string, shapes: readonly Shape[]): Promise<void> {
  if (shapes.length === 0) return;
  await trx.deleteFrom('photo_renditions').where('photo_id', '=', photoId).where('name', 'in', shapes).execute();
  await trx.updateTable('photos').set({ renditions_ready_at: null }).where('id', '=', photoId).execute();
}
