import { type Actor, doneBy, type Role, type StaffRole } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/ids.ts';
import { mustBeAllowed } from './permission.ts';

/**
 * Gives a member of the staff another name or role. It holds from their next request on, whatever they have open. Emits
 * `staff-changed`.
 *
 * @throws Forbidden; NotFound; Conflict `last-admin`: somebody must be able to invite
 */
export async function changeStaff(
  ctx: Ctx,
  by: Actor,
  input: { id: PersonId; name?: string | undefined; role?: StaffRole | undefined },
): Promise<void> {
  mustBeAllowed(by, 'manage-staff');
  await ctx.transact(async (trx, emit) => {
    const before = await lockMember(trx, input.id);
    const role = input.role ?? before.role;
    const name = input.name ?? before.name;
    if (role === before.role && name === before.name) return;
    if (role !== 'admin') await keepAnAdministrator(trx, before);
    await trx.updateTable('people').set({ name, role, updated_at: ctx.now() }).where('id', '=', input.id).execute();
    await emit({ name: 'staff-changed', personId: input.id, role, roleBefore: before.role }, by);
  });
}

/**
 * Takes a member out of the newsroom: their account is a reader's from now on, and they are signed out everywhere. What
 * they wrote stays theirs. Emits `staff-removed`.
 *
 * @throws Forbidden; NotFound; Conflict `last-admin`
 */
export async function removeStaff(ctx: Ctx, by: Actor, id: PersonId): Promise<void> {
  mustBeAllowed(by, 'manage-staff');
  await ctx.transact(async (trx, emit) => {
    const before = await lockMember(trx, id);
    await keepAnAdministrator(trx, before);
    await trx
      .updateTable('people')
      .set({ role: 'reader', invited_at: null, updated_at: ctx.now() })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('sessions').where('person_id', '=', id).execute();
    await trx.deleteFrom('one_time_links').where('person_id', '=', id).execute();
    await emit({ name: 'staff-removed', personId: id, roleBefore: before.role }, by);
  });
}

/** Sets one's own name, as colleagues see it. Emits `staff-changed`. */
export async function nameOneself(ctx: Ctx, by: Extract<Actor, { kind: 'person' }>, name: string): Promise<void> {
  await ctx.transact(async (trx, emit) => {
    await trx.updateTable('people').set({ name, updated_at: ctx.now() }).where('id', '=', by.id).execute();
    const role = by.role as StaffRole;
    await emit({ name: 'staff-changed', personId: doneBy(by).id ?? '', role, roleBefore: role }, by);
  });
}

type Member = { id: string; name: string; role: StaffRole };

async function lockMember(trx: Trx, id: PersonId): Promise<Member> {
  const row = await trx
    .selectFrom('people')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .where('role', '<>', 'reader')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound('no-such-person', 'There is no such member of the staff.');
  return { id: row.id, name: row.name, role: row.role as StaffRole };
}

/** Two administrators who take the role from each other at the same moment wait for each other here. */
async function keepAnAdministrator(trx: Trx, leaving: Member): Promise<void> {
  if (leaving.role !== 'admin') return;
  const admins = await trx
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'admin' satisfies Role)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (admins.every(({ id }) => id === leaving.id))
    throw new Conflict('last-admin', 'This is the last administrator; make another one first.');
}
