import { Hono } from 'hono';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { parseHtml } from '../src/document/parse-html.ts';
import { draftArticle } from '../src/features/articles/draft-article.ts';
import { publishArticle } from '../src/features/articles/publish-article.ts';
import { cachedPages } from '../src/http/cached-page.ts';
import { PageCache } from '../src/http/page-cache.ts';
import { SYSTEM } from '../src/platform/actor.ts';
import type { Ctx } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { makeTransact } from '../src/platform/events.ts';
import { PurgedValue } from '../src/platform/purged-value.ts';
import { newTestDatabase } from '../src/platform/testing/test-cluster.ts';
import { COMMON, readCommon } from '../src/site/site.ts';
import { siteRoutes } from '../src/site/site-routes.ts';
import { median, type Row } from './table.ts';

const RENDERINGS = 300;
const WORDS =
  'הנמל המועצה אישרה תקציב עירייה דייגים סירה בוקר ישיבה תושבים רכבת חוף ים חדשה פרויקט מיליון שקל ראש העיר בית ספר תלמידים הורים שוק מחיר'.split(
    ' ',
  );

/** An article page on a miss: this process' own CPU, the database's being elsewhere; at 100 and at 100,000 articles. */
export async function measureRendering(): Promise<Row[]> {
  const database = await newTestDatabase();
  const { db, close } = openDatabase(database.connection, { max: 4 });
  const base = { db, now: () => new Date(), newId: uuidv7, config: { url: 'http://127.0.0.1:3000' } };
  const transact = makeTransact({
    db,
    now: base.now,
    enqueue: async () => {},
    reactionsOf: () => [],
    onPurge: () => {},
  });
  const ctx = { ...base, transact } as unknown as Ctx;
  try {
    const ids: string[] = [];
    for (let n = 0; n < 100; n++) ids.push(await publishOne(ctx, n));
    await sql`analyze`.execute(db);
    const few = await render(ctx, ids);
    await multiply(db, Number(process.env.BENCH_TIMES ?? 1000));
    await sql`analyze`.execute(db);
    const many = await render(ctx, ids);
    const growth = many.cpu / few.cpu;
    return [
      {
        what: 'CPU of rendering an article page on a miss, 100 articles',
        figure: `${few.cpu.toFixed(2)} ms`,
        aim: 'under 5 ms',
        holds: few.cpu < 5,
      },
      {
        what: 'the same, 100,000 articles',
        figure: `${many.cpu.toFixed(2)} ms`,
        aim: 'under 5 ms',
        holds: many.cpu < 5,
      },
      { what: '100,000 / 100', figure: growth.toFixed(2), aim: 'no growth (1.15)', holds: growth < 1.15 },
      { what: 'waiting for the database included: 100', figure: `${few.wall.toFixed(2)} ms` },
      { what: 'waiting for the database included: 100,000', figure: `${many.wall.toFixed(2)} ms` },
    ];
  } finally {
    await close();
    await database.drop();
  }
}

async function publishOne(ctx: Ctx, n: number): Promise<string> {
  const sentence = (length: number) =>
    Array.from({ length }, (_, i) => WORDS[(n * 7 + i * 13 + length) % WORDS.length]).join(' ');
  const paragraphs = Array.from(
    { length: 12 },
    (_, i) => `<p>${sentence(30 + (i % 9))}, לפי Open Harbour ב-1992.</p>`,
  ).join('');
  const body = `${paragraphs}<h2>${sentence(4)}</h2><ul><li>${sentence(6)}</li><li>${sentence(5)}</li></ul>`;
  const input = {
    headline: sentence(8),
    deck: sentence(18),
    section: `מדור ${n % 8}`,
    authors: [`כתבת ${n % 12}`],
    topics: [`נושא ${n % 20}`, `נושא ${n % 7}`],
    body: parseHtml(body).document,
  };
  const { id } = await draftArticle(ctx, SYSTEM, input, { language: 'he' });
  await publishArticle(ctx, SYSTEM, { id });
  return id;
}

/** Every article that many times, each copy under an id and a date of its own. */
async function multiply(db: Ctx['db'], times: number): Promise<void> {
  const copies = sql`generate_series(1, ${times - 1}) n`;
  const id = sql`substr(md5(o.id || n), 1, 8)`;
  await sql`insert into articles (id, state, version, latest_revision, published_revision, headline, section_id, first_published_at, created_by, created_at, saved_at)
    select ${id}, state, version, 1, 1, headline, section_id, first_published_at - n * interval '1 hour', created_by, created_at, saved_at
    from articles o, ${copies} on conflict do nothing`.execute(db);
  await sql`insert into revisions (article_id, number, headline, slug, language, section_id, body, saved_by, saved_at)
    select a.id, 1, a.headline, 'slug', 'he', a.section_id, '{}', '{}', a.saved_at from articles a
    where not exists (select 1 from revisions r where r.article_id = a.id)`.execute(db);
  await sql`insert into published_articles
    select ${id}, 1, slug, kicker, headline, short_headline, deck, language, section_id, author_ids, topic_ids, lead_photo_id,
      lead_caption, lead_alt, body, word_count, reading_minutes, published_at - n * interval '1 hour', updated_at
    from published_articles o, ${copies} on conflict do nothing`.execute(db);
  await sql`insert into published_article_authors
    select a.id, unnest(a.author_ids), 0, a.published_at from published_articles a on conflict do nothing`.execute(db);
  await sql`insert into published_article_topics
    select a.id, t.id, t.n::int, a.published_at from published_articles a, unnest(a.topic_ids) with ordinality t(id, n)
    on conflict do nothing`.execute(db);
}

async function render(ctx: Ctx, ids: readonly string[]): Promise<{ cpu: number; wall: number }> {
  const options = { maxBytes: 1, maxLastGoodBytes: 1, maxAgeMs: 0, headers: {}, isDatabaseAway: () => false };
  const cache = new PageCache({ ...options, now: () => performance.now(), date: ctx.now });
  const common = new PurgedValue({
    tags: COMMON,
    maxAgeMs: 600_000,
    now: () => performance.now(),
    read: () => readCommon(ctx.db),
  });
  const site = { ctx, asset: (name: string) => `/assets/${name}`, common: () => common.get() };
  const router = new Hono().use(cachedPages(cache)).route('/', siteRoutes(site));
  const paths: string[] = [];
  for (const id of ids) paths.push((await router.request(`/a/${id}`)).headers.get('location') ?? `/a/${id}`);
  for (const path of paths) await (await router.request(path)).text();
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    const startedAt = performance.now();
    for (let n = 0; n < RENDERINGS; n++) await (await router.request(paths[n % paths.length] ?? '/')).text();
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / 1000 / RENDERINGS);
    wall.push((performance.now() - startedAt) / RENDERINGS);
  }
  return { cpu: median(cpu), wall: median(wall) };
}
