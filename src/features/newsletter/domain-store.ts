import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/context.ts';

export type RestingDomain = { domain: string; failures: number; restUntil: Date | null; pausedAt: Date | null };

/** The domains to which nothing goes now, for every worker. */
export async function restingDomains(db: Db, now: Date): Promise<RestingDomain[]> {
  const { rows } = await sql<RestingDomain>`
    select domain, failures, rest_until as "restUntil", paused_at as "pausedAt" from mail_domains
    where rest_until > ${now} or paused_at is not null`.execute(db);
  return rows;
}

/** A domain rests until then; the longest of what several workers say holds. */
export async function restDomain(
  db: Db | Trx,
  { domain, until, failures, reason }: { domain: string; until: Date; failures: number; reason: string },
): Promise<void> {
  await sql`
    insert into mail_domains (domain, failures, rest_until, reason)
    values (${domain}, ${failures}, ${until}, ${reason.slice(0, 300)})
    on conflict (domain) do update set failures = excluded.failures, reason = excluded.reason,
      rest_until = greatest(mail_domains.rest_until, excluded.rest_until)`.execute(db);
}

/** Nothing goes there until a person lifts it. @returns false when it was paused already */
export async function pauseDomain(trx: Trx, domain: string, reason: string, now: Date): Promise<boolean> {
  const result = await sql`
    insert into mail_domains (domain, paused_at, reason) values (${domain}, ${now}, ${reason.slice(0, 300)})
    on conflict (domain) do update set paused_at = excluded.paused_at, reason = excluded.reason
    where mail_domains.paused_at is null`.execute(trx);
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** @returns false when nothing held it */
export async function freeDomain(trx: Trx, domain: string): Promise<boolean> {
  const result = await sql`
    delete from mail_domains where domain = ${domain} and (paused_at is not null or rest_until is not null)`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** So many of `wanted` messages as the day's cap leaves. What is taken and not used is given back with a minus. */
export async function takeFromDay(db: Db, day: string, cap: number | null, wanted: number): Promise<number> {
  if (cap === null) return wanted;
  await sql`insert into mail_days (day, taken) values (${day}::date, 0) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ got: number }>`
    update mail_days d set taken = b.taken + greatest(least(${wanted}::int, ${cap}::int - b.taken), 0)
    from (select day, taken from mail_days where day = ${day}::date for update) b
    where d.day = b.day
    returning (d.taken - b.taken)::int as got`.execute(db);
  return rows[0]?.got ?? 0;
}

export async function giveBackToDay(db: Db, day: string, count: number): Promise<void> {
  if (count === 0) return;
  await sql`update mail_days set taken = greatest(taken - ${count}, 0) where day = ${day}::date`.execute(db);
}
