import type { StaffRole } from '../platform/actor.ts';
import type { Fault } from '../platform/errors.ts';
import type {
  ArticleId,
  AuthorId,
  EditionId,
  NewsletterId,
  PhotoId,
  SectionId,
  SubscriberId,
  SubscriptionId,
  TopicId,
} from '../platform/ids.ts';
import type { RelatedChoice } from './related/related-choice.ts';

/** Where an article stands: what its pages are tagged with. */
export type ArticlePlace = { sectionId: SectionId; authorIds: AuthorId[]; topicIds: TopicId[] };

/** On which pages the breaking-news ribbon stands. */
export type RibbonScope = 'all' | 'home';

/**
 * The catalogue of everything that can happen. An event is logged with the change itself (the audit), purges the pages
 * under its tags, and sets off the jobs that `reactions.ts` names for it.
 */
export type GilyonEvent =
  | { name: 'article-drafted'; articleId: ArticleId }
  /** `restored`: the earlier revision whose content it is. */
  | { name: 'article-saved'; articleId: ArticleId; revision: number; restored?: number }
  | { name: 'article-moved'; articleId: ArticleId; move: string; from: string; to: string; note: string }
  /**
   * First published or published again; `places` holds where it stood before as well. `change`: what readers are told
   * (`return`: a hold has ended).
   */
  | {
      name: 'article-published';
      articleId: ArticleId;
      revision: number;
      first: boolean;
      change: 'first' | 'update' | 'minor' | 'correction' | 'return';
      places: ArticlePlace[];
    }
  | { name: 'article-scheduled'; articleId: ArticleId; at: string }
  | { name: 'article-unpublish-scheduled'; articleId: ArticleId; at: string; reason: string }
  | { name: 'article-unscheduled'; articleId: ArticleId; what: 'publish' | 'unpublish'; at: string }
  /** Its moment came, and something was missing. */
  | { name: 'article-not-published'; articleId: ArticleId; at: string; faults: Fault[] }
  /** `notice`: what readers are told. */
  | { name: 'article-withdrawn'; articleId: ArticleId; reason: string; notice: string; places: ArticlePlace[] }
  | {
      name: 'article-held';
      articleId: ArticleId;
      kind: string | null;
      reason: string;
      until: string | null;
      places: ArticlePlace[];
    }
  | { name: 'article-released'; articleId: ArticleId; to: string }
  | { name: 'redirects-changed'; set: { from: string; to: string }[]; removed: string[] }
  | { name: 'article-corrected'; articleId: ArticleId; note: string; places: ArticlePlace[] }
  | { name: 'pen-taken'; articleId: ArticleId; from: string }
  | { name: 'comment-written'; articleId: ArticleId; commentId: string; mentioned: string[] }
  | { name: 'comment-changed'; articleId: ArticleId; commentId: string; change: string[] }
  | { name: 'related-computed'; articleIds: ArticleId[] }
  /** An editor's word on what follows an article; `insteadOf`: what it took the place of. */
  | {
      name: 'related-chosen';
      articleId: ArticleId;
      relatedId: ArticleId;
      choice: RelatedChoice;
      insteadOf?: ArticleId;
    }
  /** `renditionsFrom`: RFC 3339, or null for at once. */
  | { name: 'photo-uploaded'; photoId: PhotoId; renditionsFrom: string | null }
  /** `refocused`: some shape is cut otherwise now. */
  | { name: 'photo-described'; photoId: PhotoId; refocused: boolean; fields: string[] }
  | { name: 'photo-retired' | 'photo-restored'; photoId: PhotoId }
  | { name: 'photo-replaced' | 'photo-replacement-undone'; photoId: PhotoId; byPhotoId: PhotoId }
  /** Its last day has passed; readers see it still in these articles. */
  | { name: 'photo-expired'; photoId: PhotoId; shownIn: ArticleId[] }
  | { name: 'section-changed'; sectionId: SectionId }
  | { name: 'sections-ordered'; sectionIds: SectionId[] }
  | { name: 'topic-changed'; topicId: TopicId }
  | { name: 'author-changed'; authorId: AuthorId }
  /** `articleIds`: the published ones that bore the first. */
  | {
      name: 'names-merged';
      kind: 'section' | 'topic' | 'author';
      fromId: string;
      fromName: string;
      intoId: string;
      intoName: string;
      articleIds: string[];
    }
  | { name: 'name-removed'; kind: 'section' | 'topic' | 'author'; namedId: string; namedName: string }
  | { name: 'house-rules-changed'; rules: string[]; replacements: number }
  /** `fields`: the settings that changed; absent when its names or facts were set up. */
  | { name: 'publication-changed'; fields?: string[] }
  /** `articles`: how many the index holds. */
  | { name: 'search-reindexed'; articles: number }
  | { name: 'standing-page-changed'; slug: string; change: 'written' | 'changed' | 'deleted' }
  | { name: 'newsletter-changed'; newsletterId: NewsletterId }
  | {
      name: 'subscriptions-changed';
      newsletterId: NewsletterId;
      change: 'requested' | 'confirmed' | 'imported' | 'withdrawn' | 'frequency';
      count: number;
      /** Where one reader began to get the newsletter by their own button. */
      begunId?: SubscriptionId;
    }
  | { name: 'front-saved'; frontId: string; version: number }
  /** `nextEndAt`: when the next pin ends. */
  | { name: 'front-published'; frontId: string; number: number; restoredFrom: number | null; nextEndAt: string | null }
  | { name: 'front-renewed'; frontId: string; nextEndAt: string | null }
  /** After two sections became one: these stand under the other now. */
  | { name: 'fronts-followed'; frontIds: string[]; fromId: SectionId; sectionId: SectionId }
  /** `scopes`: where it stands, and where it stood before. */
  | { name: 'ribbon-set'; ribbonId: string; message: string; scopes: RibbonScope[]; startsAt: string; endsAt: string }
  | { name: 'ribbon-begun'; ribbonId: string; scopes: RibbonScope[] }
  | { name: 'ribbon-ended'; ribbonId: string; scopes: RibbonScope[] }
  | { name: 'edition-composed'; editionId: EditionId }
  | { name: 'edition-scheduled'; editionId: EditionId; at: string }
  | { name: 'edition-started'; editionId: EditionId; audience: number }
  | { name: 'edition-saved'; editionId: EditionId; fields: string[] }
  | { name: 'edition-unscheduled'; editionId: EditionId; at: string }
  | { name: 'edition-tested'; editionId: EditionId; to: string }
  | { name: 'edition-paused'; editionId: EditionId; reason: string }
  | { name: 'edition-resumed'; editionId: EditionId }
  /** `unsent`: how many messages had not gone out. */
  | { name: 'edition-cancelled'; editionId: EditionId; unsent: number }
  /** Messages of which nobody knew whether they arrived: sent again, or taken for sent. */
  | { name: 'edition-uncertain-settled'; editionId: EditionId; as: 'resend' | 'sent'; count: number }
  | { name: 'edition-sent'; editionId: EditionId }
  /** Its moment came, and it could not be sent. */
  | { name: 'edition-not-sent'; editionId: EditionId; at: string; reason: string }
  /** The rule found too little for an edition. */
  | { name: 'edition-skipped'; newsletterId: NewsletterId; at: string; found: number; fewest: number }
  | { name: 'subscriber-suppressed'; subscriberId: SubscriberId; reason: string }
  | { name: 'subscriber-unsuppressed'; subscriberId: SubscriberId; reason: string }
  | { name: 'subscriber-erased'; subscriberId: SubscriberId }
  /** Confirmed at the new address. `personId`: whose account goes along. */
  | { name: 'reader-address-changed'; changeId: string; personId: string | null }
  | { name: 'reader-link-asked'; subscriberId: SubscriberId }
  /** A file of subscribers is to be judged, or taken in. */
  | {
      name: 'subscribers-import-asked';
      newsletterId: NewsletterId;
      importId: string;
      step: 'check' | 'import';
      fileName: string;
      lines: number;
    }
  | { name: 'mail-settings-changed'; fields: string[] }
  | { name: 'mail-domain-paused' | 'mail-domain-resumed'; domain: string; reason: string }
  | { name: 'dkim-key-made' | 'dkim-key-signs' | 'dkim-key-retired'; domain: string; selector: string }
  | { name: 'person-signed-in'; personId: string; by: 'code' | 'link' }
  | { name: 'staff-invited'; personId: string; email: string; role: StaffRole }
  | { name: 'staff-changed'; personId: string; role: StaffRole; roleBefore: StaffRole }
  | { name: 'staff-removed'; personId: string; roleBefore: StaffRole }
  | { name: 'token-created'; tokenId: string; tokenName: string }
  | { name: 'token-revoked'; tokenId: string; tokenName: string };

export type EventName = GilyonEvent['name'];
export type EventOf<Name extends EventName> = Extract<GilyonEvent, { name: Name }>;

/**
 * Under which tags a cached page is kept and purged. `lists` is on every page that lists articles of the whole
 * publication (home, feeds, sitemap, archive, search); `publication` is on every page.
 */
export const tag = {
  publication: 'publication',
  lists: 'lists',
  newsletters: 'newsletters',
  /** On no page: the search's index is to be built anew. */
  search: 'search',
  /** The breaking-news ribbon that stands on all pages; and the one that stands on the home page alone. */
  ribbon: 'ribbon',
  homeRibbon: 'ribbon:home',
  front: (id: string) => `front:${id}`,
  article: (id: string) => `article:${id}`,
  section: (id: string) => `section:${id}`,
  topic: (id: string) => `topic:${id}`,
  author: (id: string) => `author:${id}`,
  photo: (id: string) => `photo:${id}`,
};

/** The pages that an event makes stale. */
export function tagsOf(event: GilyonEvent): string[] {
  switch (event.name) {
    case 'article-published':
    case 'article-withdrawn':
    case 'article-held':
    case 'article-corrected':
      return [tag.lists, tag.article(event.articleId), ...event.places.flatMap(placeTags)];
    case 'related-computed':
      return event.articleIds.map((id) => tag.article(id));
    case 'related-chosen':
      return [tag.article(event.articleId)];
    case 'photo-described':
      return [tag.photo(event.photoId)];
    case 'photo-replaced':
    case 'photo-replacement-undone':
      return [tag.photo(event.photoId), tag.photo(event.byPhotoId)];
    case 'section-changed':
    case 'sections-ordered':
    case 'topic-changed':
    case 'author-changed':
    case 'names-merged':
    case 'name-removed':
    case 'publication-changed':
    // An address that was answered with 410 may lead elsewhere now.
    case 'redirects-changed':
    case 'standing-page-changed':
      return [tag.publication];
    case 'search-reindexed':
      return [tag.search];
    case 'newsletter-changed':
      return [tag.newsletters];
    case 'front-published':
    case 'front-renewed':
      return [tag.front(event.frontId)];
    case 'fronts-followed':
      return event.frontIds.map(tag.front);
    case 'ribbon-set':
    case 'ribbon-begun':
    case 'ribbon-ended':
      return event.scopes.map((scope) => (scope === 'all' ? tag.ribbon : tag.homeRibbon));
    default:
      return [];
  }
}

/** Whether the event takes something from the readers that they must not see again, not even while the database is away. */
export function revokes(event: GilyonEvent): boolean {
  return event.name === 'article-withdrawn' || event.name === 'article-held' || event.name === 'ribbon-ended';
}

/** What the event is about, as `kind:id`: the key by which the log is read. */
export function subjectOf(event: GilyonEvent): string {
  if ('articleId' in event) return `article:${event.articleId}`;
  if ('frontId' in event) return `front:${event.frontId}`;
  if ('ribbonId' in event) return `ribbon:${event.ribbonId}`;
  if ('editionId' in event) return `edition:${event.editionId}`;
  if ('photoId' in event) return `photo:${event.photoId}`;
  if ('newsletterId' in event) return `newsletter:${event.newsletterId}`;
  if ('sectionId' in event) return `section:${event.sectionId}`;
  if ('topicId' in event) return `topic:${event.topicId}`;
  if ('authorId' in event) return `author:${event.authorId}`;
  if ('intoId' in event) return `${event.kind}:${event.intoId}`;
  if ('namedId' in event) return `${event.kind}:${event.namedId}`;
  if ('personId' in event) return `person:${event.personId}`;
  if ('tokenId' in event) return `token:${event.tokenId}`;
  if ('subscriberId' in event) return `subscriber:${event.subscriberId}`;
  return 'publication';
}

function placeTags(place: ArticlePlace): string[] {
  return [
    tag.section(place.sectionId),
    ...place.authorIds.map((id) => tag.author(id)),
    ...place.topicIds.map((id) => tag.topic(id)),
  ];
}
