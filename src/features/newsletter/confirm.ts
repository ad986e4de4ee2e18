import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Reads } from '../../platform/context.ts';
import type { NewsletterId, SubscriberId } from '../../platform/ids.ts';
import { hashSecret } from '../../platform/tokens.ts';
import type { Newsletter } from './newsletter.ts';
import { newsletters } from './newsletter-queries.ts';
import { putSubscription, recordConsent } from './subscription-store.ts';

export type Confirmation = { email: string; newsletters: Newsletter[] };

/** What a confirmation link is about, without doing anything; null when it is unknown, used or expired. */
export async function confirmationOf(ctx: Pick<Ctx, 'db' | 'now'>, secret: string): Promise<Confirmation | null> {
  const row = await openConfirmation(ctx.db, secret, ctx.now());
  if (!row) return null;
  const all = await newsletters(ctx.db);
  return { email: row.email, newsletters: all.filter((newsletter) => row.newsletter_ids.includes(newsletter.id)) };
}

/** Why a confirmation link does nothing: it did so before, its week has passed, or it is not ours or was cut. */
export async function whyNotConfirmed(
  ctx: Pick<Ctx, 'db' | 'now'>,
  secret: string,
): Promise<'used' | 'expired' | 'unknown'> {
  const row = await ctx.db
    .selectFrom('confirmations')
    .select(['used_at', 'expires_at'])
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  if (row?.used_at) return 'used';
  return row && row.expires_at <= ctx.now() ? 'expired' : 'unknown';
}

/**
 * The button was pressed: the subscriptions begin, and the consent is on record. Emits `subscriptions-changed`.
 *
 * @returns null when the link is unknown, used or expired
 */
export async function confirm(
  ctx: Ctx,
  input: { secret: string; source: string; wording: string; networkHash: Buffer },
): Promise<Confirmation | null> {
  const about = await confirmationOf(ctx, input.secret);
  if (!about) return null;
  return ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    const used = await trx
      .updateTable('confirmations')
      .set({ used_at: now })
      .where('secret_hash', '=', hashSecret(input.secret))
      .where('used_at', 'is', null)
      .returning(['subscriber_id', 'newsletter_ids'])
      .executeTakeFirst();
    if (!used) return null;
    for (const newsletterId of used.newsletter_ids as NewsletterId[]) {
      const { id, wasConfirmed } = await putSubscription(
        ctx,
        trx,
        used.subscriber_id as SubscriberId,
        newsletterId,
        'confirmed',
      );
      await recordConsent(ctx, trx, {
        subscriptionId: id,
        kind: 'confirmed',
        source: input.source,
        wording: input.wording,
        networkHash: input.networkHash,
      });
      const begun = wasConfirmed ? {} : { begunId: id };
      await emit({ name: 'subscriptions-changed', newsletterId, change: 'confirmed', count: 1, ...begun }, SYSTEM);
    }
    return about;
  });
}

async function openConfirmation(db: Reads, secret: string, now: Date) {
  return db
    .selectFrom('confirmations as c')
    .innerJoin('subscribers as s', 's.id', 'c.subscriber_id')
    .select(['s.email', 'c.newsletter_ids'])
    .where('c.secret_hash', '=', hashSecret(secret))
    .where('c.used_at', 'is', null)
    .where('c.expires_at', '>', now)
    .executeTakeFirst();
}
