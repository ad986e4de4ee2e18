import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/context.ts';
import type { EditionId, SubscriptionId } from '../../platform/ids.ts';
import type { WhenUncertain } from './newsletter.ts';

/** A worker takes its place, with a lease from now by the database's clock, the only one that machines share. */
export async function beginWorker(db: Db, id: string, host: string, leaseSeconds: number): Promise<void> {
  await sql`
    insert into mail_workers (id, host, lease_until)
    values (${id}, ${host}, clock_timestamp() + make_interval(secs => ${leaseSeconds}))`.execute(db);
}

/** @returns false when the lease had run out or was ended: what the worker held is not its own any more */
export async function renewLease(db: Db, id: string, leaseSeconds: number): Promise<boolean> {
  const result = await sql`
    update mail_workers set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and ended_at is null and lease_until > clock_timestamp()`.execute(db);
  return Number(result.numAffectedRows ?? 0) === 1;
}

export type OtherWorker = { id: string; isExpired: boolean; isAbandoned: boolean; isEnded: boolean };

/** The workers beside this one that have not been sorted out. `isAbandoned`: expired long ago. */
export async function otherWorkers(db: Db, self: string, abandonedAfterSeconds: number): Promise<OtherWorker[]> {
  const { rows } = await sql<OtherWorker>`
    select id::text, lease_until < clock_timestamp() as "isExpired", ended_at is not null as "isEnded",
      lease_until < clock_timestamp() - make_interval(secs => ${abandonedAfterSeconds}) as "isAbandoned"
    from mail_workers where id <> ${self} order by lease_until`.execute(db);
  return rows;
}

/**
 * Ends a worker's right to write: from the commit on it renews nothing. One whose process is known to be dead may be
 * ended before its lease is.
 *
 * @returns false when it renewed its lease meanwhile
 */
export async function endWorker(db: Db, id: string, { isDead }: { isDead: boolean }): Promise<boolean> {
  const result = await sql`
    update mail_workers set ended_at = coalesce(ended_at, clock_timestamp())
    where id = ${id} and (ended_at is not null or lease_until < clock_timestamp() or ${isDead})`.execute(db);
  return Number(result.numAffectedRows ?? 0) === 1;
}

export async function removeWorker(db: Db | Trx, id: string): Promise<void> {
  await sql`delete from mail_workers where id = ${id}`.execute(db);
}

export type Held = { editionId: EditionId; subscriptionId: SubscriptionId; whenUncertain: WhenUncertain };

/** What a worker held when it ended; its row is locked, so that one recovery sorts it. Empty when it is sorted. */
export async function heldBy(trx: Trx, id: string): Promise<Held[] | null> {
  const locked = await sql`select from mail_workers where id = ${id} for update skip locked`.execute(trx);
  if (locked.rows.length === 0) return null;
  const { rows } = await sql<Held>`
    select d.edition_id as "editionId", d.subscription_id as "subscriptionId", n.when_uncertain as "whenUncertain"
    from deliveries d
    join editions e on e.id = d.edition_id
    join newsletters n on n.id = e.newsletter_id
    where d.worker_id = ${id} and d.state = 'sending' and e.state in ('sending', 'paused', 'cancelled')`.execute(trx);
  return rows;
}
