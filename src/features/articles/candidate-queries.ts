import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';

/** A public article as far as a rule that fills a place looks at it. */
export type Candidate = { id: ArticleId; sectionId: SectionId; hasPhoto: boolean };

type Row = { id: string; section_id: string; has_photo: boolean };

/** Newest first, of the whole publication but for some sections. */
export async function newestCandidates(
  db: Reads,
  { except, limit }: { except: readonly SectionId[]; limit: number },
): Promise<Candidate[]> {
  const rows = await columns(db)
    .$if(except.length > 0, (query) => query.where('section_id', 'not in', except))
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toCandidate);
}

/** Newest first, so many of each section: one short walk along the index for each. */
export async function newestBySection(
  db: Reads,
  sectionIds: readonly SectionId[],
  limit: number,
): Promise<Map<SectionId, Candidate[]>> {
  const found = new Map<SectionId, Candidate[]>(sectionIds.map((id) => [id, []]));
  if (sectionIds.length === 0) return found;
  const { rows } = await sql<Row>`
    select a.* from unnest(${[...sectionIds]}::uuid[]) s (id) cross join lateral (
      select id, section_id, lead_photo_id is not null as has_photo from published_articles
      where section_id = s.id order by published_at desc, id limit ${limit}) a`.execute(db);
  for (const row of rows) found.get(row.section_id as SectionId)?.push(toCandidate(row));
  return found;
}

/** Those of the ids that are public, in the order given. */
export async function candidatesByIds(db: Reads, ids: readonly ArticleId[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const rows = await columns(db).where('id', 'in', ids).execute();
  const found = new Map(rows.map((row) => [row.id, toCandidate(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

function columns(db: Reads) {
  return db
    .selectFrom('published_articles')
    .select(['id', 'section_id', sql<boolean>`lead_photo_id is not null`.as('has_photo')]);
}

function toCandidate(row: Row): Candidate {
  return { id: row.id as ArticleId, sectionId: row.section_id as SectionId, hasPhoto: row.has_photo };
}
