import { z } from 'zod';
import { LIMITS } from '../../features/articles/article.ts';
import { RULE_LIMITS } from '../../features/newsletter/automatic-rule.ts';
import {
  DELIVERY_STATES,
  type Delivery,
  type Edition,
  type EditionProgress,
  type EditionReport,
  type EditionState,
  type Newsletter,
  type SubscriptionState,
  WHEN_UNCERTAIN,
} from '../../features/newsletter/newsletter.ts';
import { SUBSCRIBER_STATES, type SubscriberDetail, type SubscriberItem } from '../../features/newsletter/subscriber.ts';
import {
  IMPORT_LIMITS,
  type ImportLine,
  LINE_STANDINGS,
  type SubscriberImport,
} from '../../features/newsletter/subscriber-import.ts';
import { ARTICLE_ID } from './articles.ts';
import { block, Email, LanguageTag, line, required, Time, Uuid } from './text.ts';

/** What the API takes and gives of newsletters and their editions. */

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is made of a-z, 0-9 and hyphens')
  .max(60);

export const NewNewsletter = z.strictObject({
  name: required(LIMITS.name),
  slug: Slug.optional(),
  description: line(500).optional(),
  language: LanguageTag.optional(),
  senderName: line(LIMITS.name).optional(),
  senderEmail: Email.optional(),
});

const NewSubscriber = z.strictObject({
  email: Email,
  name: line(LIMITS.name).optional(),
  consent: z.strictObject({ source: required(500), wording: required(2000), at: Time }),
});
export const NewSubscribers = z.union([
  NewSubscriber.transform((one) => [one]),
  z.array(NewSubscriber).min(1).max(10_000),
]);

export const NewEdition = z.strictObject({
  subject: line(200).optional(),
  preheader: line(200).optional(),
  intro: block(4000).optional(),
  isAdvertising: z.boolean().optional(),
  articles: z.array(z.string().regex(ARTICLE_ID, 'is not an article id')).max(50).optional(),
});
export const TestEdition = z.strictObject({ to: Email });
export const SendEdition = z.strictObject({ at: Time.optional() });

const Accent = z.string().regex(/^#[0-9a-f]{6}$/, 'is not a colour as #rrggbb');
const Rule = z.strictObject({
  isOn: z.boolean(),
  days: z.array(z.number().int().min(0).max(6)).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time as HH:MM'),
  most: z.number().int().min(1).max(RULE_LIMITS.most),
  fewest: z.number().int().min(1).max(RULE_LIMITS.most),
  reviewMinutes: z.number().int().min(0).max(RULE_LIMITS.reviewMinutes),
});
export const NewsletterPatch = z.strictObject({
  name: required(LIMITS.name).optional(),
  slug: Slug.optional(),
  description: line(500).optional(),
  language: LanguageTag.optional(),
  senderName: required(LIMITS.name).optional(),
  senderEmail: Email.optional(),
  replyTo: z.union([z.literal(''), Email]).optional(),
  sections: z.array(Uuid).max(100).optional(),
  design: z
    .strictObject({ accent: Accent.nullable(), photos: z.enum(['all', 'first', 'none']), closing: block(1000) })
    .optional(),
  welcomeSubject: line(200).optional(),
  welcomeText: block(4000).optional(),
  automatic: Rule.optional(),
  digest: Rule.optional(),
  isClosed: z.boolean().optional(),
  whenUncertain: z.enum(WHEN_UNCERTAIN).optional(),
});

/** The welcome as it stands in the form, to be looked at. */
export const WelcomeDraft = z.strictObject({ welcomeSubject: line(200), welcomeText: block(4000) });
export type WelcomePreview = { subject: string; light: string; dark: string; text: string };

export const EditionPatch = z.strictObject({
  version: z.number().int().positive(),
  subject: required(200).optional(),
  preheader: line(200).optional(),
  intro: block(4000).optional(),
  isAdvertising: z.boolean().optional(),
  articles: z.array(z.string().regex(ARTICLE_ID, 'is not an article id')).min(1).max(50).optional(),
});
export const PauseEdition = z.strictObject({ reason: line(300).optional() });
export const SettleUncertain = z.strictObject({
  as: z.enum(['resend', 'sent']),
  only: z.array(Uuid).min(1).max(10_000).optional(),
});
export const DeliveryStateParam = z.enum(DELIVERY_STATES);
export const Suppress = z.strictObject({ detail: line(500).optional() });

/** A value as JSON carries it: times are RFC 3339. */
export type Written<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends Date
    ? string
    : Value extends readonly (infer Item)[]
      ? Written<Item>[]
      : { [Key in keyof Value]: Written<Value[Key]> };

export type NewsletterResource = Written<Newsletter>;
export type NewsletterOverview = NewsletterResource & {
  subscribers: Record<SubscriptionState, number>;
  lastEdition: { id: string; number: number; subject: string; state: EditionState; at: string | null } | null;
};
export type EditionResource = Omit<Written<Edition>, 'articles'> & { articles: string[] };
export type ProgressResource = Written<EditionProgress>;
export type ReportResource = Written<EditionReport>;
export type DeliveryResource = Written<Delivery>;
export type PickableResource = {
  id: string;
  headline: string;
  deck: string;
  section: string;
  publishedAt: string;
  /** The number of the last edition of this newsletter that had it. */
  inEdition: number | null;
  thumbnail: { url: string; colour: string; focal: { x: number; y: number } } | null;
};

const Domain = z
  .string()
  .max(253)
  .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is not a domain');
export const NewDkimKey = z.strictObject({ domain: Domain });
export const DkimKeyOf = z.strictObject({ domain: Domain, selector: z.string().max(63) });
export const ResumeDomain = z.strictObject({ domain: z.string().max(253) });
export const MailSettingsPatch = z.strictObject({
  lanes: z.number().int().min(1).max(50).optional(),
  domainLanes: z.number().int().min(1).max(50).optional(),
  bounceAddress: z.union([z.literal(''), Email]).optional(),
  warmUpFrom: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'is not a day as YYYY-MM-DD')
    .nullable()
    .optional(),
  warmUpCaps: z.array(z.number().int().positive()).max(60).optional(),
  softBounces: z.number().int().min(1).max(50).optional(),
});

export const SubscriberQuery = z.strictObject({
  q: line(200).default(''),
  newsletter: z.union([z.literal(''), Uuid]).default(''),
  state: z.union([z.literal(''), z.enum(SUBSCRIBER_STATES)]).default(''),
});
const Column = z.number().int().min(0).max(IMPORT_LIMITS.columns);
export const CheckImport = z.strictObject({ emailColumn: Column, nameColumn: Column.nullable() });
export const RunImport = z.strictObject({
  consent: z.strictObject({ source: required(500), wording: required(2000), at: Time }),
});
export const LineStandingParam = z.enum(LINE_STANDINGS);
export type SubscriberResource = Written<SubscriberItem>;
export type SubscriberDetailResource = Written<SubscriberDetail>;
export type ImportResource = Written<SubscriberImport>;
export type ImportLineResource = Written<ImportLine>;
