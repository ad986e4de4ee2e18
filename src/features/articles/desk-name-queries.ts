import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import { type AuthorLink, type DeskName, NAME_TABLES, type NameKind } from './desk-name.ts';

const COUNTS = {
  section: sql<string>`(select count(*) from published_articles p where p.section_id = n.id)`,
  topic: sql<string>`(select count(*) from published_article_topics p where p.topic_id = n.id)`,
  author: sql<string>`(select count(*) from published_article_authors p where p.author_id = n.id)`,
};

export type DeskNameFilter = { limit: number; query?: string; after?: { name: string; id: string } };

/** Sections in the order of the menu, topics and authors by name; `after` is the last one seen. */
export async function deskNames(db: Reads, kind: NameKind, filter: DeskNameFilter): Promise<DeskName[]> {
  const { query, after } = filter;
  const like = containing(query ?? '');
  const rows = await sql<Row>`
    select ${columns(kind)} from ${sql.table(NAME_TABLES[kind])} n
    where ${query ? sql`n.name ilike ${like}` : sql`true`}
      and ${after && kind !== 'section' ? sql`(n.name, n.id) > (${after.name}, ${after.id}::uuid)` : sql`true`}
    order by ${kind === 'section' ? sql`n.position, n.id` : sql`n.name, n.id`} limit ${filter.limit}`.execute(db);
  return rows.rows.map((row) => toName(kind, row));
}

export async function deskName(db: Reads, kind: NameKind, id: string): Promise<DeskName | null> {
  const { rows } =
    await sql<Row>`select ${columns(kind)} from ${sql.table(NAME_TABLES[kind])} n where n.id = ${id}`.execute(db);
  return rows[0] ? toName(kind, rows[0]) : null;
}

/** Where the page that stood at a former address stands now. */
export async function slugNow(db: Reads, kind: NameKind, formerSlug: string): Promise<string | null> {
  const row = await db
    .selectFrom('former_slugs')
    .select('named_id')
    .where('kind', '=', kind)
    .where('slug', '=', formerSlug)
    .executeTakeFirst();
  return row ? ((await deskName(db, kind, row.named_id))?.slug ?? null) : null;
}

/** The published articles that bear it. */
export async function articlesBearing(db: Reads, kind: NameKind, id: string): Promise<ArticleId[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from published_articles p where ${BEARS[kind](id)} order by p.published_at desc`.execute(db);
  return rows.map((row) => row.id as ArticleId);
}

const BEARS = {
  section: (id: string) => sql`p.section_id = ${id}::uuid`,
  topic: (id: string) =>
    sql`exists (select 1 from published_article_topics t where t.article_id = p.id and t.topic_id = ${id}::uuid)`,
  author: (id: string) =>
    sql`exists (select 1 from published_article_authors w where w.article_id = p.id and w.author_id = ${id}::uuid)`,
};

type Row = {
  id: string;
  slug: string;
  name: string;
  description: string;
  articles: string;
  role_title: string;
  email: string;
  links: AuthorLink[];
  photo_id: string | null;
};

function columns(kind: NameKind) {
  const own =
    kind === 'author'
      ? sql`n.bio as description, n.role_title, n.email, coalesce(n.links, '[]') as links, n.photo_id`
      : sql`n.description, '' as role_title, '' as email, '[]'::jsonb as links, null as photo_id`;
  return sql`n.id, n.slug, n.name, ${own}, ${COUNTS[kind]} as articles`;
}

function toName(kind: NameKind, row: Row): DeskName {
  return {
    id: row.id,
    kind,
    slug: row.slug,
    name: row.name,
    description: row.description,
    articles: Number(row.articles),
    roleTitle: row.role_title,
    email: row.email,
    links: row.links,
    photoId: row.photo_id as PhotoId | null,
  };
}
