import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { NewsletterId, SubscriptionId } from '../../platform/ids.ts';
import type { Frequency, Newsletter } from './newsletter.ts';
import { type ReaderChoice, readerChoices } from './reader-choices-queries.ts';
import { register } from './register.ts';
import { ensureSubscriber, putSubscription, recordConsent } from './subscription-store.ts';
import { endSubscription } from './unsubscribe.ts';

export type Chosen = { newsletterId: NewsletterId; frequency: Frequency };
export type ChoiceInput = {
  email: string;
  chosen: readonly Chosen[];
  /** `account`: signed in, so that the address is known to be the reader's. `page`: by the link in a message. */
  how: 'account' | 'page';
  source: string;
  wording: string;
  networkHash: Buffer;
};
export type ChoiceMade = {
  left: { subscriptionId: SubscriptionId; newsletter: Newsletter }[];
  /** For whom a message waits to be confirmed. */
  asked: Newsletter[];
};

/**
 * What a reader gets from now on: what is not chosen ends, what is chosen and new begins. Signed in it begins at once;
 * by the link in a message, which may have been passed on, it waits for the button in a message of its own. Emits
 * `subscriptions-changed` for each.
 *
 * @throws TooMany, and then nothing has changed
 */
export async function chooseNewsletters(ctx: Ctx, input: ChoiceInput): Promise<ChoiceMade> {
  const all = await readerChoices(ctx.db, input.email);
  const wanted = new Map(input.chosen.map((one) => [one.newsletterId, one.frequency]));
  const fresh = all.filter(({ newsletter, state }) => wanted.has(newsletter.id) && state !== 'confirmed');
  // Whoever waits for a confirmation has its message already.
  const asked = input.how === 'page' ? fresh.filter(({ state }) => state !== 'pending') : [];
  const begun = input.how === 'account' ? fresh : [];
  if (asked.length > 0) {
    const newsletterIds = asked.map(({ newsletter }) => newsletter.id);
    const { email, source, wording, networkHash } = input;
    await register(ctx, { email, name: '', newsletterIds, source, wording, networkHash });
  }
  const left = all.filter(
    (one): one is ReaderChoice & { subscriptionId: SubscriptionId } =>
      one.subscriptionId !== null && one.state !== 'unsubscribed' && !wanted.has(one.newsletter.id),
  );
  await ctx.transact(async (trx, emit) => {
    for (const { subscriptionId } of left) await endSubscription(ctx, trx, emit, subscriptionId, input.how);
    for (const { newsletter } of begun) {
      const subscriber = await ensureSubscriber(ctx, trx, input.email, '');
      const { id } = await putSubscription(ctx, trx, subscriber.id, newsletter.id, 'confirmed');
      const { source, wording, networkHash } = input;
      await recordConsent(ctx, trx, { subscriptionId: id, kind: 'confirmed', source, wording, networkHash });
      const event = { name: 'subscriptions-changed', newsletterId: newsletter.id, count: 1 } as const;
      await emit({ ...event, change: 'confirmed', begunId: id }, SYSTEM);
    }
    for (const { newsletterId, frequency } of input.chosen) {
      const put = await trx
        .updateTable('subscriptions as s')
        .set({ frequency })
        .from('subscribers as p')
        .whereRef('p.id', '=', 's.subscriber_id')
        .where('p.email', '=', input.email)
        .where('s.newsletter_id', '=', newsletterId)
        .where('s.frequency', '<>', frequency)
        .executeTakeFirst();
      if (Number(put.numUpdatedRows) === 0) continue;
      await emit({ name: 'subscriptions-changed', newsletterId, change: 'frequency', count: 1 }, SYSTEM);
    }
  });
  return {
    left: left.map(({ subscriptionId, newsletter }) => ({ subscriptionId, newsletter })),
    asked: asked.map(({ newsletter }) => newsletter),
  };
}
