import { z } from 'zod';
import { type ArticleState, HOLD_KINDS, type HoldKind, LIMITS } from '../../features/articles/article.ts';
import { MOVES } from '../../features/articles/article-steps.ts';
import { block, LanguageTag, line, required, Time, Uuid } from './text.ts';

/** What the API takes and gives of articles; the newsroom's pages and the server read the same lines. */

export const ARTICLE_ID = /^[0-9a-hjkmnp-tv-z]{8}$/;

const Lead = z.strictObject({
  photo: Uuid,
  caption: block(LIMITS.caption).nullable().optional(),
  alt: line(LIMITS.alt).nullable().optional(),
  decorative: z.boolean().optional(),
});

/** Said once, instead of what each of the two kinds would have wanted. */
const wrongBody = (issue: { input?: unknown }) =>
  issue.input === undefined ? undefined : 'is neither text (HTML or Markdown) nor a document';

const articleFields = {
  headline: required(LIMITS.headline),
  kicker: line(LIMITS.kicker).optional(),
  shortHeadline: line(LIMITS.shortHeadline).optional(),
  deck: line(LIMITS.deck).optional(),
  slug: line(LIMITS.slug).optional(),
  body: z.union([z.string(), z.looseObject({ type: z.string() })], { error: wrongBody }),
  bodyFormat: z.enum(['html', 'markdown', 'document']).optional(),
  authors: z.array(required(LIMITS.name)).max(LIMITS.authors),
  section: required(LIMITS.name),
  topics: z.array(required(LIMITS.name)).max(LIMITS.topics).optional(),
  lead: Lead.nullable().optional(),
  language: LanguageTag.optional(),
};

/** `draftKey`: chosen by the writer, so that a draft whose answer was lost on the way is not made twice. */
export const NewArticle = z.strictObject({
  ...articleFields,
  authors: articleFields.authors.default([]),
  draftKey: Uuid.optional(),
});
export const ArticlePatch = z.strictObject(articleFields).partial();
/** `change`, of a story that is public already: `update` shows readers a new time, `minor` does not. */
export const Publish = z.strictObject({ at: Time.optional(), change: z.enum(['update', 'minor']).optional() });
/** `notice`: what the address tells readers from then on. `at`: when; now when absent. */
export const Unpublish = z.strictObject({
  reason: line(LIMITS.note).optional(),
  notice: line(LIMITS.note).optional(),
  at: Time.optional(),
});
export const Hold = z.strictObject({
  until: Time.optional(),
  reason: required(LIMITS.note),
  kind: z.enum(HOLD_KINDS).optional(),
});
/** `publish`: what was saved since goes out with it. */
export const Correct = z.strictObject({ note: required(LIMITS.note), publish: z.boolean().optional() });
export const MoveArticle = z.strictObject({ move: z.enum(MOVES), note: block(LIMITS.note).optional() });
export const Unschedule = z.strictObject({ what: z.enum(['publish', 'unpublish']) });
export const Reschedule = z.strictObject({ what: z.enum(['publish', 'unpublish', 'hold-end']), at: Time });
export const Readdress = z.strictObject({ slug: required(LIMITS.slug) });
export const Restore = z.strictObject({ revision: z.int().positive() });

/** What the API gives for an article. */
export type ArticleResource = {
  id: string;
  url: string;
  state: ArticleState;
  version: number;
  revision: number;
  publishedRevision: number | null;
  headline: string;
  kicker: string;
  shortHeadline: string;
  deck: string;
  slug: string;
  language: string;
  section: { id: string; name: string; slug: string };
  authors: { id: string; name: string; slug: string }[];
  topics: { id: string; name: string; slug: string }[];
  lead: { photo: string; caption: string | null; alt: string | null; decorative: boolean } | null;
  body: { type: 'doc' };
  publishedAt: string | null;
  scheduledAt: string | null;
  /** The update time that readers are shown. */
  updatedAt: string | null;
  unpublishAt: string | null;
  heldUntil: string | null;
  holdKind: HoldKind | null;
  holdReason: string | null;
  withdrawalReason: string | null;
  withdrawalNotice: string | null;
  handedIn: { by: string; at: string } | null;
  returned: { by: string; note: string } | null;
  /** Its schedule came, and these were missing. */
  notPublished: { at: string; faults: { path: string; code: string; message: string }[] } | null;
  corrections: { note: string; at: string }[];
  createdAt: string;
  savedAt: string;
  warnings?: { code: string; what: string; count: number; message: string }[];
};

export type ArticleListItem = {
  id: string;
  headline: string;
  state: ArticleResource['state'];
  section: string;
  authors: string[];
  savedAt: string;
  createdAt: string;
  publishedAt: string | null;
  scheduledAt: string | null;
  heldUntil: string | null;
  hasUnpublishedChanges: boolean;
  isHandedIn: boolean;
};

export type RevisionItem = {
  number: number;
  headline: string;
  change: string;
  changed: string[];
  savedBy: { kind: string; name: string };
  savedAt: string;
};
