import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { photoById } from './library-queries.ts';
import type { LibraryPhoto } from './photo.ts';
import { namesPhoto } from './photo-use-queries.ts';

/**
 * Takes an unused photo out of the library; its original and its renditions stay. Emits `photo-retired`.
 *
 * @throws Forbidden; NotFound; Conflict `photo-in-use`, `photo-was-replaced`
 */
export async function retirePhoto(ctx: Ctx, by: Actor, input: { id: PhotoId }): Promise<LibraryPhoto> {
  mustBeAllowed(by, 'manage-photos');
  return ctx.transact(async (trx, emit) => {
    const photo = await lockedPhoto(trx, input.id);
    if (photo.retiredAt) return photo;
    if (photo.replacedBy) throw new Conflict('photo-was-replaced', 'This photo was replaced by another.');
    const articles = await namesPhoto(trx, input.id);
    if (articles > 0)
      throw new Conflict('photo-in-use', `The photo is used in ${articles} articles: take it out of them first.`, {
        articles,
      });
    await trx.updateTable('photos').set({ retired_at: ctx.now() }).where('id', '=', input.id).execute();
    await emit({ name: 'photo-retired', photoId: input.id }, by);
    return { ...photo, retiredAt: ctx.now() };
  });
}

/** Puts it back. Emits `photo-restored`. @throws Forbidden; NotFound */
export async function restorePhoto(ctx: Ctx, by: Actor, input: { id: PhotoId }): Promise<LibraryPhoto> {
  mustBeAllowed(by, 'manage-photos');
  return ctx.transact(async (trx, emit) => {
    const photo = await lockedPhoto(trx, input.id);
    if (!photo.retiredAt) return photo;
    await trx.updateTable('photos').set({ retired_at: null }).where('id', '=', input.id).execute();
    await emit({ name: 'photo-restored', photoId: input.id }, by);
    return { ...photo, retiredAt: null };
  });
}

async function lockedPhoto(trx: Parameters<Parameters<Ctx['transact']>[0]>[0], id: PhotoId): Promise<LibraryPhoto> {
  await trx.selectFrom('photos').select('id').where('id', '=', id).forUpdate().execute();
  const photo = await photoById(trx, id);
  if (!photo) throw new NotFound('no-such-photo', 'There is no such photo.');
  return photo;
}
