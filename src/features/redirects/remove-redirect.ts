import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';

/** Leads the address nowhere else any more. Emits `redirects-changed`. @throws Forbidden; NotFound */
export async function removeRedirect(ctx: Ctx, by: Actor, input: { id: string }): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  await ctx.transact(async (trx, emit) => {
    const removed = await trx
      .deleteFrom('redirects')
      .where('id', '=', input.id)
      .returning('from_path')
      .executeTakeFirst();
    if (!removed) throw new NotFound('no-such-redirect', 'There is no such redirect.');
    await emit({ name: 'redirects-changed', set: [], removed: [removed.from_path] }, by);
  });
}
