import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { NewsletterId, SubscriptionId } from '../../platform/ids.ts';
import { installationSecret } from '../../platform/secrets.ts';
import { sign, verifySigned } from '../../platform/tokens.ts';
import { recordConsent } from './subscription-store.ts';

const PURPOSE = 'unsubscribe';

export type UnsubscribeSubject = {
  subscriptionId: SubscriptionId;
  email: string;
  newsletterId: NewsletterId;
  newsletterName: string;
  newsletterSlug: string;
};

/** The token of a subscription's unsubscribe link: signed, so that a million of them need no row. */
export async function unsubscribeSigner(ctx: Pick<Ctx, 'db' | 'now'>): Promise<(id: SubscriptionId) => string> {
  const key = await installationSecret(ctx, 'unsubscribe');
  return (id) => sign(key, PURPOSE, Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url'));
}

/** Whom a token is about; null when it is not ours or was cut. */
export async function unsubscribeSubject(
  ctx: Pick<Ctx, 'db' | 'now'>,
  token: string,
): Promise<UnsubscribeSubject | null> {
  // A mail program that makes links of plain text takes the full stop or bracket behind one along.
  const whole = /^[\w-]+\.[\w-]+/.exec(token)?.[0] ?? '';
  const signed = verifySigned(await installationSecret(ctx, 'unsubscribe'), PURPOSE, whole);
  const hex = signed ? Buffer.from(signed, 'base64url').toString('hex') : '';
  if (hex.length !== 32) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const row = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .innerJoin('newsletters as n', 'n.id', 's.newsletter_id')
    .select(['s.id', 'p.email', 'n.id as newsletter_id', 'n.name', 'n.slug'])
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    subscriptionId: row.id as SubscriptionId,
    email: row.email,
    newsletterId: row.newsletter_id as NewsletterId,
    newsletterName: row.name,
    newsletterSlug: row.slug,
  };
}

/** How a reader left; `address-change`: the subscription of the new address goes on in its place. */
export type WayOut = 'one-click' | 'page' | 'account' | 'address-change';

/**
 * Ends a subscription at once; again changes nothing. Emits `subscriptions-changed`.
 *
 * @param how `one-click` from the mail program (RFC 8058), `page` by the button, `account` from the account page
 * @param serial of the edition whose link it was, for its report
 */
export async function unsubscribe(
  ctx: Ctx,
  subscriptionId: SubscriptionId,
  how: WayOut,
  serial: number | null = null,
): Promise<void> {
  await ctx.transact(async (trx, emit) => {
    const newsletterId = await endSubscription(ctx, trx, emit, subscriptionId, how);
    if (!newsletterId || serial === null) return;
    await trx
      .updateTable('editions')
      .set((eb) => ({ unsubscribed: eb('unsubscribed', '+', 1) }))
      .where('serial', '=', serial)
      .where('newsletter_id', '=', newsletterId)
      .execute();
  });
}

/** The same within a change of more. @returns its newsletter; null when it had ended before */
export async function endSubscription(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  emit: Emit,
  subscriptionId: SubscriptionId,
  how: WayOut,
): Promise<NewsletterId | null> {
  const ended = await trx
    .updateTable('subscriptions')
    .set({ state: 'unsubscribed', unsubscribed_at: ctx.now() })
    .where('id', '=', subscriptionId)
    .where('state', '<>', 'unsubscribed')
    .returning('newsletter_id')
    .executeTakeFirst();
  if (!ended) return null;
  const newsletterId = ended.newsletter_id as NewsletterId;
  await recordConsent(ctx, trx, { subscriptionId, kind: 'withdrawn', source: how, wording: '' });
  await emit({ name: 'subscriptions-changed', newsletterId, change: 'withdrawn', count: 1 }, SYSTEM);
  return newsletterId;
}

/** Asked after, never before. */
export async function noteReason(ctx: Ctx, subscriptionId: SubscriptionId, reason: string): Promise<void> {
  await ctx.db
    .updateTable('subscriptions')
    .set({ unsubscribe_reason: reason.slice(0, 500) })
    .where('id', '=', subscriptionId)
    .where('state', '=', 'unsubscribed')
    .execute();
}
