import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { freezeAudience } from '../src/features/newsletter/start-edition.ts';
import { SYSTEM } from '../src/platform/actor.ts';
import type { Db } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/embedded-postgres.ts';
import type { EditionId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';

const NEWSLETTER = '00000000-0000-7000-8000-000000000001';
const WORDS = 'שורה של ידיעה ארוכה דיה כדי למלא את ההודעה כולה בדברים שיש בהם טעם';

export type MailBench = { db: Db; connection: { host: string; user: string; database: string }; folder: string };

/** A cluster of its own that syncs as in earnest, with so many readers of one newsletter in it. */
export async function withReaders<Result>(
  readers: number,
  whenUncertain: 'hold' | 'resend',
  work: (bench: MailBench) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-bench-mail-'));
  const postgres = await startEmbedded({ dataDir: folder, diesWithParent: true });
  const { db, pool, close } = openDatabase(postgres.connection, { max: 4 });
  try {
    await migrate(pool);
    await db.transaction().execute(async (trx) => {
      // The rows belong together: asking for each of a million takes longer than all that is measured here.
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`set local statement_timeout = 0`.execute(trx);
      await sql`
        insert into newsletters (id, slug, name, sender_name, sender_email, design, automatic, created_at, when_uncertain)
        values (${NEWSLETTER}, 'daily', 'תדריך הבוקר', 'המגדלור', 'news@paper.example', '{}', '{}', now(), ${whenUncertain})`.execute(
        trx,
      );
      await sql`
        insert into subscribers (id, email, created_at)
        select md5('p' || n)::uuid, 'reader' || n || '@example' || n % 50 || '.org', now()
        from generate_series(1, ${readers}::int) n`.execute(trx);
      await sql`
        insert into subscriptions (id, subscriber_id, newsletter_id, state, confirmed_at, created_at)
        select md5('s' || n)::uuid, md5('p' || n)::uuid, ${NEWSLETTER}, 'confirmed', now(), now()
        from generate_series(1, ${readers}::int) n`.execute(trx);
    });
    await sql`vacuum analyze`.execute(db);
    return await work({ db, connection: postgres.connection, folder });
  } finally {
    await close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An edition with a message of about 40 KB, its audience frozen. @returns it, and how long the freezing took */
export async function startedEdition(db: Db, number: number): Promise<{ id: EditionId; seconds: number }> {
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as EditionId;
  await sql`
    insert into editions (id, newsletter_id, number, subject, intro, created_by, created_at)
    values (${id}, ${NEWSLETTER}, ${number}, 'תדריך הבוקר', ${Array.from({ length: 52 }, () => WORDS).join('\n')}, '{}', now())`.execute(
    db,
  );
  const began = performance.now();
  const now = () => new Date(performance.timeOrigin + performance.now());
  await db.transaction().execute((trx) => freezeAudience({ now }, trx, async () => {}, SYSTEM, id));
  return { id, seconds: (performance.now() - began) / 1000 };
}
