import { z } from 'zod';
import type { ArticleState } from '../../features/articles/article.ts';
import {
  type Arrangement,
  COUNTS,
  FRONT_LIMITS,
  type FrontId,
  PICTURES,
  SLOT_KINDS,
} from '../../features/fronts/front.ts';
import { RIBBON_LIMITS, RIBBON_SCOPES } from '../../features/fronts/ribbon.ts';
import { ARTICLE_ID } from './articles.ts';
import { line, required, Time, Uuid } from './text.ts';

/** What the API takes and gives of fronts and of the breaking-news ribbon. */

const Article = z.string().regex(ARTICLE_ID, 'is not an article id');
const Section = Uuid.nullable();

const PinInput = z.strictObject({
  article: Article,
  until: z.iso.datetime({ offset: true, message: 'is not a time as RFC 3339 writes it' }).nullable().default(null),
  headline: line(FRONT_LIMITS.headline).default(''),
  kicker: line(FRONT_LIMITS.kicker).default(''),
  picture: z.enum(PICTURES).default('own'),
});
const RuleInput = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('newest'), section: Section }),
  z.strictObject({ by: z.literal('most-read'), section: Section }),
  z.strictObject({ by: z.literal('nothing') }),
]);
const MOST_CARDS = Math.max(...Object.values(COUNTS).map(([, most]) => most));
const SlotInput = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'is up to 40 small letters, digits and hyphens'),
  kind: z.enum(SLOT_KINDS),
  title: line(FRONT_LIMITS.title).default(''),
  rule: RuleInput,
  count: z.int().min(0).max(MOST_CARDS),
  pins: z.array(PinInput).max(FRONT_LIMITS.pins).default([]),
});

export const FrontInput = z.strictObject({
  arrangement: z.strictObject({ slots: z.array(SlotInput).max(FRONT_LIMITS.slots) }),
});
export const RestoreInput = z.strictObject({ number: z.int().min(1), publish: z.boolean().default(false) });

export const RibbonBody = z.strictObject({
  message: required(RIBBON_LIMITS.message),
  article: Article.nullable().default(null),
  scope: z.enum(RIBBON_SCOPES).default('all'),
  startsAt: Time.nullable().default(null),
  endsAt: Time,
});

export type FrontArticleResource = {
  id: string;
  headline: string;
  shortHeadline: string;
  kicker: string;
  section: string;
  state: ArticleState;
  isPublic: boolean;
  publishedAt: string | null;
  scheduledAt: string | null;
  thumbnail: { url: string; colour: string; focal: { x: number; y: number } } | null;
};

/** A front in the list of fronts. `absent`: how many pinned articles were taken from the readers. */
export type FrontListItem = {
  id: FrontId;
  name: string;
  hasChanges: boolean;
  publishedAt: string | null;
  publishedBy: string | null;
  absent: number;
};

/** Where an article stands now, by the working copy. */
export type FilledPlace = { article: string; isPinned: boolean };

export type FrontResource = {
  id: FrontId;
  name: string;
  address: string;
  version: number;
  arrangement: Arrangement;
  savedBy: string | null;
  savedAt: string | null;
  /** What readers have: as it is live, or by rule. */
  readers: Arrangement;
  live: { number: number; arrangement: Arrangement; publishedBy: string; publishedAt: string } | null;
  /** By the slot's key. */
  places: Record<string, FilledPlace[]>;
  /** Every article that is pinned or that a rule has placed. */
  articles: FrontArticleResource[];
  sections: { id: string; name: string; slug: string }[];
};

export type FrontRevisionResource = {
  number: number;
  kind: 'published' | 'kept';
  arrangement: Arrangement;
  restoredFrom: number | null;
  by: string;
  at: string;
  isLive: boolean;
};

export type RibbonResource = {
  id: string;
  message: string;
  article: { id: string; headline: string; isPublic: boolean } | null;
  scope: 'all' | 'home';
  startsAt: string;
  endsAt: string;
  by: string;
};

/** What is read: the last hours' counts, the most read first. */
export type ReadsResource = {
  hours: number;
  total: number;
  byHour: { hour: string; reads: number }[];
  items: { id: string; headline: string; url: string; section: string; reads: number }[];
};
