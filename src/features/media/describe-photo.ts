import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { FocalPoint, Photo } from './photo.ts';
import { photoById } from './photo-queries.ts';
import { forgetCrops } from './rendition-store.ts';

export type Description = {
  caption?: string;
  alt?: string;
  credits?: string[];
  takenOn?: string | null;
  focal?: FocalPoint;
};

/** Changes what is said of a photo, on every page that shows it. Emits `photo-described`. */
export async function describePhoto(ctx: Ctx, by: Actor, input: { id: PhotoId; change: Description }): Promise<Photo> {
  mustBeAllowed(by, 'write-articles');
  const { caption, alt, credits, takenOn, focal } = input.change;
  await ctx.transact(async (trx, emit) => {
    const changed = await trx
      .updateTable('photos')
      .set({
        updated_at: ctx.now(),
        ...(caption === undefined ? {} : { caption }),
        ...(alt === undefined ? {} : { alt }),
        ...(credits === undefined ? {} : { credits }),
        ...(takenOn === undefined ? {} : { taken_on: takenOn }),
        ...(focal === undefined ? {} : { focal_x: focal.x, focal_y: focal.y }),
      })
      .where('id', '=', input.id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new NotFound('no-such-photo', 'There is no such photo.');
    if (focal) await forgetCrops(trx, input.id);
    await emit({ name: 'photo-described', photoId: input.id, refocused: focal !== undefined }, by);
  });
  const photo = await photoById(ctx.db, input.id);
  if (!photo) throw new NotFound('no-such-photo', 'There is no such photo.');
  return photo;
}
