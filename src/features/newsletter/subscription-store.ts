import type { Ctx, Trx } from '../../platform/context.ts';
import type { NewsletterId, SubscriberId, SubscriptionId } from '../../platform/ids.ts';

export type ConsentKind = 'requested' | 'confirmed' | 'imported' | 'withdrawn' | 'moved';

/** The person at that address; made when new. A name is only ever added, never overwritten by a stranger. */
export async function ensureSubscriber(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  email: string,
  name: string,
): Promise<{ id: SubscriberId; suppressed: boolean }> {
  await trx
    .insertInto('subscribers')
    .values({ id: ctx.newId(), email, name, created_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('subscribers')
    .select(['id', 'suppressed_at'])
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { id: row.id as SubscriberId, suppressed: row.suppressed_at !== null };
}

/** The subscription in that state, unless it is confirmed already. */
export async function putSubscription(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  subscriberId: SubscriberId,
  newsletterId: NewsletterId,
  state: 'pending' | 'confirmed',
): Promise<{ id: SubscriptionId; wasConfirmed: boolean }> {
  const now = ctx.now();
  const before = await trx
    .selectFrom('subscriptions')
    .select(['id', 'state'])
    .where('subscriber_id', '=', subscriberId)
    .where('newsletter_id', '=', newsletterId)
    .executeTakeFirst();
  const confirmed_at = state === 'confirmed' ? now : null;
  if (!before) {
    const id = ctx.newId();
    await trx
      .insertInto('subscriptions')
      .values({ id, subscriber_id: subscriberId, newsletter_id: newsletterId, state, confirmed_at, created_at: now })
      .execute();
    return { id: id as SubscriptionId, wasConfirmed: false };
  }
  const wasConfirmed = before.state === 'confirmed';
  if (!wasConfirmed) {
    await trx
      .updateTable('subscriptions')
      .set({ state, ...(confirmed_at ? { confirmed_at, unsubscribed_at: null, unsubscribe_reason: null } : {}) })
      .where('id', '=', before.id)
      .execute();
  }
  return { id: before.id as SubscriptionId, wasConfirmed };
}

/** The proof of what was agreed to: which words, where, when. Rows are only ever added. */
export async function recordConsent(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  consent: {
    subscriptionId: SubscriptionId;
    kind: ConsentKind;
    source: string;
    wording: string;
    networkHash?: Buffer | null;
    at?: Date;
  },
): Promise<void> {
  await trx
    .insertInto('consents')
    .values({
      id: ctx.newId(),
      subscription_id: consent.subscriptionId,
      kind: consent.kind,
      source: consent.source,
      wording: consent.wording,
      network_hash: consent.networkHash ?? null,
      recorded_at: consent.at ?? ctx.now(),
    })
    .execute();
}
