import type { Actor, StaffRole } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/ids.ts';
import { mustBeAllowed } from './permission.ts';

/**
 * Gives an address a place in the newsroom; a reader's account becomes the member's. Who has the address proves it by
 * signing in with a code: the invitation carries no secret. Emits `staff-invited`, whose job sends the message.
 *
 * @throws Forbidden; Conflict `already-staff`
 */
export async function inviteStaff(
  ctx: Ctx,
  by: Actor,
  input: { email: string; name: string; role: StaffRole },
): Promise<PersonId> {
  mustBeAllowed(by, 'manage-staff');
  return ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    const { id, role } = await trx
      .insertInto('people')
      .values({
        ...{ id: ctx.newId(), email: input.email, name: input.name },
        ...{ created_at: now, updated_at: now, invited_at: now },
      })
      .onConflict((conflict) => conflict.column('email').doUpdateSet({ invited_at: now, updated_at: now }))
      .returning(['id', 'role'])
      .executeTakeFirstOrThrow();
    if (role !== 'reader') throw new Conflict('already-staff', 'This address already belongs to the staff.');
    await trx
      .updateTable('people')
      .set({ role: input.role, ...(input.name ? { name: input.name } : {}) })
      .where('id', '=', id)
      .execute();
    await emit({ name: 'staff-invited', personId: id, email: input.email, role: input.role }, by);
    return id as PersonId;
  });
}

/** Sends the invitation once more. Emits `staff-invited`. @throws Forbidden; Conflict `not-staff-member` */
export async function inviteAgain(ctx: Ctx, by: Actor, id: PersonId): Promise<void> {
  mustBeAllowed(by, 'manage-staff');
  await ctx.transact(async (trx, emit) => {
    const person = await trx
      .updateTable('people')
      .set({ invited_at: ctx.now() })
      .where('id', '=', id)
      .where('role', '<>', 'reader')
      .returning(['email', 'role'])
      .executeTakeFirst();
    if (!person) throw new Conflict('not-staff-member', 'This person is not of the staff.');
    await emit({ name: 'staff-invited', personId: id, email: person.email, role: person.role as StaffRole }, by);
  });
}
