import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';

/**
 * A page of ours moved: its old address leads to the new one, and so does whatever led to the old one; what led away
 * from the new one is taken out. For a verb's own transaction. Emits `redirects-changed`.
 *
 * @param move ASCII paths of ours
 */
export async function leadOn(
  trx: Trx,
  emit: Emit,
  ctx: Pick<Ctx, 'now' | 'newId'>,
  by: Actor,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await trx.deleteFrom('redirects').where('from_path', 'in', [from, to]).execute();
  await trx.updateTable('redirects').set({ to_address: to }).where('to_address', '=', from).execute();
  await trx
    .insertInto('redirects')
    .values({
      id: ctx.newId(),
      from_path: from,
      to_address: to,
      created_by: JSON.stringify(doneBy(by)),
      created_at: ctx.now(),
    })
    .execute();
  await emit({ name: 'redirects-changed', set: [{ from, to }], removed: [to] }, by);
}
