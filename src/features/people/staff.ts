import type { StaffRole } from '../../platform/actor.ts';
import type { PersonId } from '../../platform/ids.ts';

/** A member of the staff. */
export type StaffMember = {
  id: PersonId;
  email: string;
  name: string;
  role: StaffRole;
  /** When they were invited last; null for the first administrator. */
  invitedAt: Date | null;
  /** When they were last here; null for one who has not come in yet. */
  seenAt: Date | null;
};

export const STAFF_LIMITS = { name: 120 } as const;
