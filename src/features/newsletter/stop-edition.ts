import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { EditionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { lockEdition } from './edition-store.ts';

/**
 * Takes the time back that an edition was to be sent at: it is a draft again. Emits `edition-unscheduled`.
 *
 * @throws Forbidden; NotFound; Conflict `not-scheduled`
 */
export async function unscheduleEdition(ctx: Ctx, by: Actor, id: EditionId): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, id);
    if (row.state !== 'scheduled' || !row.send_at)
      throw new Conflict('not-scheduled', 'Nothing is scheduled for this edition.');
    await trx.updateTable('editions').set({ state: 'draft', send_at: null }).where('id', '=', id).execute();
    await emit({ name: 'edition-unscheduled', editionId: id, at: row.send_at.toISOString() }, by);
  });
}

/**
 * Lets the sending stand still: what is on the wire ends, nothing more is begun. Emits `edition-paused`.
 *
 * @throws Forbidden; NotFound; Conflict `not-sending`
 */
export async function pauseEdition(ctx: Ctx, by: Actor, input: { id: EditionId; reason?: string }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  const reason = input.reason ?? '';
  await ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, input.id);
    if (row.state !== 'sending') throw new Conflict('not-sending', 'This edition is not being sent.');
    await trx
      .updateTable('editions')
      .set({ state: 'paused', paused_at: ctx.now(), pause_reason: reason || null })
      .where('id', '=', input.id)
      .execute();
    await emit({ name: 'edition-paused', editionId: input.id, reason }, by);
  });
}

/** Goes on where it was. Emits `edition-resumed`. @throws Forbidden; NotFound; Conflict `not-paused` */
export async function resumeEdition(ctx: Ctx, by: Actor, id: EditionId): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, id);
    if (row.state !== 'paused') throw new Conflict('not-paused', 'This edition is not paused.');
    await trx
      .updateTable('editions')
      .set({ state: 'sending', paused_at: null, pause_reason: null })
      .where('id', '=', id)
      .execute();
    await emit({ name: 'edition-resumed', editionId: id }, by);
  });
}

/**
 * Ends an edition for good: what has not gone out never will. Emits `edition-cancelled`.
 *
 * @returns how many messages had not gone out
 * @throws Forbidden; NotFound; Conflict `already-sent`
 */
export async function cancelEdition(ctx: Ctx, by: Actor, id: EditionId): Promise<{ unsent: number }> {
  mustBeAllowed(by, 'edit-newsletters');
  return ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, id);
    if (row.state === 'sent' || row.state === 'cancelled')
      throw new Conflict('already-sent', `This edition is ${row.state} already.`, { state: row.state });
    const { rows } = await sql<{ unsent: number }>`
      select count(*)::int as unsent from deliveries
      where edition_id = ${id} and state in ('pending', 'sending', 'deferred')`.execute(trx);
    const unsent = rows[0]?.unsent ?? 0;
    await trx
      .updateTable('editions')
      .set({ state: 'cancelled', finished_at: ctx.now(), send_at: null })
      .where('id', '=', id)
      .execute();
    await emit({ name: 'edition-cancelled', editionId: id, unsent }, by);
    return { unsent };
  });
}
