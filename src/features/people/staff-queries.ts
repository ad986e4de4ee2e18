import { sql } from 'kysely';
import type { StaffRole } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { ApiTokenId, PersonId } from '../../platform/ids.ts';
import type { ApiToken } from './api-token.ts';
import type { StaffMember } from './staff.ts';

/** Everybody who is not only a reader, by name. */
export async function staffMembers(db: Reads): Promise<StaffMember[]> {
  const rows = await selectStaff(db).orderBy('people.name').orderBy('people.email').execute();
  return rows.map(toMember);
}

/** Null for a reader and for nobody. */
export async function staffMember(db: Reads, id: PersonId): Promise<StaffMember | null> {
  const row = await selectStaff(db).where('people.id', '=', id).executeTakeFirst();
  return row ? toMember(row) : null;
}

/** The tokens that are good, the newest first. */
export async function apiTokens(db: Reads): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'role', 'created_at', 'last_used_at'])
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as ApiTokenId,
    name: row.name,
    role: row.role as StaffRole,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

function selectStaff(db: Reads) {
  return db
    .selectFrom('people')
    .select(['people.id', 'email', 'name', 'role', 'invited_at'])
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .whereRef('sessions.person_id', '=', 'people.id')
        .select(sql<Date | null>`max(sessions.updated_at)`.as('seen'))
        .as('seen_at'),
    )
    .where('role', '<>', 'reader');
}

type Row = { id: string; email: string; name: string; role: string; invited_at: Date | null; seen_at: Date | null };

function toMember(row: Row): StaffMember {
  return {
    id: row.id as PersonId,
    email: row.email,
    name: row.name,
    role: row.role as StaffRole,
    invitedAt: row.invited_at,
    seenAt: row.seen_at,
  };
}
