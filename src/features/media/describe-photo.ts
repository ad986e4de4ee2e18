import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { cutName } from './crop.ts';
import { photoById } from './library-queries.ts';
import { CROPS, type FocalPoint, type HandCrop, type LibraryPhoto, type Licence, type Shape } from './photo.ts';
import { photoKeys } from './photo-keys.ts';
import { forgetCrops } from './rendition-store.ts';

export type Description = {
  caption?: string | undefined;
  alt?: string | undefined;
  credits?: string[] | undefined;
  takenOn?: string | null | undefined;
  focal?: FocalPoint | undefined;
  /** By shape; null gives it back to the focal point. What is not named stays. */
  crops?: { [Name in Shape]?: HandCrop | null | undefined } | undefined;
  /** These three are the photo desk's. */
  licence?: Licence | undefined;
  rights?: string | undefined;
  expiresOn?: string | null | undefined;
};

/**
 * Changes what is said of a photo and how it is cut, on every page that shows it. Emits `photo-described`.
 *
 * @throws Forbidden, also for who may describe a photo but not set its rights; NotFound
 */
export async function describePhoto(
  ctx: Ctx,
  by: Actor,
  input: { id: PhotoId; change: Description },
): Promise<LibraryPhoto> {
  const { change } = input;
  mustBeAllowed(by, 'write-articles');
  if (change.licence !== undefined || change.rights !== undefined || change.expiresOn !== undefined)
    mustBeAllowed(by, 'manage-photos');
  await ctx.transact(async (trx, emit) => {
    await trx.selectFrom('photos').select('id').where('id', '=', input.id).forUpdate().execute();
    const before = await photoById(trx, input.id);
    if (!before) throw new NotFound('no-such-photo', 'There is no such photo.');
    const after = withChange(before, change);
    await trx
      .updateTable('photos')
      .set({
        updated_at: ctx.now(),
        caption: after.caption,
        alt: after.alt,
        credits: after.credits,
        taken_on: after.takenOn,
        focal_x: after.focal.x,
        focal_y: after.focal.y,
        crops: JSON.stringify(after.crops),
        licence: after.licence,
        rights: after.rights,
        expires_on: after.expiresOn,
        keys: sql<string>`${photoKeys(after)}::tsvector`,
        ...(after.expiresOn === before.expiresOn ? {} : { expiry_noted_at: null }),
      })
      .where('id', '=', input.id)
      .execute();
    const recut = (Object.keys(CROPS) as Shape[]).filter((shape) => cutName(before, shape) !== cutName(after, shape));
    await forgetCrops(trx, input.id, recut);
    const fields = Object.keys(change).filter((field) => change[field as keyof Description] !== undefined);
    await emit({ name: 'photo-described', photoId: input.id, refocused: recut.length > 0, fields }, by);
  });
  const photo = await photoById(ctx.db, input.id);
  if (!photo) throw new NotFound('no-such-photo', 'There is no such photo.');
  return photo;
}

function withChange(before: LibraryPhoto, change: Description): LibraryPhoto {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const crops = Object.entries({ ...before.crops, ...change.crops }).filter(([, crop]) => crop);
  return { ...before, ...given, crops: Object.fromEntries(crops) };
}
