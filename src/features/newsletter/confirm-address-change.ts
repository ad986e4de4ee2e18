import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { NewsletterId, SubscriberId, SubscriptionId } from '../../platform/ids.ts';
import { hashSecret } from '../../platform/tokens.ts';
import { hasAccount } from '../people/account-queries.ts';
import { putSubscription, recordConsent } from './subscription-store.ts';
import { endSubscription } from './unsubscribe.ts';

export type AddressMoved = { kind: 'moved' | 'taken' | 'blocked'; to: string } | { kind: 'unknown' };
type Proof = { source: string; wording: (from: string, to: string) => string; networkHash: Buffer };

/**
 * The button at the new address was pressed: what the reader gets goes there from now on, with the history of its
 * consent and the press on record. Emits `reader-address-changed`, upon which the old address is told.
 *
 * @returns `taken` when an account would have to move to where another is; `blocked` when nothing is sent to the new
 *   address; `unknown` when the link is unknown, used or expired. Then nothing has changed.
 */
export async function confirmAddressChange(ctx: Ctx, input: Proof & { secret: string }): Promise<AddressMoved> {
  return ctx.transact(async (trx, emit) => {
    const change = await trx
      .selectFrom('address_changes')
      .select(['id', 'from_email', 'email', 'person_id'])
      .where('secret_hash', '=', hashSecret(input.secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', ctx.now())
      .forUpdate()
      .executeTakeFirst();
    if (!change) return { kind: 'unknown' };
    const { email: to, from_email: from } = change;
    if (change.person_id && (await hasAccount(trx, to))) return { kind: 'taken', to };
    const found = await trx
      .selectFrom('subscribers')
      .select(['id', 'email', 'suppressed_at', 'suppression_reason'])
      .where('email', 'in', [from, to])
      .orderBy('id')
      .forUpdate()
      .execute();
    const old = found.find((one) => one.email === from);
    const target = found.find((one) => one.email === to);
    if (!old && !change.person_id) return { kind: 'unknown' };
    if (target?.suppressed_at) return { kind: 'blocked', to };
    await trx.updateTable('address_changes').set({ used_at: ctx.now() }).where('id', '=', change.id).execute();
    if (old && target) await join(ctx, trx, emit, old.id as SubscriberId, target.id as SubscriberId);
    else if (old) {
      // What came back from the old address says nothing about the new one.
      const freed = { suppressed_at: null, suppression_reason: null, suppression_detail: '', soft_bounces: 0 };
      await trx
        .updateTable('subscribers')
        .set({ email: to, ...(old.suppression_reason === 'bounced' ? freed : {}) })
        .where('id', '=', old.id)
        .execute();
    }
    for (const id of await confirmedOf(trx, to)) {
      const { source, networkHash } = input;
      const wording = input.wording(from, to);
      await recordConsent(ctx, trx, { subscriptionId: id, kind: 'moved', source, wording, networkHash });
    }
    await emit({ name: 'reader-address-changed', changeId: change.id, personId: change.person_id }, SYSTEM);
    return { kind: 'moved', to };
  });
}

/**
 * Both addresses are known: what only the old one gets moves over, history and all; where both were asked for, the new
 * address's own goes on and the old one's ends. No subscription is deleted, so that the links in messages sent before
 * still lead to it.
 */
async function join(ctx: Ctx, trx: Trx, emit: Emit, from: SubscriberId, to: SubscriberId): Promise<void> {
  const all = await trx
    .selectFrom('subscriptions')
    .select(['id', 'subscriber_id', 'newsletter_id', 'state', 'frequency'])
    .where('subscriber_id', 'in', [from, to])
    .execute();
  for (const one of all.filter((row) => row.subscriber_id === from)) {
    const there = all.find((row) => row.subscriber_id === to && row.newsletter_id === one.newsletter_id);
    if (!there) {
      await trx.updateTable('subscriptions').set({ subscriber_id: to }).where('id', '=', one.id).execute();
      continue;
    }
    if (one.state === 'confirmed' && there.state !== 'confirmed') {
      await putSubscription(ctx, trx, to, one.newsletter_id as NewsletterId, 'confirmed');
      await trx.updateTable('subscriptions').set({ frequency: one.frequency }).where('id', '=', there.id).execute();
    }
    await endSubscription(ctx, trx, emit, one.id as SubscriptionId, 'address-change');
  }
}

async function confirmedOf(trx: Trx, email: string): Promise<SubscriptionId[]> {
  const rows = await trx
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select('s.id')
    .where('p.email', '=', email)
    .where('s.state', '=', 'confirmed')
    .execute();
  return rows.map((row) => row.id as SubscriptionId);
}
