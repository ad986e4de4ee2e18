import type { Actor } from '../../platform/actor.ts';
import { sendOne } from '../../platform/bulk-mail.ts';
import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { testLetter } from './edition-letters.ts';

/**
 * One message of the edition to one address, outside every count, by the way that the edition will go. Emits
 * `edition-tested`.
 *
 * @throws Forbidden; NotFound; Conflict `not-taken` with the answer of the relay
 */
export async function sendTest(ctx: Ctx, by: Actor, input: { id: EditionId; to: string }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await sendOne(ctx.bulk, await testLetter(ctx, input.id, input.to));
  await ctx.transact(async (_trx, emit) => emit({ name: 'edition-tested', editionId: input.id, to: input.to }, by));
}
