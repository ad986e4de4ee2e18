import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { EditionId, SubscriptionId } from '../../platform/ids.ts';

export type Claimed = { subscriptionId: SubscriptionId; email: string; name: string; attempts: number };

const BATCH = 200;
const LEASE_SECONDS = 120;

/** Takes up to 200 messages that nobody holds, under a lease that others respect until it ends. */
export async function claimBatch(db: Db, editionId: EditionId, holder: string, now: Date): Promise<Claimed[]> {
  const { rows } = await sql<{ subscription_id: string; email: string; name: string; attempts: number }>`
    update deliveries d
    set lease_holder = ${holder}, lease_until = ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS})
    from (
      select edition_id, subscription_id from deliveries
      where edition_id = ${editionId} and state in ('pending', 'deferred')
        and (lease_until is null or lease_until < ${now})
        and (not_before is null or not_before <= ${now})
      order by subscription_id
      limit ${BATCH}
      for update skip locked
    ) free
    where d.edition_id = free.edition_id and d.subscription_id = free.subscription_id
    returning d.subscription_id, d.email, d.name, d.attempts`.execute(db);
  return rows.map((row) => ({
    subscriptionId: row.subscription_id as SubscriptionId,
    email: row.email,
    name: row.name,
    attempts: row.attempts,
  }));
}

/**
 * Marks a message as going out now; false when the lease is not ours any more (this worker slept past it), or the
 * reader has left meanwhile: then nothing is sent.
 */
export async function beginDelivery(
  db: Db,
  editionId: EditionId,
  delivery: Claimed,
  holder: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    update deliveries d
    set state = case when s.state = 'confirmed' and p.suppressed_at is null then 'sending' else 'skipped' end,
        attempts = d.attempts + 1
    from subscriptions s join subscribers p on p.id = s.subscriber_id
    where d.edition_id = ${editionId} and d.subscription_id = ${delivery.subscriptionId} and s.id = d.subscription_id
      and d.lease_holder = ${holder} and d.lease_until > ${now} and d.state in ('pending', 'deferred')
    returning d.state`.execute(db);
  return rows[0]?.state === 'sending';
}

export type Outcome = { state: 'sent' | 'deferred' | 'failed' | 'uncertain'; reply: string; notBefore?: Date };

export async function endDelivery(
  db: Db,
  editionId: EditionId,
  id: SubscriptionId,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: outcome.state,
      smtp_reply: outcome.reply.slice(0, 500),
      lease_holder: null,
      lease_until: null,
      not_before: outcome.notBefore ?? null,
      ...(outcome.state === 'sent' ? { sent_at: now } : {}),
    })
    .where('edition_id', '=', editionId)
    .where('subscription_id', '=', id)
    .execute();
}

/** What was going out when a worker died may have arrived: it is neither sent again nor called sent (RFC 1047). */
export async function settleAbandoned(db: Db, editionId: EditionId, now: Date): Promise<number> {
  const result = await db
    .updateTable('deliveries')
    .set({ state: 'uncertain', lease_holder: null, lease_until: null })
    .where('edition_id', '=', editionId)
    .where('state', '=', 'sending')
    .where('lease_until', '<', now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many are not at their end yet. */
export async function countOpen(db: Db, editionId: EditionId): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('edition_id', '=', editionId)
    .where('state', 'in', ['pending', 'deferred', 'sending'])
    .executeTakeFirstOrThrow();
  return Number(count);
}
