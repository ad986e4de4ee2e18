import { sql } from 'kysely';
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

/** To how many an edition would go if it began now: confirmed, and not suppressed. */
export async function audienceNow(db: Reads, id: NewsletterId): Promise<number> {
  const { count } = await db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('s.newsletter_id', '=', id)
    .where('s.state', '=', 'confirmed')
    .where('p.suppressed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
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
