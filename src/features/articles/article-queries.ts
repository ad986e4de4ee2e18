import { type SelectQueryBuilder, sql } from 'kysely';
import type { DocumentJson } from '../../document/document.ts';
import { photoIdsOf } from '../../document/document-text.ts';
import type { Reads } from '../../platform/context.ts';
import type { Database } from '../../platform/database-types.ts';
import type { ArticleId, AuthorId, PhotoId, SectionId, TopicId } from '../../platform/ids.ts';
import type { Photo } from '../media/photo.ts';
import { photosByIds } from '../media/photo-queries.ts';
import {
  type ArticleCard,
  type Author,
  type Correction,
  inPlace,
  type PublishedArticle,
  type Section,
  type Topic,
} from './article.ts';
import type { AuthorLink } from './desk-name.ts';

/** Which published articles a list wants. Times: `from` inclusive, `to` exclusive. */
export type CardFilter = {
  sectionId?: SectionId;
  topicId?: TopicId;
  authorId?: AuthorId;
  from?: Date;
  to?: Date;
  exclude?: readonly ArticleId[];
  /** Only those with a lead photo. */
  withPhoto?: boolean;
  limit: number;
  offset?: number;
};

type CardRow = Awaited<ReturnType<ReturnType<typeof cardColumns>['execute']>>[number];

/** Newest first. Reads what is public and nothing else. */
export async function newestCards(db: Reads, filter: CardFilter): Promise<ArticleCard[]> {
  let query = db
    .selectFrom('published_articles as a')
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(filter.limit);
  if (filter.sectionId) query = query.where('a.section_id', '=', filter.sectionId);
  if (filter.from) query = query.where('a.published_at', '>=', filter.from);
  if (filter.to) query = query.where('a.published_at', '<', filter.to);
  if (filter.withPhoto) query = query.where('a.lead_photo_id', 'is not', null);
  if (filter.exclude?.length) query = query.where('a.id', 'not in', filter.exclude);
  if (filter.offset) query = query.offset(filter.offset);
  // The joined tables carry the date themselves, so that a list of one topic is one walk along an index.
  if (filter.topicId) {
    query = query
      .innerJoin('published_article_topics as t', 't.article_id', 'a.id')
      .where('t.topic_id', '=', filter.topicId)
      .clearOrderBy()
      .orderBy('t.published_at', 'desc')
      .orderBy('t.article_id') as typeof query;
  }
  if (filter.authorId) {
    query = query
      .innerJoin('published_article_authors as w', 'w.article_id', 'a.id')
      .where('w.author_id', '=', filter.authorId)
      .clearOrderBy()
      .orderBy('w.published_at', 'desc')
      .orderBy('w.article_id') as typeof query;
  }
  return toCards(db, await cardColumns(query).execute());
}

/** Those of the ids that are public, in the order given. */
export async function cardsByIds(db: Reads, ids: readonly ArticleId[]): Promise<ArticleCard[]> {
  if (ids.length === 0) return [];
  const rows = await cardColumns(db.selectFrom('published_articles as a').where('a.id', 'in', ids)).execute();
  const cards = new Map((await toCards(db, rows)).map((card) => [card.id, card]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** The public article with everything its page shows, or null. */
export async function publishedArticle(db: Reads, id: ArticleId): Promise<PublishedArticle | null> {
  const row = await cardColumns(db.selectFrom('published_articles as a').where('a.id', '=', id))
    .select(['a.body', 'a.word_count'])
    .select((eb) => [
      eb
        .selectFrom('topics')
        .innerJoin('published_article_topics as t', 't.topic_id', 'topics.id')
        .whereRef('t.article_id', '=', 'a.id')
        .select(
          sql<
            TopicJson[]
          >`json_agg(json_build_object('id', topics.id, 'slug', slug, 'name', name) order by position)`.as('list'),
        )
        .as('topics'),
      eb
        .selectFrom('corrections as c')
        .whereRef('c.article_id', '=', 'a.id')
        .select(
          sql<CorrectionJson[]>`json_agg(json_build_object('note', note, 'at', corrected_at) order by corrected_at)`.as(
            'list',
          ),
        )
        .as('corrections'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const body = row.body as DocumentJson;
  const photos = await photosByIds(db, [
    ...photoIdsOf(body),
    ...(row.lead_photo_id ? [row.lead_photo_id as PhotoId] : []),
  ]);
  return {
    ...toCard(row, photos),
    topics: (row.topics ?? []).map((topic) => ({ ...topic, id: topic.id as TopicId })),
    body,
    photos,
    wordCount: row.word_count,
    corrections: (row.corrections ?? []).map(({ note, at }) => ({ note, correctedAt: new Date(at) })),
  };
}

/** Where an address leads: to a public article, to one that was taken away on purpose, or nowhere. */
export async function articleStanding(
  db: Reads,
  id: string,
): Promise<{ is: 'public'; slug: string } | { is: 'gone'; notice: string; language: string } | { is: 'unknown' }> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'articles.id').onRef('r.number', '=', 'articles.latest_revision'),
    )
    .leftJoin('published_articles as p', 'p.id', 'articles.id')
    .where('articles.id', '=', id)
    .select(['articles.state', 'articles.withdrawal_notice', 'p.slug', 'r.language'])
    .executeTakeFirst();
  if (row?.slug != null) return { is: 'public', slug: row.slug };
  if (row?.state !== 'withdrawn') return { is: 'unknown' };
  return { is: 'gone', notice: row.withdrawal_notice ?? '', language: row.language };
}

/** The corrections of each of the articles, the first first. */
export async function correctionsOf(db: Reads, ids: readonly ArticleId[]): Promise<Map<ArticleId, Correction[]>> {
  const found = new Map<ArticleId, Correction[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('corrections')
    .select(['article_id', 'note', 'corrected_at'])
    .where('article_id', 'in', ids)
    .orderBy('corrected_at')
    .execute();
  for (const { article_id, note, corrected_at } of rows) {
    const id = article_id as ArticleId;
    found.set(id, [...(found.get(id) ?? []), { note, correctedAt: corrected_at }]);
  }
  return found;
}

/** Every section there is: for the staff. */
export async function sections(db: Reads): Promise<Section[]> {
  const rows = await db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'position', 'description'])
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows as Section[];
}

/** The menu: sections with something public in them. The name of a new one can betray the story that it was made for. */
export async function publicSections(db: Reads): Promise<Section[]> {
  return (await sectionsWithStories(db).orderBy('position').orderBy('name').execute()) as Section[];
}

/** The section, when something public is in it. */
export async function sectionBySlug(db: Reads, slug: string): Promise<Section | null> {
  const row = await sectionsWithStories(db).where('slug', '=', slug).executeTakeFirst();
  return (row as Section | undefined) ?? null;
}

/** The topic, when something public is about it: the mere name of one can betray a story that is held. */
export async function topicBySlug(db: Reads, slug: string): Promise<Topic | null> {
  const row = await publicTopics(db).where('slug', '=', slug).executeTakeFirst();
  return (row as Topic | undefined) ?? null;
}

/** The author, when something public is theirs. */
export async function authorBySlug(db: Reads, slug: string): Promise<Author | null> {
  const row = await publicAuthors(db).where('slug', '=', slug).executeTakeFirst();
  return (row as Author | undefined) ?? null;
}

/** Every author and topic that a reader can meet, by name. */
export async function publicNames(db: Reads): Promise<{ authors: Author[]; topics: Topic[] }> {
  const [authors, topics] = await Promise.all([
    publicAuthors(db).orderBy('name').execute(),
    publicTopics(db).orderBy('name').execute(),
  ]);
  return { authors: authors as unknown as Author[], topics: topics as Topic[] };
}

/** The addresses of everything public, newest first, for the sitemap. */
export async function publicAddresses(
  db: Reads,
  page: { limit: number; offset: number },
): Promise<{ id: ArticleId; slug: string; updatedAt: Date }[]> {
  const rows = await db
    .selectFrom('published_articles')
    .select(['id', 'slug', 'updated_at'])
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({ id: row.id as ArticleId, slug: row.slug, updatedAt: row.updated_at }));
}

export async function countPublic(db: Reads): Promise<number> {
  const { count } = await db
    .selectFrom('published_articles')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const AUTHOR_COLUMNS = [
  ...(['id', 'slug', 'name', 'role_title as roleTitle', 'bio'] as const),
  ...(['email', 'photo_id as photoId'] as const),
  sql<AuthorLink[]>`coalesce(links, '[]')`.as('links'),
] as const;

function sectionsWithStories(db: Reads) {
  return db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'position', 'description'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('published_articles as a').whereRef('a.section_id', '=', 'sections.id').select('a.section_id'),
      ),
    );
}

function publicAuthors(db: Reads) {
  return db
    .selectFrom('authors')
    .select(AUTHOR_COLUMNS)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('published_article_authors as w')
          .whereRef('w.author_id', '=', 'authors.id')
          .select('w.author_id'),
      ),
    );
}

function publicTopics(db: Reads) {
  return db
    .selectFrom('topics')
    .select(['id', 'slug', 'name', 'description'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('published_article_topics as t').whereRef('t.topic_id', '=', 'topics.id').select('t.topic_id'),
      ),
    );
}

type AuthorJson = { id: string; slug: string; name: string };
type TopicJson = { id: string; slug: string; name: string };
type CorrectionJson = { note: string; at: string };
type From = Database & { a: Database['published_articles'] };

function cardColumns(query: SelectQueryBuilder<From, 'a', object>) {
  return query
    .innerJoin('sections as s', 's.id', 'a.section_id')
    .select([
      ...([
        'a.id',
        'a.slug',
        'a.kicker',
        'a.headline',
        'a.short_headline',
        'a.deck',
        'a.language',
        'a.section_id',
      ] as const),
      ...([
        'a.lead_photo_id',
        'a.lead_caption',
        'a.lead_alt',
        'a.lead_decorative',
        'a.published_at',
        'a.updated_at',
        'a.reading_minutes',
      ] as const),
      ...(['s.slug as section_slug', 's.name as section_name'] as const),
    ])
    .select((eb) =>
      eb
        .selectFrom('authors')
        .innerJoin('published_article_authors as pa', 'pa.author_id', 'authors.id')
        .whereRef('pa.article_id', '=', 'a.id')
        .select(
          sql<
            AuthorJson[]
          >`json_agg(json_build_object('id', authors.id, 'slug', slug, 'name', name) order by pa.position)`.as('list'),
        )
        .as('authors'),
    );
}

async function toCards(db: Reads, rows: CardRow[]): Promise<ArticleCard[]> {
  const photos = await photosByIds(
    db,
    rows.flatMap((row) => (row.lead_photo_id ? [row.lead_photo_id as PhotoId] : [])),
  );
  return rows.map((row) => toCard(row, photos));
}

function toCard(row: CardRow, photos: Map<PhotoId, Photo>): ArticleCard {
  const photo = photos.get(row.lead_photo_id as PhotoId);
  return {
    id: row.id as ArticleId,
    slug: row.slug,
    kicker: row.kicker,
    headline: row.headline,
    shortHeadline: row.short_headline,
    deck: row.deck,
    language: row.language,
    section: { id: row.section_id as SectionId, slug: row.section_slug, name: row.section_name },
    authors: (row.authors ?? []).map((author) => ({ ...author, id: author.id as AuthorId })),
    lead: photo
      ? inPlace(photo, { caption: row.lead_caption, alt: row.lead_alt, decorative: row.lead_decorative })
      : null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    readingMinutes: row.reading_minutes,
  };
}
