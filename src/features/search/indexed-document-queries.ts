import { sql } from 'kysely';
import type { DocumentJson } from '../../document/document.ts';
import { plainText } from '../../document/document-text.ts';
import type { Reads } from '../../platform/context.ts';
import type { IndexedDocument, IndexedName } from './index/indexed-document.ts';

type Row = {
  id: string;
  stamp: string;
  published_at: Date;
  language: string;
  kicker: string;
  headline: string;
  deck: string;
  lead_caption: string | null;
  body: unknown;
  section: IndexedName;
  authors: IndexedName[];
  topics: IndexedName[];
};

const named = (table: string) =>
  sql`json_build_object('id', ${sql.raw(table)}.id, 'slug', ${sql.raw(table)}.slug, 'name', ${sql.raw(table)}.name)`;
const AUTHORS = sql`coalesce((select json_agg(${named('w')} order by x.position) from published_article_authors x
  join authors w on w.id = x.author_id where x.article_id = a.id), '[]')`;
const TOPICS = sql`coalesce((select json_agg(${named('t')} order by x.position) from published_article_topics x
  join topics t on t.id = x.topic_id where x.article_id = a.id), '[]')`;
/** Differs whenever the row was written anew, or a name that it bears. */
const STAMP = sql<string>`a.xmin::text || '.' || md5(s.name || ${AUTHORS}::text || ${TOPICS}::text)`;

/** What the index takes of these public articles; whatever is not public is not among them. */
export async function indexedDocuments(db: Reads, ids: readonly string[]): Promise<IndexedDocument[]> {
  const { rows } = await sql<Row>`
    select a.id, ${STAMP} as stamp, a.published_at, a.language, a.kicker, a.headline, a.deck,
      coalesce(a.lead_caption, p.caption) as lead_caption, a.body, ${named('s')} as section,
      ${AUTHORS} as authors, ${TOPICS} as topics
    from published_articles a join sections s on s.id = a.section_id left join photos p on p.id = a.lead_photo_id
    where a.id = any(${[...ids]}::text[])`.execute(db);
  return rows.map(toDocument);
}

/** Every public article's id and stamp, in order of their date. */
export async function documentStamps(db: Reads): Promise<{ id: string; stamp: string }[]> {
  const { rows } = await sql<{ id: string; stamp: string }>`
    select a.id, ${STAMP} as stamp from published_articles a join sections s on s.id = a.section_id
    order by a.published_at, a.id`.execute(db);
  return rows;
}

/** Every public article's id, and what differs whenever its row was written anew: quick to ask of the whole archive. */
export async function documentRows(db: Reads): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; row: string }>`
    select id, xmin::text as row from published_articles`.execute(db);
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** The part of a stamp that `documentRows` gives. */
export function rowOf(stamp: string): string {
  return stamp.slice(0, stamp.indexOf('.'));
}

function toDocument(row: Row): IndexedDocument {
  const { id, stamp, language, kicker, headline, deck, section, authors, topics } = row;
  return {
    ...{ id, stamp, language, section, authors, topics, publishedAt: row.published_at.getTime() },
    fields: {
      ...{ headline, deck, kicker, body: plainText(row.body as DocumentJson), captions: row.lead_caption ?? '' },
      names: [section, ...authors, ...topics].map(({ name }) => name).join('\n'),
    },
  };
}
