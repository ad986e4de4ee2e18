import type { DoneBy, Origin } from '../../platform/actor.ts';
import type { EventName } from '../events.ts';

/** What the log is read by: the kinds of things that are done. */
export const AUDIT_AREAS = ['articles', 'photos', 'fronts', 'names', 'newsletters', 'people', 'publication'] as const;
export type AuditArea = (typeof AUDIT_AREAS)[number];

/** Which area each event belongs to: a new event without one does not compile. */
export const AREA_OF: Record<EventName, AuditArea> = {
  'article-drafted': 'articles',
  'article-saved': 'articles',
  'article-moved': 'articles',
  'article-published': 'articles',
  'article-scheduled': 'articles',
  'article-unpublish-scheduled': 'articles',
  'article-unscheduled': 'articles',
  'article-not-published': 'articles',
  'article-withdrawn': 'articles',
  'article-held': 'articles',
  'article-released': 'articles',
  'article-corrected': 'articles',
  'pen-taken': 'articles',
  'comment-written': 'articles',
  'comment-changed': 'articles',
  'related-computed': 'articles',
  'related-chosen': 'articles',
  'photo-uploaded': 'photos',
  'photo-described': 'photos',
  'photo-retired': 'photos',
  'photo-restored': 'photos',
  'photo-replaced': 'photos',
  'photo-replacement-undone': 'photos',
  'photo-expired': 'photos',
  'front-saved': 'fronts',
  'front-published': 'fronts',
  'front-renewed': 'fronts',
  'fronts-followed': 'fronts',
  'ribbon-set': 'fronts',
  'ribbon-begun': 'fronts',
  'ribbon-ended': 'fronts',
  'section-changed': 'names',
  'sections-ordered': 'names',
  'topic-changed': 'names',
  'author-changed': 'names',
  'names-merged': 'names',
  'name-removed': 'names',
  'redirects-changed': 'names',
  'newsletter-changed': 'newsletters',
  'subscriptions-changed': 'newsletters',
  'edition-composed': 'newsletters',
  'edition-scheduled': 'newsletters',
  'edition-started': 'newsletters',
  'edition-sent': 'newsletters',
  'edition-saved': 'newsletters',
  'edition-unscheduled': 'newsletters',
  'edition-tested': 'newsletters',
  'edition-paused': 'newsletters',
  'edition-resumed': 'newsletters',
  'edition-cancelled': 'newsletters',
  'edition-uncertain-settled': 'newsletters',
  'edition-not-sent': 'newsletters',
  'edition-skipped': 'newsletters',
  'subscriber-suppressed': 'newsletters',
  'subscriber-unsuppressed': 'newsletters',
  'subscriber-erased': 'newsletters',
  'reader-address-changed': 'newsletters',
  'reader-link-asked': 'newsletters',
  'subscribers-import-asked': 'newsletters',
  'mail-settings-changed': 'newsletters',
  'mail-domain-paused': 'newsletters',
  'mail-domain-resumed': 'newsletters',
  'dkim-key-made': 'newsletters',
  'dkim-key-signs': 'newsletters',
  'dkim-key-retired': 'newsletters',
  'person-signed-in': 'people',
  'staff-invited': 'people',
  'staff-changed': 'people',
  'staff-removed': 'people',
  'token-created': 'people',
  'token-revoked': 'people',
  'house-rules-changed': 'publication',
  'search-reindexed': 'publication',
  'publication-changed': 'publication',
  'standing-page-changed': 'publication',
};

/** What the program does by itself all day, and what is said elsewhere: not shown. */
export const UNSHOWN: readonly EventName[] = ['related-computed', 'front-renewed'];

/** One line of the log. `about`: what the thing is called now, if it is there still. */
export type AuditEntry = {
  id: string;
  name: EventName;
  /** `kind:id`. */
  subject: string;
  about: string | null;
  payload: Readonly<Record<string, unknown>>;
  by: DoneBy;
  from: Origin | null;
  at: Date;
};
