import { sql } from 'kysely';
import type { DocumentJson } from '../../document/document.ts';
import { photoIdsOf, wordCount } from '../../document/document-text.ts';
import { readingMinutes } from '../../language/reading-time.ts';
import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { Fault } from '../../platform/errors.ts';
import type { ArticleId, AuthorId, PhotoId, SectionId, TopicId } from '../../platform/ids.ts';
import { photosByIds } from '../media/photo-queries.ts';
import {
  type ArticleContent,
  type ArticleState,
  type Author,
  type Correction,
  type HoldKind,
  inPlace,
  type PublishedArticle,
  type Topic,
} from './article.ts';
import { correctionsOf } from './article-queries.ts';
import type { AuthorLink } from './desk-name.ts';

/** An article as its writers see it: the working copy, and how it stands before the readers. */
export type StaffArticle = {
  id: ArticleId;
  state: ArticleState;
  version: number;
  revision: number;
  publishedRevision: number | null;
  publishedAt: Date | null;
  publishedSlug: string | null;
  scheduledAt: Date | null;
  /** What readers are shown of the last update. */
  updatedAt: Date | null;
  unpublishAt: Date | null;
  heldUntil: Date | null;
  holdKind: HoldKind | null;
  holdReason: string | null;
  withdrawalReason: string | null;
  withdrawalNotice: string | null;
  /** Who handed the working copy in for review, and when. */
  handedIn: { by: DoneBy; at: Date } | null;
  /** Who returned it, and what they said. */
  returned: { by: DoneBy; note: string } | null;
  /** Why its schedule did not publish it. */
  notPublished: { at: string; faults: Fault[] } | null;
  corrections: Correction[];
  createdAt: Date;
  savedAt: Date;
  content: ArticleContent;
};

/** `changed`: the fields that differ from the revision before. */
export type RevisionSummary = {
  number: number;
  headline: string;
  change: string;
  changed: string[];
  savedBy: DoneBy;
  savedAt: Date;
};

export async function staffArticle(db: Reads, id: string): Promise<StaffArticle | null> {
  const row = await db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.latest_revision'),
    )
    .leftJoin('published_articles as p', 'p.id', 'a.id')
    .where('a.id', '=', id)
    .selectAll('r')
    .select([
      'a.id',
      'a.state',
      'a.version',
      'a.published_revision',
      'a.first_published_at',
      'a.scheduled_at',
      'a.held_until',
      'a.hold_reason',
      'a.hold_kind',
      'a.public_updated_at',
      'a.unpublish_at',
      'a.withdrawal_reason',
      'a.withdrawal_notice',
      'a.handed_in_by',
      'a.handed_in_at',
      'a.return_note',
      'a.returned_by',
      'a.not_published',
      'a.created_at',
      'p.slug as published_slug',
    ])
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id as ArticleId,
    state: row.state as ArticleState,
    version: row.version,
    revision: row.number,
    publishedRevision: row.published_revision,
    publishedAt: row.first_published_at,
    publishedSlug: row.published_slug,
    scheduledAt: row.scheduled_at,
    updatedAt: row.public_updated_at,
    unpublishAt: row.unpublish_at,
    heldUntil: row.held_until,
    holdKind: row.hold_kind as HoldKind | null,
    holdReason: row.hold_reason,
    withdrawalReason: row.withdrawal_reason,
    withdrawalNotice: row.withdrawal_notice,
    handedIn: row.handed_in_at ? { by: row.handed_in_by as DoneBy, at: row.handed_in_at } : null,
    returned: row.return_note ? { by: row.returned_by as DoneBy, note: row.return_note } : null,
    notPublished: row.not_published as StaffArticle['notPublished'],
    corrections: (await correctionsOf(db, [row.id as ArticleId])).get(row.id as ArticleId) ?? [],
    createdAt: row.created_at,
    savedAt: row.saved_at,
    content: toContent(row),
  };
}

/** The working copy in the shape of a published article, as if it were published now. */
export async function previewArticle(db: Reads, id: ArticleId, now: Date): Promise<PublishedArticle | null> {
  const article = await staffArticle(db, id);
  if (!article) return null;
  const { content } = article;
  const photoIds = [...photoIdsOf(content.body), ...(content.lead ? [content.lead.photoId] : [])];
  const [photos, [section], writers, about] = await Promise.all([
    photosByIds(db, photoIds),
    namesOf(db, 'sections', [content.sectionId]),
    namesOf(db, 'authors', content.authorIds),
    namesOf(db, 'topics', content.topicIds),
  ]);
  const lead = content.lead ? photos.get(content.lead.photoId) : undefined;
  const words = wordCount(content.body);
  return {
    ...content,
    id,
    section: { id: content.sectionId, name: section?.name ?? '', slug: section?.slug ?? '' },
    authors: writers.map((author) => ({ ...author, id: author.id as AuthorId })),
    topics: about.map((topic) => ({ ...topic, id: topic.id as TopicId })),
    lead: lead && content.lead ? inPlace(lead, content.lead) : null,
    photos,
    publishedAt: article.publishedAt ?? now,
    updatedAt: now,
    wordCount: words,
    readingMinutes: readingMinutes(words, content.language),
    corrections: article.corrections,
  };
}

const FIELDS = {
  kicker: ['kicker'],
  headline: ['headline'],
  shortHeadline: ['short_headline'],
  deck: ['deck'],
  slug: ['slug'],
  language: ['language'],
  section: ['section_id'],
  authors: ['author_ids'],
  topics: ['topic_ids'],
  lead: ['lead_photo_id', 'lead_caption', 'lead_alt', 'lead_decorative'],
  body: ['body'],
} as const;

/** Who changed what, when: newest first; `before` is the number of the last one seen. */
export async function revisionsOf(
  db: Reads,
  id: ArticleId,
  page: { limit: number; before?: number } = { limit: 1000 },
): Promise<RevisionSummary[]> {
  let query = db
    .selectFrom('revisions as r')
    .leftJoin('revisions as b', (join) =>
      join.onRef('b.article_id', '=', 'r.article_id').on('b.number', '=', sql<number>`r.number - 1`),
    )
    .select(['r.number', 'r.headline', 'r.change', 'r.saved_by', 'r.saved_at'])
    .select(Object.entries(FIELDS).map(([field, columns]) => differs(columns).as(`changed_${field}`)))
    .where('r.article_id', '=', id)
    .orderBy('r.number', 'desc')
    .limit(page.limit);
  if (page.before !== undefined) query = query.where('r.number', '<', page.before);
  const rows = (await query.execute()) as (Record<string, unknown> &
    Awaited<ReturnType<typeof query.execute>>[number])[];
  return rows.map((row) => ({
    number: row.number,
    headline: row.headline,
    change: row.change,
    changed: row.number === 1 ? [] : Object.keys(FIELDS).filter((field) => row[`changed_${field}`] === true),
    savedBy: row.saved_by as DoneBy,
    savedAt: row.saved_at,
  }));
}

function differs(columns: readonly string[]) {
  const row = (name: string) => sql.join(columns.map((column) => sql.ref(`${name}.${column}`)));
  return sql<boolean>`(row(${row('r')}) is distinct from row(${row('b')}))`;
}

export async function revisionContent(db: Reads, id: ArticleId, number: number): Promise<ArticleContent | null> {
  const row = await db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? toContent(row) : null;
}

export async function authors(db: Reads): Promise<Author[]> {
  return (await db
    .selectFrom('authors')
    .select(['id', 'slug', 'name', 'role_title as roleTitle', 'bio', 'email', 'photo_id as photoId'])
    .select(sql<AuthorLink[]>`coalesce(links, '[]')`.as('links'))
    .orderBy('name')
    .execute()) as unknown as Author[];
}

export async function topics(db: Reads): Promise<Topic[]> {
  return (await db
    .selectFrom('topics')
    .select(['id', 'slug', 'name', 'description'])
    .orderBy('name')
    .execute()) as Topic[];
}

export async function namesOf(
  db: Reads,
  table: 'authors' | 'topics' | 'sections',
  ids: readonly string[],
): Promise<{ id: string; name: string; slug: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom(table).select(['id', 'name', 'slug']).where('id', 'in', ids).execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

type RevisionRow = {
  kicker: string;
  headline: string;
  short_headline: string;
  deck: string;
  slug: string;
  language: string;
  section_id: string;
  author_ids: string[];
  topic_ids: string[];
  lead_photo_id: string | null;
  lead_caption: string | null;
  lead_alt: string | null;
  lead_decorative: boolean;
  body: unknown;
};

function toContent(row: RevisionRow): ArticleContent {
  return {
    kicker: row.kicker,
    headline: row.headline,
    shortHeadline: row.short_headline,
    deck: row.deck,
    slug: row.slug,
    language: row.language,
    sectionId: row.section_id as SectionId,
    authorIds: row.author_ids as AuthorId[],
    topicIds: row.topic_ids as TopicId[],
    lead: row.lead_photo_id
      ? {
          photoId: row.lead_photo_id as PhotoId,
          caption: row.lead_caption,
          alt: row.lead_alt,
          decorative: row.lead_decorative,
        }
      : null,
    body: row.body as DocumentJson,
  };
}
