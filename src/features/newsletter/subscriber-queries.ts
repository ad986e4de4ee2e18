import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { NewsletterId, SubscriberId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import type { SubscriptionState, SuppressionReason } from './newsletter.ts';
import type { SubscriberDetail, SubscriberFilter, SubscriberItem } from './subscriber.ts';
import type { ConsentKind } from './subscription-store.ts';

/** Subscribers, the newest first; after the one called `after`. Each filter walks an index, also among a million. */
export async function subscribers(
  db: Reads,
  filter: SubscriberFilter,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<SubscriberItem[]> {
  const { newsletterId, state, search } = filter;
  let query = db.selectFrom('subscribers as p').select(columns).orderBy('p.id', 'desc').limit(limit);
  if (after !== undefined) query = query.where('p.id', '<', after);
  if (search) {
    const pattern = containing(search);
    query = query.where((eb) => eb.or([eb('p.email', 'ilike', pattern), eb('p.name', 'ilike', pattern)]));
  }
  if (state === 'suppressed') query = query.where('p.suppressed_at', 'is not', null);
  if (newsletterId || (state && state !== 'suppressed')) {
    query = query.where((eb) => {
      let of = eb.selectFrom('subscriptions as s').select(sql`1`.as('one')).whereRef('s.subscriber_id', '=', 'p.id');
      if (newsletterId) of = of.where('s.newsletter_id', '=', newsletterId);
      if (state && state !== 'suppressed') of = of.where('s.state', '=', state);
      return eb.exists(of);
    });
  }
  const rows = await query.execute();
  return withSubscriptions(db, rows);
}

export async function subscriberById(db: Reads, id: string): Promise<SubscriberDetail | null> {
  const row = await db.selectFrom('subscribers as p').select(columns).where('p.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const [item] = await withSubscriptions(db, [row]);
  const consents = await db
    .selectFrom('consents as c')
    .innerJoin('subscriptions as s', 's.id', 'c.subscription_id')
    .select(['s.newsletter_id', 'c.kind', 'c.source', 'c.wording', 'c.recorded_at'])
    .where('s.subscriber_id', '=', id)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  const left = await db
    .selectFrom('subscriptions')
    .select(['newsletter_id', 'unsubscribe_reason'])
    .where('subscriber_id', '=', id)
    .where('unsubscribe_reason', 'is not', null)
    .execute();
  return {
    ...(item as SubscriberItem),
    softBounces: row.soft_bounces,
    consents: consents.map((one) => ({
      newsletterId: one.newsletter_id as NewsletterId,
      kind: one.kind as ConsentKind,
      source: one.source,
      wording: one.wording,
      at: one.recorded_at,
    })),
    reasons: left.map((one) => ({
      newsletterId: one.newsletter_id as NewsletterId,
      reason: one.unsubscribe_reason ?? '',
    })),
  };
}

const columns = [
  'p.id',
  'p.email',
  'p.name',
  'p.created_at',
  'p.suppressed_at',
  'p.suppression_reason',
  'p.suppression_detail',
  'p.soft_bounces',
] as const;

type Row = {
  id: string;
  email: string;
  name: string;
  created_at: Date;
  suppressed_at: Date | null;
  suppression_reason: string | null;
  suppression_detail: string;
};

async function withSubscriptions(db: Reads, rows: readonly Row[]): Promise<SubscriberItem[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom('subscriptions')
    .select(['subscriber_id', 'newsletter_id', 'state'])
    .where(
      'subscriber_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('created_at')
    .execute();
  const own = Map.groupBy(found, (one) => one.subscriber_id);
  return rows.map((row) => ({
    id: row.id as SubscriberId,
    email: row.email,
    name: row.name,
    createdAt: row.created_at,
    suppression: row.suppressed_at && {
      reason: row.suppression_reason as SuppressionReason,
      detail: row.suppression_detail,
      at: row.suppressed_at,
    },
    subscriptions: (own.get(row.id) ?? []).map((one) => ({
      newsletterId: one.newsletter_id as NewsletterId,
      state: one.state as SubscriptionState,
    })),
  }));
}
