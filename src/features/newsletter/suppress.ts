import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { SubscriberId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { SuppressionReason } from './newsletter.ts';

/**
 * Sends nothing more to somebody, of any newsletter, until it is lifted. Emits `subscriber-suppressed`.
 *
 * @throws Forbidden; NotFound; Conflict `already-suppressed`
 */
export async function suppress(ctx: Ctx, by: Actor, input: { id: SubscriberId; detail?: string }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    await mustExist(trx, input.id);
    const done = await putSuppression(ctx, trx, emit, by, { ...input, reason: 'manual' });
    if (!done) throw new Conflict('already-suppressed', 'This address is suppressed already.');
  });
}

/**
 * Lets mail go to somebody again. Emits `subscriber-unsuppressed`.
 *
 * @throws Forbidden; NotFound; Conflict `not-suppressed`
 */
export async function unsuppress(ctx: Ctx, by: Actor, id: SubscriberId): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    const row = await mustExist(trx, id);
    if (!row.suppression_reason) throw new Conflict('not-suppressed', 'This address is not suppressed.');
    await trx
      .updateTable('subscribers')
      .set({ suppressed_at: null, suppression_reason: null, suppression_detail: '', soft_bounces: 0 })
      .where('id', '=', id)
      .execute();
    await emit({ name: 'subscriber-unsuppressed', subscriberId: id, reason: row.suppression_reason }, by);
  });
}

/** What a bounce, a complaint or a person has decided. @returns false when it was so already */
export async function putSuppression(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  input: { id: SubscriberId; reason: SuppressionReason; detail?: string },
): Promise<boolean> {
  const put = await trx
    .updateTable('subscribers')
    .set({
      suppressed_at: ctx.now(),
      suppression_reason: input.reason,
      suppression_detail: (input.detail ?? '').slice(0, 500),
    })
    .where('id', '=', input.id)
    .where('suppressed_at', 'is', null)
    .executeTakeFirst();
  if (Number(put.numUpdatedRows) === 0) return false;
  await emit({ name: 'subscriber-suppressed', subscriberId: input.id, reason: input.reason }, by);
  return true;
}

async function mustExist(trx: Trx, id: SubscriberId) {
  const row = await trx
    .selectFrom('subscribers')
    .select(['id', 'suppression_reason'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound('no-such-subscriber', 'There is no such subscriber.');
  return row;
}
