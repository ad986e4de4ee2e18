import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { holdReplacements, showInstead } from './photo-use-store.ts';

/**
 * Shows one photo wherever another was put: in what is public, in working copies, in old revisions. No article is
 * rewritten; what the articles themselves say of it (their own caption and alternative text) stays, and both originals
 * are kept. The replaced photo's addresses lead to the new one. Emits `photo-replaced`.
 *
 * @throws Forbidden; NotFound; Invalid `same-photo`; Conflict `photo-was-replaced`, `photo-is-retired`
 */
export async function replacePhoto(ctx: Ctx, by: Actor, input: { id: PhotoId; with: PhotoId }): Promise<void> {
  mustBeAllowed(by, 'manage-photos');
  if (input.id === input.with)
    throw new Invalid('same-photo', 'A photo cannot replace itself.', [
      { path: 'with', code: 'same-photo', message: 'is the photo itself' },
    ]);
  await ctx.transact(async (trx, emit) => {
    const rows = await lockBoth(trx, input.id, input.with);
    const old = rows.get(input.id);
    const next = rows.get(input.with);
    if (!old || !next) throw new NotFound('no-such-photo', 'There is no such photo.');
    if (old.replaced_by === input.with) return;
    // Only what nothing replaces is joined to what nothing replaces: so no circle can come to be.
    if (old.replaced_by || next.replaced_by)
      throw new Conflict('photo-was-replaced', 'One of the two photos was itself replaced by another.');
    if (next.retired_at) throw new Conflict('photo-is-retired', 'The other photo was taken out of the library.');
    await trx
      .updateTable('photos')
      .set({ replaced_by: input.with, replaced_at: ctx.now() })
      .where('id', '=', input.id)
      .execute();
    await showInstead(trx, input.id, input.with);
    await emit({ name: 'photo-replaced', photoId: input.id, byPhotoId: input.with }, by);
  });
}

/** Shows the old photo again where it was put. Emits `photo-replacement-undone`. @throws Forbidden; NotFound */
export async function undoReplacement(ctx: Ctx, by: Actor, input: { id: PhotoId }): Promise<void> {
  mustBeAllowed(by, 'manage-photos');
  await ctx.transact(async (trx, emit) => {
    const old = (await lockBoth(trx, input.id)).get(input.id);
    if (!old) throw new NotFound('no-such-photo', 'There is no such photo.');
    if (!old.replaced_by) return;
    await trx.updateTable('photos').set({ replaced_by: null, replaced_at: null }).where('id', '=', input.id).execute();
    await showInstead(trx, input.id, input.id);
    const shownInstead = old.replaced_by as PhotoId;
    await emit({ name: 'photo-replacement-undone', photoId: input.id, byPhotoId: shownInstead }, by);
  });
}

/** One replacement at a time; the rows are locked against who describes or retires them meanwhile. */
async function lockBoth(trx: Trx, ...ids: PhotoId[]) {
  await holdReplacements(trx, 'replace');
  const rows = await trx
    .selectFrom('photos')
    .select(['id', 'replaced_by', 'retired_at'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id as PhotoId, row]));
}
