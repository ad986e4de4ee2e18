import { z } from 'zod';
import { LIMITS } from '../../features/articles/article.ts';
import { ARTICLE_ID } from './articles.ts';
import { block, Email, LanguageTag, line, required, Time } from './text.ts';

/** What the API takes and gives of newsletters and their editions. */

export const NewNewsletter = z.strictObject({
  name: required(LIMITS.name),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is made of a-z, 0-9 and hyphens')
    .max(60)
    .optional(),
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
  articles: z.array(z.string().regex(ARTICLE_ID, 'is not an article id')).max(50).optional(),
});
export const TestEdition = z.strictObject({ to: Email });
export const SendEdition = z.strictObject({ at: Time.optional() });
