import { z } from 'zod';
import { LIMITS } from '../features/articles/article.ts';
import { SAID_LIMITS } from '../features/media/photo.ts';
import { cleanBlock, cleanLine, hasLoneSurrogate } from '../language/clean-text.ts';
import { isEmail, normalEmail } from '../language/email-address.ts';
import { isLanguageTag } from '../language/language.ts';

/** What the API takes and gives; the newsroom's pages and the server read the same lines. */

/** Text a person typed, cleaned; half a surrogate pair is refused, since no database takes it. */
function text(most: number, clean: (raw: string) => string) {
  const tooLong = { message: `is longer than ${most} characters`, params: { code: 'too-long' }, abort: true };
  return z
    .string()
    .refine((raw) => raw.length <= most * 10 + 1000, tooLong)
    .refine((raw) => !hasLoneSurrogate(raw), {
      message: 'contains half of a surrogate pair, which is not text',
      params: { code: 'lone-surrogate' },
      abort: true,
    })
    .transform(clean)
    .refine((cleaned) => [...cleaned].length <= most, tooLong);
}

const line = (most: number) => text(most, cleanLine);
const block = (most: number) => text(most, cleanBlock);
const required = (most: number) =>
  line(most).refine((cleaned) => cleaned !== '', { message: 'is empty', params: { code: 'missing' } });
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not an id');
const time = z.iso
  .datetime({ offset: true, message: 'is not a time as RFC 3339 writes it' })
  .transform((raw) => new Date(raw));

export const ARTICLE_ID = /^[0-9a-hjkmnp-tv-z]{8}$/;

const Lead = z.strictObject({
  photo: uuid,
  caption: block(LIMITS.caption).nullable().optional(),
  alt: line(LIMITS.alt).nullable().optional(),
});

const articleFields = {
  headline: required(LIMITS.headline),
  kicker: line(LIMITS.kicker).optional(),
  shortHeadline: line(LIMITS.shortHeadline).optional(),
  deck: line(LIMITS.deck).optional(),
  slug: line(LIMITS.slug).optional(),
  body: z.union([z.string(), z.looseObject({ type: z.string() })]),
  bodyFormat: z.enum(['html', 'markdown', 'document']).optional(),
  authors: z.array(required(LIMITS.name)).max(LIMITS.authors),
  section: required(LIMITS.name),
  topics: z.array(required(LIMITS.name)).max(LIMITS.topics).optional(),
  lead: Lead.nullable().optional(),
  language: z.string().refine(isLanguageTag, 'is not a language tag (BCP 47)').optional(),
};

export const NewArticle = z.strictObject({ ...articleFields, authors: articleFields.authors.default([]) });
export const ArticlePatch = z.strictObject(articleFields).partial();
export const Publish = z.strictObject({ at: time.optional() });
export const Unpublish = z.strictObject({ reason: line(LIMITS.note).optional() });
export const Hold = z.strictObject({ until: time.optional(), reason: required(LIMITS.note) });
export const Correct = z.strictObject({ note: required(LIMITS.note) });

export const PhotoMeta = z.strictObject({
  caption: block(LIMITS.caption).optional(),
  alt: line(LIMITS.alt).optional(),
  credits: z.array(required(SAID_LIMITS.credit)).max(SAID_LIMITS.credits).optional(),
  takenOn: z.iso
    .date('is not a day (YYYY-MM-DD)')
    .refine((day) => day >= '1800', { message: 'is before photography', params: { code: 'too-early' } })
    .nullable()
    .optional(),
  focal: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
});

export const Email = z
  .string()
  .max(254)
  .transform(normalEmail)
  .refine(isEmail, { message: 'is not a mail address', params: { code: 'not-an-address' } });

export const NewNewsletter = z.strictObject({
  name: required(LIMITS.name),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is made of a-z, 0-9 and hyphens')
    .max(60)
    .optional(),
  description: line(500).optional(),
  language: z.string().refine(isLanguageTag, 'is not a language tag (BCP 47)').optional(),
  senderName: line(LIMITS.name).optional(),
  senderEmail: Email.optional(),
});

const NewSubscriber = z.strictObject({
  email: Email,
  name: line(LIMITS.name).optional(),
  consent: z.strictObject({ source: required(500), wording: required(2000), at: time }),
});
export const NewSubscribers = z.union([
  NewSubscriber.transform((one) => [one]),
  z.array(NewSubscriber).min(1).max(10_000),
]);

export const NewEdition = z.strictObject({
  subject: line(200).optional(),
  preheader: line(200).optional(),
  intro: block(4000).optional(),
  articles: z.array(z.string().regex(ARTICLE_ID, 'is not an article id')).max(50).optional(),
});
export const TestEdition = z.strictObject({ to: Email });
export const SendEdition = z.strictObject({ at: time.optional() });

export type ArticlePatchBody = z.input<typeof ArticlePatch>;

/** What the API gives for an article. */
export type ArticleResource = {
  id: string;
  url: string;
  state: 'draft' | 'scheduled' | 'published' | 'held' | 'withdrawn';
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
  lead: { photo: string; caption: string | null; alt: string | null } | null;
  body: { type: 'doc' };
  publishedAt: string | null;
  scheduledAt: string | null;
  heldUntil: string | null;
  holdReason: string | null;
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
  publishedAt: string | null;
  hasUnpublishedChanges: boolean;
};

export type PhotoResource = {
  id: string;
  url: string;
  thumbnail: string;
  width: number;
  height: number;
  colour: string;
  focal: { x: number; y: number };
  caption: string;
  alt: string;
  credits: string[];
  takenOn: string | null;
};
