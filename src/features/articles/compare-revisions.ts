import { type ComparedBlock, compareDocuments, compareTexts, type Piece } from '../../document/compare-documents.ts';
import type { Reads } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleContent } from './article.ts';
import { namesOf, revisionContent } from './newsroom-queries.ts';

/** `fields`: those that differ, in the order of the page. `photos`: the lead photo before and after, when it was replaced. */
export type RevisionComparison = {
  language: string;
  fields: { field: string; pieces: Piece[] }[];
  photos: { before: string | null; after: string | null } | null;
  body: ComparedBlock[];
};

/**
 * What one revision of an article says otherwise than another, in words. `from` 0 is the empty page before the first.
 *
 * @throws NotFound `no-such-revision`
 */
export async function compareRevisions(
  db: Reads,
  id: ArticleId,
  { from, to }: { from: number; to: number },
): Promise<RevisionComparison> {
  const after = await revisionContent(db, id, to);
  const before = from === 0 && after ? emptied(after) : await revisionContent(db, id, from);
  if (!before || !after) throw new NotFound('no-such-revision', 'There is no such revision.');
  const [older, newer] = [await textsOf(db, before), await textsOf(db, after)];
  const isReplaced = before.lead?.photoId !== after.lead?.photoId;
  return {
    language: after.language,
    fields: Object.entries(newer).flatMap(([field, text]) => {
      const was = older[field] ?? '';
      return was === text ? [] : [{ field, pieces: compareTexts(was, text) }];
    }),
    photos: isReplaced ? { before: before.lead?.photoId ?? null, after: after.lead?.photoId ?? null } : null,
    body: compareDocuments(before.body, after.body),
  };
}

/** Each field as one line of words. */
async function textsOf(db: Reads, content: ArticleContent): Promise<Record<string, string>> {
  const [section, authors, topics] = [
    await namesOf(db, 'sections', [content.sectionId]),
    await namesOf(db, 'authors', content.authorIds),
    await namesOf(db, 'topics', content.topicIds),
  ];
  const list = (named: readonly { name: string }[]) => named.map(({ name }) => name).join(', ');
  return {
    kicker: content.kicker,
    headline: content.headline,
    shortHeadline: content.shortHeadline,
    deck: content.deck,
    authors: list(authors),
    section: list(section),
    topics: list(topics),
    caption: content.lead?.caption ?? '',
    alt: content.lead?.alt ?? '',
    decorative: content.lead?.decorative ? '✓' : '',
    slug: content.slug,
    language: content.language,
  };
}

function emptied({ sectionId, language, slug }: ArticleContent): ArticleContent {
  const words = { kicker: '', headline: '', shortHeadline: '', deck: '' };
  return { ...words, slug, language, sectionId, authorIds: [], topicIds: [], lead: null, body: { type: 'doc' } };
}
