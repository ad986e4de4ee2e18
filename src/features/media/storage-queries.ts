import type { Reads } from '../../platform/context.ts';

/** How many photos there are, and what they and their renditions take in the storage, in bytes. */
export async function storageFigures(db: Reads): Promise<{ photos: number; bytes: number }> {
  const [photos, renditions] = await Promise.all([
    db
      .selectFrom('photos')
      .select((eb) => [eb.fn.countAll().as('count'), eb.fn.sum('byte_length').as('bytes')])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('photo_renditions')
      .select((eb) => eb.fn.sum('byte_length').as('bytes'))
      .executeTakeFirstOrThrow(),
  ]);
  return { photos: Number(photos.count), bytes: Number(photos.bytes ?? 0) + Number(renditions.bytes ?? 0) };
}
