import { z } from 'zod';
import { STAFF_LIMITS } from '../../features/people/staff.ts';
import { DESK_LANGUAGES } from '../../language/strings/newsroom/words.ts';
import { STAFF_ROLES, type StaffRole } from '../../platform/actor.ts';
import { Email, line, required } from './text.ts';

/** What the API takes and gives of the staff. */

export const MePatch = z.strictObject({
  language: z.enum(DESK_LANGUAGES).optional(),
  name: required(STAFF_LIMITS.name).optional(),
});

const Role = z.enum(STAFF_ROLES);
export const Invitation = z.strictObject({
  email: Email,
  name: line(STAFF_LIMITS.name).optional(),
  role: Role,
});
export const StaffPatch = z.strictObject({ name: required(STAFF_LIMITS.name).optional(), role: Role.optional() });
export const NewToken = z.strictObject({ name: required(STAFF_LIMITS.name), role: Role });

export type StaffResource = {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  invitedAt: string | null;
  seenAt: string | null;
};

export type TokenResource = {
  id: string;
  name: string;
  role: StaffRole;
  createdAt: string;
  lastUsedAt: string | null;
  /** Only in the answer to its making. */
  secret?: string;
};

/** Who asks. `language`: of the newsroom; null when never chosen, and for a token. */
export type Me = { id: string | null; name: string; role: StaffRole; language: string | null };
