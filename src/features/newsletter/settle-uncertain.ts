import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { EditionId, SubscriptionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { lockEdition } from './edition-store.ts';

export type Settlement = {
  id: EditionId;
  /** `resend`: some may get it twice. `sent`: some may never get it. */
  as: 'resend' | 'sent';
  /** Only these; without them all that are uncertain. */
  only?: readonly SubscriptionId[] | undefined;
};

/**
 * Decides about the messages of which nobody knows whether they arrived. An edition that had ended is sent on. Emits
 * `edition-uncertain-settled`.
 *
 * @returns how many were uncertain
 * @throws Forbidden; NotFound; Conflict `nothing-uncertain`, or `already-sent` for an edition that was cancelled
 */
export async function settleUncertain(ctx: Ctx, by: Actor, settlement: Settlement): Promise<{ count: number }> {
  mustBeAllowed(by, 'edit-newsletters');
  const { id, as, only } = settlement;
  return ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, id);
    if (as === 'resend' && row.state === 'cancelled')
      throw new Conflict('already-sent', 'This edition is cancelled already.', { state: row.state });
    let update = trx
      .updateTable('deliveries')
      .set(as === 'sent' ? { state: 'sent', sent_at: ctx.now() } : { state: 'pending', not_before: null })
      .where('edition_id', '=', id)
      .where('state', '=', 'uncertain');
    if (only) update = update.where('subscription_id', 'in', only.length > 0 ? only : [ctx.newId()]);
    const count = Number((await update.executeTakeFirst()).numUpdatedRows);
    if (count === 0) throw new Conflict('nothing-uncertain', 'No message of this edition is uncertain.');
    if (as === 'resend' && row.state === 'sent')
      await trx.updateTable('editions').set({ state: 'sending', finished_at: null }).where('id', '=', id).execute();
    await emit({ name: 'edition-uncertain-settled', editionId: id, as, count }, by);
    return { count };
  });
}
