import { type RawBuilder, sql } from 'kysely';
import type { Db, Reads, Trx } from '../../platform/context.ts';
import type { EditionId, SubscriptionId } from '../../platform/ids.ts';

export type Claimed = { subscriptionId: SubscriptionId; email: string; name: string; attempts: number };

export type Claim = { editionId: EditionId; workerId: string; limit: number; now: Date };
type ClaimedRow = { subscription_id: string; email: string; name: string; attempts: number; state: string };

/**
 * Takes up to `limit` messages that nobody holds: first what was never tried, then what waited long enough. The claim
 * belongs to the worker for as long as its lease. Whoever has left meanwhile is `skipped`, and not among what is
 * returned.
 */
export async function claimBatch(db: Db, claim: Claim): Promise<{ claimed: Claimed[]; skipped: number }> {
  const rows = await claimRows(db, claim, sql`state = 'pending'`);
  if (rows.length < claim.limit) {
    const rest = { ...claim, limit: claim.limit - rows.length };
    rows.push(...(await claimRows(db, rest, sql`state = 'deferred' and not_before <= ${claim.now}`)));
  }
  const claimed = rows
    .filter((row) => row.state === 'sending')
    .map(({ subscription_id, email, name, attempts }) => ({
      subscriptionId: subscription_id as SubscriptionId,
      email,
      name,
      attempts,
    }));
  return { claimed, skipped: rows.length - claimed.length };
}

/**
 * One walk along the index of what is open; what another worker is taking is passed over. The order is one that the key
 * does not have: the planner would take it for as good, and it leads over all that was sent.
 */
async function claimRows(db: Db, claim: Claim, condition: RawBuilder<unknown>): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow>`
    update deliveries d
    set state = case when free.stays then 'sending' else 'skipped' end,
        worker_id = case when free.stays then ${claim.workerId}::uuid end
    from (
      select f.edition_id, f.subscription_id,
        coalesce(s.state = 'confirmed' and p.suppressed_at is null, false) as stays
      from (
        select edition_id, subscription_id from deliveries
        where edition_id = ${claim.editionId} and ${condition}
        order by subscription_id nulls first
        limit ${claim.limit}
        for update skip locked
      ) f
      left join subscriptions s on s.id = f.subscription_id
      left join subscribers p on p.id = s.subscriber_id
    ) free
    where d.edition_id = free.edition_id and d.subscription_id = free.subscription_id
    returning d.subscription_id, d.email, d.name, d.attempts, d.state`.execute(db);
  return rows;
}

export type Outcome = {
  subscriptionId: SubscriptionId;
  /** `pending`: it was not begun, and is given back. */
  state: 'sent' | 'deferred' | 'failed' | 'uncertain' | 'pending';
  reply?: string;
  statusCode?: string | null;
  notBefore?: Date;
  /** False when it was put off without being tried. */
  isTry?: boolean;
};

const LONGEST_REPLY = 500;

/**
 * Writes how a batch went, in one statement. What the worker does not hold any more is left as it is, but for one thing:
 * a message that counted as uncertain and that this worker, come back late, knows to be accepted.
 *
 * @returns how many were written
 */
export async function settleBatch(
  trx: Trx | Db,
  { editionId, workerId, now }: { editionId: EditionId; workerId: string; now: Date },
  outcomes: readonly Outcome[],
): Promise<number> {
  if (outcomes.length === 0) return 0;
  const result = await sql`
    update deliveries d
    set state = o.state, smtp_reply = o.reply, status_code = o.status_code, not_before = o.not_before,
        attempts = d.attempts + o.tries, worker_id = null,
        sent_at = case when o.state = 'sent' then ${now}::timestamptz end
    from unnest(
      ${outcomes.map((one) => one.subscriptionId)}::uuid[],
      ${outcomes.map((one) => one.state)}::text[],
      ${outcomes.map((one) => one.reply?.slice(0, LONGEST_REPLY) ?? null)}::text[],
      ${outcomes.map((one) => one.statusCode ?? null)}::text[],
      ${outcomes.map((one) => one.notBefore ?? null)}::timestamptz[],
      ${outcomes.map((one) => (one.state === 'pending' || one.isTry === false ? 0 : 1))}::int[]
    ) as o (id, state, reply, status_code, not_before, tries)
    where d.edition_id = ${editionId} and d.subscription_id = o.id
      and (d.worker_id = ${workerId} and d.state = 'sending' or o.state = 'sent' and d.state = 'uncertain')`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0);
}

/** Adds to how many went out in this minute. @returns whether the edition is still being sent */
export async function countSent(trx: Trx, editionId: EditionId, sent: number, now: Date): Promise<boolean> {
  if (sent > 0)
    await sql`
      insert into edition_minutes (edition_id, minute, sent)
      values (${editionId}, date_trunc('minute', ${now}::timestamptz), ${sent})
      on conflict (edition_id, minute) do update set sent = edition_minutes.sent + excluded.sent`.execute(trx);
  const row = await trx.selectFrom('editions').select('state').where('id', '=', editionId).executeTakeFirst();
  return row?.state === 'sending';
}

/** How many are not at their end yet, and when the next of those that wait may be tried. */
export async function openDeliveries(db: Reads, editionId: EditionId): Promise<{ open: number; nextAt: Date | null }> {
  const { rows } = await sql<{ open: number; next_at: Date | null }>`
    select count(*)::int as open, min(not_before) filter (where state = 'deferred') as next_at
    from deliveries
    where edition_id = ${editionId} and state in ('pending', 'sending', 'deferred')`.execute(db);
  return { open: rows[0]?.open ?? 0, nextAt: rows[0]?.next_at ?? null };
}

/** Whether a message of the edition could be claimed now. */
export async function hasDue(db: Reads, editionId: EditionId, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select coalesce(
      (
        select true from deliveries where edition_id = ${editionId} and state = 'pending'
        order by subscription_id nulls first limit 1
      ),
      exists (
        select from deliveries where edition_id = ${editionId} and state = 'deferred' and not_before <= ${now}
      )
    ) as due`.execute(db);
  return rows[0]?.due ?? false;
}
