import type { Actor, Role, StaffRole } from '../../platform/actor.ts';
import { Forbidden } from '../../platform/errors.ts';

const EVERYONE = ['reporter', 'editor', 'photo-editor', 'front-editor', 'newsletter-editor', 'admin'] as const;

/**
 * Who may do what: the one table. Explained for editors in docs/editors/roles.md, which a test compares with it. What
 * the program does by itself (a schedule that has come) is not asked.
 */
export const PERMISSIONS = {
  /** Draft, edit any working copy, hand in for review, upload photos and describe them. */
  'write-articles': EVERYONE,
  /** Review, publish, schedule, hold, correct, withdraw, move an address. */
  'publish-articles': ['editor', 'admin'],
  /** Replace a photo everywhere, set its rights, take it out of the library. */
  'manage-photos': ['photo-editor', 'editor', 'admin'],
  /** Arrange the home page and the sections' fronts, and the breaking-news ribbon. */
  'arrange-fronts': ['front-editor', 'editor', 'admin'],
  /** Compose, test and send editions; keep subscribers. */
  'edit-newsletters': ['newsletter-editor', 'editor', 'admin'],
  /** Sections, topics, authors; redirects. */
  'manage-names': ['editor', 'admin'],
  /** Read who did what, from where. */
  'read-audit': ['editor', 'admin'],
  /** The publication's name, looks, menu, standing pages, house rules; the system's health, the outbox. */
  'manage-publication': ['admin'],
  /** Invite staff, give and take roles; API tokens. */
  'manage-staff': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof PERMISSIONS;

export function roleMay(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || roleMay(actor.role, permission);
}

/** @throws Forbidden `may-not-…`, naming the permission */
export function mustBeAllowed(actor: Actor, permission: Permission): void {
  if (!may(actor, permission))
    throw new Forbidden(`may-not-${permission}`, `Your role does not allow this (${permission}).`);
}
