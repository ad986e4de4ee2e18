import type { ApiTokenId, PersonId } from './ids.ts';

export const STAFF_ROLES = [
  'reporter',
  'editor',
  'photo-editor',
  'front-editor',
  'newsletter-editor',
  'admin',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = 'reader' | StaffRole;

/** Who does a thing. It is passed to every verb; nothing reads it from the air. */
export type Actor =
  | { kind: 'person'; id: PersonId; name: string; role: Role }
  | { kind: 'token'; id: ApiTokenId; name: string; role: StaffRole }
  | { kind: 'system'; name: string };

export const SYSTEM: Actor = { kind: 'system', name: 'gilyon' };

/** What a row keeps of who did it. */
export type DoneBy = { kind: Actor['kind']; id?: string; name: string };

export function doneBy(actor: Actor): DoneBy {
  return actor.kind === 'system'
    ? { kind: 'system', name: actor.name }
    : { kind: actor.kind, id: actor.id, name: actor.name };
}
