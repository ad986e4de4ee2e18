import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/** A worker takes its place, with a lease from now by the database's clock. */
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
