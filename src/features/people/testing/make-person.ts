import type { Actor, StaffRole } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PersonId } from '../../../platform/ids.ts';

/** A member of the staff who signs in. */
export async function person(
  ctx: Ctx,
  name: string,
  role: StaffRole = 'reporter',
): Promise<Extract<Actor, { kind: 'person' }>> {
  const id = ctx.newId() as PersonId;
  const now = ctx.now();
  const email = `${id}@example.org`;
  await ctx.db
    .insertInto('people')
    .values({ id, email, email_verified: true, name, role, created_at: now, updated_at: now })
    .execute();
  return { kind: 'person', id, name, role };
}
