import type { StaffRole } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { PersonId } from '../../platform/ids.ts';

/** A member of the staff as the others know them. */
export type Colleague = { id: PersonId; name: string; role: StaffRole };

/** Everybody on the staff, by name. Whoever has not said a name is called by the address. */
export async function colleagues(db: Reads): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'role'])
    .where('role', '<>', 'reader')
    .orderBy('name')
    .orderBy('email')
    .execute();
  return rows.map(({ id, name, email, role }) => ({
    id: id as PersonId,
    name: name || email,
    role: role as StaffRole,
  }));
}
