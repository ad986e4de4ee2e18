import type { DocumentJson } from '../../document/document.ts';
import { photoIdsOf } from '../../document/document-text.ts';
import { slugFor } from '../../language/slug.ts';
import type { Trx } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import type { PhotoId } from '../../platform/ids.ts';
import { photosByIds } from '../media/photo-queries.ts';
import type { ArticleContent } from './article.ts';
import { ensureAuthors, ensureSection, ensureTopics, type Making, type NamedTable, unknownIds } from './name-store.ts';

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
  lead?: LeadInput | null | undefined;
  body: DocumentJson;
};

type LeadInput = {
  photo: string;
  caption?: string | null | undefined;
  alt?: string | null | undefined;
  decorative?: boolean | undefined;
};

export type ArticlePatch = { [Field in keyof ArticleInput]?: ArticleInput[Field] | undefined };

/** The content of a new article. Unknown names are made; unknown ids are faults. */
export async function contentOf(
  making: Making,
  input: ArticleInput,
  defaults: { language: string },
): Promise<ArticleContent> {
  await checkIds(making.trx, input);
  return {
    kicker: input.kicker ?? '',
    headline: input.headline,
    shortHeadline: input.shortHeadline ?? '',
    deck: input.deck ?? '',
    slug: slugFor(input.slug || input.headline),
    language: input.language ?? defaults.language,
    sectionId: await ensureSection(making, input.section),
    authorIds: await ensureAuthors(making, input.authors),
    topicIds: await ensureTopics(making, input.topics ?? []),
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
  await checkIds(making.trx, patch);
  const headline = patch.headline ?? before.headline;
  const follows = !wasPublic && before.slug === slugFor(before.headline);
  return {
    kicker: patch.kicker ?? before.kicker,
    headline,
    shortHeadline: patch.shortHeadline ?? before.shortHeadline,
    deck: patch.deck ?? before.deck,
    slug: patch.slug ? slugFor(patch.slug) : follows ? slugFor(headline) : before.slug,
    language: patch.language ?? before.language,
    sectionId: patch.section === undefined ? before.sectionId : await ensureSection(making, patch.section),
    authorIds: patch.authors === undefined ? before.authorIds : await ensureAuthors(making, patch.authors),
    topicIds: patch.topics === undefined ? before.topicIds : await ensureTopics(making, patch.topics),
    lead: patch.lead === undefined ? before.lead : leadOf(patch.lead),
    body: patch.body ?? before.body,
  };
}

function leadOf(lead: ArticleInput['lead']): ArticleContent['lead'] {
  if (!lead) return null;
  const { photo, caption, alt, decorative = false } = lead;
  return { photoId: photo as PhotoId, caption: caption || null, alt: alt || null, decorative };
}

/** @throws Invalid naming every id that is nothing's, before anything is made */
async function checkIds(trx: Trx, input: ArticlePatch): Promise<void> {
  const faults: Fault[] = [
    ...(await photoFaults(trx, input)),
    ...(await nameFaults(trx, 'sections', input.section === undefined ? [] : [input.section], () => 'section')),
    ...(await nameFaults(trx, 'authors', input.authors ?? [], (index) => `authors/${index}`)),
    ...(await nameFaults(trx, 'topics', input.topics ?? [], (index) => `topics/${index}`)),
  ];
  if (faults.length > 0) throw new Invalid('unknown-id', 'The article names what there is not; see errors.', faults);
}

async function photoFaults(trx: Trx, input: ArticlePatch): Promise<Fault[]> {
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
  return faults;
}

async function nameFaults(
  trx: Trx,
  table: NamedTable,
  called: readonly string[],
  pathOf: (index: number) => string,
): Promise<Fault[]> {
  const unknown = await unknownIds(trx, table, called);
  const kind = { sections: 'section', authors: 'author', topics: 'topic' }[table];
  return called.flatMap((id, index) =>
    unknown.has(id)
      ? [{ path: pathOf(index), code: `unknown-${kind}`, message: `There is no ${kind} with the id ${id}.` }]
      : [],
  );
}
