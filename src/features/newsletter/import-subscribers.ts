import { sql } from 'kysely';
import { z } from 'zod';
import { cleanLine } from '../../language/clean-text.ts';
import { isEmail, normalEmail } from '../../language/email-address.ts';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { addressHasher, erasedAmong } from './erased-addresses.ts';
import type { ImportState } from './subscriber-import.ts';

const Job = z.object({ importId: z.string() });
const Consent = z.object({ source: z.string(), wording: z.string(), at: z.coerce.date() });
const BATCH = 5000;
const LONGEST_NAME = 120;

export type ImportConsent = { source: string; wording: string; at: Date };

/**
 * Says which column holds the addresses and has every line judged by a job. Emits `subscribers-import-asked`.
 *
 * @throws Forbidden; NotFound; Conflict `import-running`
 */
export async function askCheck(
  ctx: Ctx,
  by: Actor,
  input: { id: string; emailColumn: number; nameColumn: number | null },
): Promise<void> {
  await ask(ctx, by, input.id, ['uploaded', 'checked'], 'check', {
    state: 'checking',
    email_column: input.emailColumn,
    name_column: input.nameColumn,
  });
}

/**
 * Has the lines that are new taken in by a job, with the proof of where these people agreed. Emits
 * `subscribers-import-asked`.
 *
 * @throws Forbidden; NotFound; Conflict `import-running`
 */
export async function askImport(ctx: Ctx, by: Actor, input: { id: string; consent: ImportConsent }): Promise<void> {
  await ask(ctx, by, input.id, ['checked'], 'import', { state: 'importing', consent: JSON.stringify(input.consent) });
}

async function ask(
  ctx: Ctx,
  by: Actor,
  id: string,
  from: readonly ImportState[],
  step: 'check' | 'import',
  set: { state: ImportState; email_column?: number; name_column?: number | null; consent?: string },
): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    const row = await trx
      .selectFrom('subscriber_imports')
      .select(['state', 'newsletter_id', 'file_name', 'lines'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new NotFound('no-such-import', 'There is no such import.');
    if (!from.includes(row.state as ImportState))
      throw new Conflict('import-running', 'This file is being worked on, or was taken in already.');
    await trx
      .updateTable('subscriber_imports')
      .set({ ...set, done: 0 })
      .where('id', '=', id)
      .execute();
    const newsletterId = row.newsletter_id as NewsletterId;
    const about = { importId: id, fileName: row.file_name, lines: row.lines };
    await emit({ name: 'subscribers-import-asked', newsletterId, step, ...about }, by);
  });
}

/** Judges every line of a staged file. A job: begun again it judges anew. */
export async function checkSubscribers(ctx: Ctx, data: unknown): Promise<void> {
  const { importId } = Job.parse(data);
  const row = await importRow(ctx, importId);
  if (row?.state !== 'checking') return;
  const hash = await addressHasher(ctx);
  for (let after = 0; ; ) {
    const lines = await ctx.db
      .selectFrom('subscriber_import_lines')
      .select(['line', 'fields', 'fault'])
      .where('import_id', '=', importId)
      .where('line', '>', after)
      .orderBy('line')
      .limit(BATCH)
      .execute();
    const last = lines.at(-1);
    if (!last) break;
    after = last.line;
    const judged = lines.map((line) => {
      const fields = line.fields as string[];
      const email = normalEmail(fields[row.email_column] ?? '');
      const name = cleanLine(row.name_column === null ? '' : (fields[row.name_column] ?? ''));
      const broken = line.fault === 'broken-quote' ? line.fault : null;
      const fault = broken ?? (email === '' ? 'no-address' : isEmail(email) ? null : 'not-an-address');
      return { line: line.line, email, name: [...name].slice(0, LONGEST_NAME).join(''), fault };
    });
    const erased = await erasedAmong(
      ctx.db,
      hash,
      judged.filter(({ fault }) => fault === null).map(({ email }) => email),
    );
    await sql`
      update subscriber_import_lines l
      set email = case when g.fault is null then g.email end, name = g.name, fault = g.fault, standing = g.standing
      from unnest(
        ${judged.map((one) => one.line)}::int[],
        ${judged.map((one) => one.email)}::text[],
        ${judged.map((one) => one.name)}::text[],
        ${judged.map((one) => one.fault)}::text[],
        ${judged.map((one) => (one.fault ? 'fault' : erased.has(one.email) ? 'suppressed' : null))}::text[]
      ) as g (line, email, name, fault, standing)
      where l.import_id = ${importId} and l.line = g.line`.execute(ctx.db);
    await setDone(ctx, importId, lines.length);
  }
  await ctx.transact(async (trx) => {
    await judgeKnown(trx, importId, row.newsletter_id);
    await trx
      .updateTable('subscriber_imports')
      .set({ state: 'checked' })
      .where('id', '=', importId)
      .where('state', '=', 'checking')
      .execute();
  });
}

/** What an address is among its own file and among those that we have. */
async function judgeKnown(trx: Trx, importId: string, newsletterId: string): Promise<void> {
  await sql`
    update subscriber_import_lines l
    set standing = case
      when l.line > g.first then 'twice'
      when g.suppressed then 'suppressed'
      when g.state = 'confirmed' then 'already'
      when g.state = 'unsubscribed' then 'left'
      else 'new' end
    from (
      select f.email, f.first, p.suppressed_at is not null as suppressed, s.state
      from (
        select email, min(line) as first from subscriber_import_lines
        where import_id = ${importId} and standing is null group by email
      ) f
      left join subscribers p on p.email = f.email
      left join subscriptions s on s.subscriber_id = p.id and s.newsletter_id = ${newsletterId}
    ) g
    where l.import_id = ${importId} and l.standing is null and l.email = g.email`.execute(trx);
}

/**
 * Takes in the lines that are new, all in one transaction: a worker that is killed leaves nobody half subscribed. Whoever
 * was suppressed or has left meanwhile is passed over. A job. Emits `subscriptions-changed`.
 */
export async function importSubscribers(ctx: Ctx, data: unknown): Promise<void> {
  const { importId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    // Not the row itself: its progress is written beside this transaction, for those who watch.
    await sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`.execute(trx);
    const row = await importRow({ db: trx }, importId);
    if (row?.state !== 'importing') return;
    const consent = Consent.parse(row.consent);
    await setDone(ctx, importId, 0, true);
    let count = 0;
    for (let after = 0; ; ) {
      const lines = await trx
        .selectFrom('subscriber_import_lines')
        .select(['line', 'email', 'name'])
        .where('import_id', '=', importId)
        .where('standing', '=', 'new')
        .where('line', '>', after)
        .orderBy('line')
        .limit(BATCH)
        .execute();
      const last = lines.at(-1);
      if (!last) break;
      after = last.line;
      const people = lines.flatMap(({ email, name }) => (email ? [{ email, name }] : []));
      count += await takeIn(ctx, trx, row.newsletter_id as NewsletterId, people, consent);
      await setDone(ctx, importId, lines.length);
    }
    await trx
      .deleteFrom('subscriber_import_lines')
      .where('import_id', '=', importId)
      .where('standing', '=', 'new')
      .execute();
    await trx
      .updateTable('subscriber_imports')
      .set({ state: 'done', done: count, finished_at: ctx.now() })
      .where('id', '=', importId)
      .execute();
    const newsletterId = row.newsletter_id as NewsletterId;
    if (count > 0) await emit({ name: 'subscriptions-changed', newsletterId, change: 'imported', count }, SYSTEM);
  });
}

async function takeIn(
  ctx: Ctx,
  trx: Trx,
  newsletterId: NewsletterId,
  given: readonly { email: string; name: string }[],
  consent: ImportConsent,
): Promise<number> {
  const now = ctx.now();
  // Always in the same order, so that two who bring in the same people never wait for each other in a circle.
  const people = [...given].sort((a, b) => (a.email < b.email ? -1 : 1));
  const emails = people.map(({ email }) => email);
  await sql`
    insert into subscribers (id, email, name, created_at)
    select id, email, name, ${now}::timestamptz
    from unnest(${people.map(() => ctx.newId())}::uuid[], ${emails}::text[], ${people.map(({ name }) => name)}::text[])
      as given (id, email, name)
    on conflict (email) do nothing`.execute(trx);
  const { rows } = await sql<{ id: string }>`
    insert into subscriptions as s (id, subscriber_id, newsletter_id, state, confirmed_at, created_at)
    select given.id, p.id, ${newsletterId}::uuid, 'confirmed', ${now}::timestamptz, ${now}::timestamptz
    from unnest(${people.map(() => ctx.newId())}::uuid[], ${emails}::text[]) as given (id, email)
    join subscribers p on p.email = given.email and p.suppressed_at is null
    on conflict (subscriber_id, newsletter_id) do update
      set state = 'confirmed', confirmed_at = excluded.confirmed_at where s.state = 'pending'
    returning s.id`.execute(trx);
  await sql`
    insert into consents (id, subscription_id, kind, source, wording, recorded_at)
    select id, subscription_id, 'imported', ${consent.source}, ${consent.wording}, ${consent.at}::timestamptz
    from unnest(${rows.map(() => ctx.newId())}::uuid[], ${rows.map(({ id }) => id)}::uuid[])
      as given (id, subscription_id)`.execute(trx);
  return rows.length;
}

async function importRow({ db }: { db: Ctx['db'] | Trx }, id: string) {
  return db.selectFrom('subscriber_imports').selectAll().where('id', '=', id).executeTakeFirst();
}

async function setDone(ctx: Pick<Ctx, 'db'>, id: string, more: number, anew = false): Promise<void> {
  await ctx.db
    .updateTable('subscriber_imports')
    .set((eb) => ({ done: anew ? more : eb('done', '+', more) }))
    .where('id', '=', id)
    .execute();
}
