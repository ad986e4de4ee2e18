import { sql } from 'kysely';
import { type LibraryFilter, libraryPhotos } from '../src/features/media/library-queries.ts';
import { photoKeys } from '../src/features/media/photo-keys.ts';
import type { Db } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { newTestDatabase } from '../src/platform/testing/test-cluster.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 9;
const FEW = 100;
const MANY = 100_000;
const ARTICLES = 60_000;
const MOST_MS = 50;
const TODAY = '2026-11-24';

/** The photo library, opened and filtered in each way, over 100 photos and over 100,000: what the first page takes. */
export async function measurePhotoLibrary(): Promise<Row[]> {
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

/**
 * So many in all, the newest last. Every article has a lead photo of its own and one of its body; the newest tenth is
 * in no article yet, one in five hundred has no words, one in seven hundred no credit, one in three hundred a last day.
 */
async function fill(db: Db, count: number): Promise<void> {
  await sql`insert into sections (id, slug, name, position, created_at)
    values (md5('s')::uuid, 's', 'מדור', 0, now()) on conflict do nothing`.execute(db);
  await sql`insert into articles (id, state, latest_revision, published_revision, headline, section_id, created_by,
      created_at, saved_at)
    select substr(md5('x' || n), 1, 8), 'published', 1, 1, 'כתבה', md5('s')::uuid, '{"kind": "system", "name": "gilyon"}',
      now(), now()
    from generate_series(1, ${sql.lit(Math.min(ARTICLES, count))}) n on conflict do nothing`.execute(db);
  await sql`insert into photos (id, public_key, sha256, storage_key, file_name, media_type, byte_length, width, height,
      colour, caption, alt, credits, taken_on, uploaded_by, created_at, updated_at, keys, expires_on)
    select (lpad(to_hex(n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
      md5('k' || n), sha256(n::text::bytea), 'p/' || n, 'photo' || n || '.jpg', 'image/jpeg', 1000000, 3000, 2000, '#406080',
      'דייגים ברציף ' || n, case when n % 500 = 0 then '' else 'סירה' end,
      case when n % 700 = 0 then '{}'::text[] else array['צלם ' || n % 40] end,
      date '2026-11-24' - (n % 4000), '{"kind": "system", "name": "gilyon"}',
      timestamptz '2020-01-01' + n * interval '30 minutes', now(),
      (case when n % 3 = 0 then ${keys('דייגים ברציף')} else ${keys('ברציף')} end || ' מס' || n || ' ''credit:צלמ' || n % 40 || '''')::tsvector,
      case when n % 300 = 0 then date '2026-11-24' + (n % 90 - 45) end
    from generate_series(1, ${sql.lit(count)}) n on conflict do nothing`.execute(db);
  await sql`insert into photo_uses (photo_id, shown_id, article_id, copy, role)
    select p.id, p.id, a.id, copy, role
    from (select id, row_number() over (order by id) as n from photos) p
    join (select id, row_number() over (order by id) as n from articles) a on a.n = p.n % ${sql.lit(
      Math.min(ARTICLES, count),
    )} + 1
    cross join (values ('published'), ('working')) c (copy)
    cross join lateral (select case when p.n % 2 = 0 then 'lead' else 'body' end as role) r
    where p.n < ${sql.lit(count)} * 0.9 on conflict do nothing`.execute(db);
  await sql`vacuum analyze photos, photo_uses, articles`.execute(db);
}

function keys(caption: string): string {
  return photoKeys({ caption, alt: 'סירה', credits: [], fileName: '' });
}

async function measure(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string }>`select id from photos order by id limit 1 offset 40`.execute(db);
  const oldest = rows[0]?.id ?? '';
  const ways: Record<string, Partial<LibraryFilter> & { after?: string }> = {
    'the library opens': {},
    'by the day taken': { dated: 'taken' },
    'by a word that all have': { words: 'רציף' },
    'by a word that a third has': { words: 'דייג' },
    'by a word that one has': { words: 'מס77' },
    'by a word that none has': { words: 'קסים' },
    'by credit': { credit: 'צלמ7' },
    used: { use: 'used' },
    unused: { use: 'unused' },
    'unused, the last page': { use: 'unused', after: oldest },
    lead: { use: 'lead' },
    expiring: { use: 'expiring' },
    expired: { use: 'expired' },
    'without words': { use: 'no-alt' },
    'without credit': { use: 'no-credit' },
    retired: { use: 'retired' },
    'unused, by a word that a third has': { use: 'unused', words: 'דייג' },
    'lead, by credit': { use: 'lead', credit: 'צלמ7' },
    'in a month of 2021': { from: new Date('2021-03-01'), to: new Date('2021-04-01') },
    'taken on a day of 2018, by a word': { dated: 'taken', from: '2018-03-01', to: '2018-03-01', words: 'רציף' },
  };
  const measured = new Map<string, number>();
  for (const [what, { after, ...filter }] of Object.entries(ways)) {
    const times: number[] = [];
    const page = { limit: 61, after: after ? { id: after, takenOn: null } : undefined };
    for (let round = 0; round < ROUNDS; round++) {
      const startedAt = performance.now();
      await libraryPhotos(db, { dated: 'uploaded', today: TODAY, ...filter }, page);
      times.push(performance.now() - startedAt);
    }
    measured.set(what, median(times));
  }
  return measured;
}
