import type { DocumentJson } from '../../document/document.ts';
import { photoIdsOf } from '../../document/document-text.ts';
import { slugFor } from '../../language/slug.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { photosByIds } from '../media/photo-queries.ts';
import type { ArticleContent } from './article.ts';
import { ensureAuthors, ensureSection, ensureTopics } from './name-store.ts';

/** What a writer gives: names or ids for people and places, the body already a document. All of it is clean text. */
export type ArticleInput = {
  headline: string;
  kicker?: string | undefined;
  shortHeadline?: string | undefined;
  deck?: string | undefined;
  slug?: string | undefined;
  language?: string | undefined;
  section: string;
  authors: readonly string[];
  topics?: readonly string[] | undefined;
  lead?: { photo: string; caption?: string | null | undefined; alt?: string | null | undefined } | null | undefined;
  body: DocumentJson;
};

export type ArticlePatch = { [Field in keyof ArticleInput]?: ArticleInput[Field] | undefined };

/** What making a new name needs: it is made, and announced, by the writer in the same transaction. */
export type Making = Pick<Ctx, 'now' | 'newId'> & { trx: Trx; emit: Emit; by: Actor };

/** The content of a new article. Unknown names are made; unknown photos are faults. */
export async function contentOf(
  making: Making,
  input: ArticleInput,
  defaults: { language: string },
): Promise<ArticleContent> {
  const { trx, emit, by } = making;
  await checkPhotos(trx, input);
  return {
    kicker: input.kicker ?? '',
    headline: input.headline,
    shortHeadline: input.shortHeadline ?? '',
    deck: input.deck ?? '',
    slug: slugFor(input.slug || input.headline),
    language: input.language ?? defaults.language,
    sectionId: await ensureSection(making, trx, emit, by, input.section),
    authorIds: await ensureAuthors(making, trx, input.authors),
    topicIds: await ensureTopics(making, trx, input.topics ?? []),
    lead: leadOf(input.lead),
    body: input.body,
  };
}

/**
 * The content with what the patch gives. An address once public stays (a new headline does not move it); before that
 * it follows the headline.
 */
export async function patched(
  making: Making,
  before: ArticleContent,
  patch: ArticlePatch,
  wasPublic: boolean,
): Promise<ArticleContent> {
  const { trx, emit, by } = making;
  await checkPhotos(trx, patch);
  const headline = patch.headline ?? before.headline;
  const follows = !wasPublic && before.slug === slugFor(before.headline);
  return {
    kicker: patch.kicker ?? before.kicker,
    headline,
    shortHeadline: patch.shortHeadline ?? before.shortHeadline,
    deck: patch.deck ?? before.deck,
    slug: patch.slug ? slugFor(patch.slug) : follows ? slugFor(headline) : before.slug,
    language: patch.language ?? before.language,
    sectionId:
      patch.section === undefined ? before.sectionId : await ensureSection(making, trx, emit, by, patch.section),
    authorIds: patch.authors === undefined ? before.authorIds : await ensureAuthors(making, trx, patch.authors),
    topicIds: patch.topics === undefined ? before.topicIds : await ensureTopics(making, trx, patch.topics),
    lead: patch.lead === undefined ? before.lead : leadOf(patch.lead),
    body: patch.body ?? before.body,
  };
}

function leadOf(lead: ArticleInput['lead']): ArticleContent['lead'] {
  return lead ? { photoId: lead.photo as PhotoId, caption: lead.caption || null, alt: lead.alt || null } : null;
}

async function checkPhotos(trx: Trx, input: ArticlePatch): Promise<void> {
  const inBody = input.body ? photoIdsOf(input.body) : [];
  const lead = input.lead?.photo as PhotoId | undefined;
  const known = await photosByIds(trx, [...inBody, ...(lead ? [lead] : [])]);
  const faults: Fault[] = [];
  if (lead && !known.has(lead))
    faults.push({ path: 'lead/photo', code: 'unknown-photo', message: `There is no photo ${lead}.` });
  for (const id of inBody) {
    if (!known.has(id))
      faults.push({ path: 'body', code: 'unknown-photo', message: `The body shows a photo that there is not: ${id}.` });
  }
  if (faults.length > 0)
    throw new Invalid('unknown-photo', 'The article names photos that are not in the library.', faults);
}
