import type { DocumentJson } from '../../document/document.ts';
import type { ArticleId, AuthorId, PhotoId, SectionId, TopicId } from '../../platform/ids.ts';
import { type Photo, SAID_LIMITS } from '../media/photo.ts';
import type { AuthorLink } from './desk-name.ts';

export const ARTICLE_STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'held', 'withdrawn'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** Why a story is held: a date agreed with whoever gave it, a court, the military censor. */
export const HOLD_KINDS = ['embargo', 'gag-order', 'censor'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export type Section = { id: SectionId; slug: string; name: string; position: number; description: string };
export type Topic = { id: TopicId; slug: string; name: string; description: string };
export type Author = {
  id: AuthorId;
  slug: string;
  name: string;
  roleTitle: string;
  bio: string;
  email: string;
  links: AuthorLink[];
  photoId: PhotoId | null;
};
export type Named = { slug: string; name: string };

/** `decorative`: it only adorns; read out as nothing, and no alternative text is asked for. */
export type Lead = { photoId: PhotoId; caption: string | null; alt: string | null; decorative: boolean };

/** What is written: one revision's content. */
export type ArticleContent = {
  kicker: string;
  headline: string;
  shortHeadline: string;
  deck: string;
  slug: string;
  language: string;
  sectionId: SectionId;
  authorIds: AuthorId[];
  topicIds: TopicId[];
  lead: Lead | null;
  body: DocumentJson;
};

/** A photo in its place: the place's own caption and alternative text stand before the photo's. `alt` is empty for decoration. */
export type PlacedPhoto = { photo: Photo; caption: string; alt: string };

/** What a list shows of a published article. */
export type ArticleCard = {
  id: ArticleId;
  slug: string;
  kicker: string;
  headline: string;
  shortHeadline: string;
  deck: string;
  language: string;
  section: Named & { id: SectionId };
  authors: (Named & { id: AuthorId })[];
  lead: PlacedPhoto | null;
  publishedAt: Date;
  updatedAt: Date;
  readingMinutes: number;
};

export type Correction = { note: string; correctedAt: Date };

/** What an article's own page shows. */
export type PublishedArticle = ArticleCard & {
  topics: (Named & { id: TopicId })[];
  body: DocumentJson;
  /** Every photo that the body names. */
  photos: Map<PhotoId, Photo>;
  wordCount: number;
  corrections: Correction[];
};

/** Longest allowed, in characters (code points). */
export const LIMITS = {
  headline: 300,
  shortHeadline: 120,
  kicker: 80,
  deck: 600,
  slug: 120,
  name: 120,
  caption: SAID_LIMITS.caption,
  alt: SAID_LIMITS.alt,
  authors: 20,
  topics: 20,
  /** A body's JSON, in bytes. */
  bodyBytes: 2_000_000,
  note: 2000,
} as const;

/** What is said of a photo in this place, and by its own words where nothing is. */
export function inPlace(photo: Photo, { caption, alt, decorative }: Omit<Lead, 'photoId'>): PlacedPhoto {
  return { photo, caption: caption ?? photo.caption, alt: decorative ? '' : (alt ?? photo.alt) };
}

/** From which states a story can be put before readers. */
export function canPublish(state: ArticleState): boolean {
  return state !== 'held';
}
