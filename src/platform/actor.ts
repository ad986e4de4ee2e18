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

/**
 * From where a thing is done: the door, and of a request as much as tells one place from another. A network address is
 * personal data, so only the beginning of its keyed hash is kept; of the browser its kind, never its whole signature.
 */
export type Origin = {
  door: 'newsroom' | 'site' | 'api' | 'schedule' | 'command';
  /** The beginning of the network's keyed hash, in hex. */
  network?: string;
  /** As in `Firefox, Windows`. */
  client?: string;
};

/** Who does a thing, and from where. It is passed to every verb; nothing reads it from the air. */
export type Actor = (
  | { kind: 'person'; id: PersonId; name: string; role: Role }
  | { kind: 'token'; id: ApiTokenId; name: string; role: StaffRole }
  | { kind: 'system'; name: string }
) & { from?: Origin };

export const SYSTEM: Actor = { kind: 'system', name: 'gilyon' };
/** Somebody at the command line. */
export const COMMAND: Actor = { ...SYSTEM, from: { door: 'command' } };
/** The program at an hour that somebody set. */
export const SCHEDULE: Actor = { ...SYSTEM, from: { door: 'schedule' } };

/** What a row keeps of who did it. */
export type DoneBy = { kind: Actor['kind']; id?: string; name: string };

export function doneBy(actor: Actor): DoneBy {
  return actor.kind === 'system'
    ? { kind: 'system', name: actor.name }
    : { kind: actor.kind, id: actor.id, name: actor.name };
}
