import { type RawBuilder, sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { EditionId, NewsletterId } from '../../platform/ids.ts';
import type { EditionState, SubscriptionState } from './newsletter.ts';

/** How many are subscribed, wait for their confirmation, and have left. */
export type SubscriberNumbers = Record<SubscriptionState, number>;
export type LastEdition = { id: EditionId; number: number; subject: string; state: EditionState; at: Date | null };

/** The subscribers of each newsletter, counted. */
export async function subscriberNumbers(db: Reads): Promise<Map<NewsletterId, SubscriberNumbers>> {
  const counted = await db
    .selectFrom('subscriptions')
    .select(['newsletter_id', 'state', (eb) => eb.fn.countAll<string>().as('count')])
    .groupBy(['newsletter_id', 'state'])
    .execute();
  const numbers = new Map<NewsletterId, SubscriberNumbers>();
  for (const row of counted) {
    const id = row.newsletter_id as NewsletterId;
    const own = numbers.get(id) ?? { pending: 0, confirmed: 0, unsubscribed: 0 };
    own[row.state as SubscriptionState] = Number(row.count);
    numbers.set(id, own);
  }
  return numbers;
}

/** To how many an edition, or a digest, would go if it began now: confirmed, not suppressed, and asking for it so often. */
export async function audienceNow(db: Reads, id: NewsletterId, isDigest = false): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from newsletters n
    join subscriptions s on s.newsletter_id = n.id and s.state = 'confirmed'
    join subscribers p on p.id = s.subscriber_id and p.suppressed_at is null
    where n.id = ${id} and ${wantsIt(sql`${isDigest}::boolean`)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Who gets an edition of the newsletter `n`, of the subscriptions `s`: a digest goes to who chose it; an edition to the
 * rest, and to everybody while the newsletter has no digest.
 */
export function wantsIt(isDigest: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${isDigest} then s.frequency = 'weekly'
    else s.frequency = 'each' or not coalesce((n.digest ->> 'isOn')::boolean, false) end`;
}

/** The newest edition of each newsletter; `at`: when it was, or is to be, sent. */
export async function lastEditions(db: Reads): Promise<Map<NewsletterId, LastEdition>> {
  const rows = await db
    .selectFrom('editions as e')
    .distinctOn('e.newsletter_id')
    .select(['e.id', 'e.newsletter_id', 'e.number', 'e.subject', 'e.state'])
    .select(sql<Date | null>`coalesce(e.finished_at, e.started_at, e.send_at)`.as('at'))
    .orderBy('e.newsletter_id')
    .orderBy('e.number', 'desc')
    .execute();
  return new Map(
    rows.map(({ newsletter_id, id, state, ...row }) => [
      newsletter_id as NewsletterId,
      { ...row, id: id as EditionId, state: state as EditionState },
    ]),
  );
}
