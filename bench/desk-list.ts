import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type StaffFilter, staffArticles } from '../src/features/articles/article-list-queries.ts';
import type { Db } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { newTestDatabase } from '../src/platform/testing/test-cluster.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 15;
const FEW = 100;
const MANY = 100_000;
const MOST_MS = 300;
const PERSON = uuidv7();

/** The desk's list, opened and filtered in each way, over 100 articles and over 100,000: what the first 40 rows take. */
export async function measureDeskList(): Promise<Row[]> {
  const database = await newTestDatabase();
  const { db, close } = openDatabase(database.connection, { max: 4 });
  try {
    await fill(db, FEW);
    const few = await measure(db);
    await fill(db, MANY);
    const many = await measure(db);
    return [...many].map(([what, ms]) => ({
      what: `${what} (over ${FEW}: ${(few.get(what) ?? 0).toFixed(1)} ms)`,
      figure: `${ms.toFixed(1)} ms`,
      aim: `under ${MOST_MS} ms`,
      holds: ms < MOST_MS,
    }));
  } finally {
    await close();
    await database.drop();
  }
}

/** So many in all, over eight sections and two hundred authors, most of them published long ago. */
async function fill(db: Db, count: number): Promise<void> {
  await sql`insert into people (id, name, email, email_verified, role, created_at, updated_at)
    values (${PERSON}, 'כתבת', 'r@example.org', true, 'reporter', now(), now()) on conflict do nothing`.execute(db);
  await sql`insert into sections (id, slug, name, position, created_at)
    select md5('s' || n)::uuid, 's' || n, 'מדור ' || n, n, now() from generate_series(0, 7) n on conflict do nothing`.execute(
    db,
  );
  await sql`insert into authors (id, slug, name, person_id, created_at)
    select md5('a' || n)::uuid, 'a' || n, 'כתבת ' || n, case n when 7 then ${PERSON}::uuid end, now()
    from generate_series(0, 199) n on conflict do nothing`.execute(db);
  await sql`insert into articles (id, state, latest_revision, published_revision, headline, section_id, author_ids,
      first_published_at, created_by, created_at, saved_at)
    select substr(md5('x' || n), 1, 8), case when n % 997 = 0 then 'in-review' when n % 50 = 0 then 'draft' else 'published' end,
      1, 1, 'המועצה אישרה את תקציב ' || md5(n::text) || ' של נמל אורן', md5('s' || n % 8)::uuid,
      array[md5('a' || n % 200)::uuid], now() - n * interval '7 minutes', '{"kind": "system", "name": "gilyon"}',
      now() - n * interval '7 minutes', now() - n * interval '7 minutes'
    from generate_series(1, ${sql.lit(count)}) n on conflict do nothing`.execute(db);
  await sql`vacuum analyze articles`.execute(db);
}

async function measure(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ section: string; author: string; rare: string }>`select md5('s3')::uuid as section,
    md5('a7')::uuid as author, substr(md5('77'), 1, 9) as rare`.execute(db);
  const { section = '', author = '', rare = '' } = rows[0] ?? {};
  const deep = { at: new Date(Date.now() - 60 * 86_400_000), id: '' };
  const ways: Record<string, Omit<StaffFilter, 'limit'>> = {
    'the list opens': {},
    'by state, a rare one': { state: 'in-review' },
    'by section': { sectionId: section },
    'by author': { authorId: author },
    mine: { personId: PERSON },
    'by a word that most headlines have': { query: 'תקציב' },
    'by a word that one headline has': { query: rare },
    'by a word that none has': { query: 'קסים־ז׳ומארט' },
    'by two letters that none has': { query: 'ץץ' },
    'by state, section, author and word': { state: 'draft', sectionId: section, authorId: author, query: 'תקציב' },
    'by publication, two months down': { order: 'published', before: deep },
  };
  const measured = new Map<string, number>();
  for (const [what, filter] of Object.entries(ways)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const startedAt = performance.now();
      await staffArticles(db, { limit: 41, ...filter });
      times.push(performance.now() - startedAt);
    }
    measured.set(what, median(times));
  }
  return measured;
}
