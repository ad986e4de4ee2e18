import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { addressHasher, erasedAmong } from './erased-addresses.ts';
import { newsletterById } from './newsletter-queries.ts';
import { ensureSubscriber, putSubscription, recordConsent } from './subscription-store.ts';

export type NewSubscriber = {
  email: string;
  name?: string | undefined;
  consent: { source: string; wording: string; at: Date };
};
export type AddedSubscriber = { email: string; result: 'added' | 'already' | 'suppressed' };

/**
 * Brings in people who agreed elsewhere, with the proof of it. All or none. Emits `subscriptions-changed`.
 *
 * @throws Forbidden; NotFound
 */
export async function addSubscribers(
  ctx: Ctx,
  by: Actor,
  newsletterId: NewsletterId,
  people: readonly NewSubscriber[],
): Promise<AddedSubscriber[]> {
  mustBeAllowed(by, 'edit-newsletters');
  if (!(await newsletterById(ctx.db, newsletterId)))
    throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
  const hash = await addressHasher(ctx);
  return ctx.transact(async (trx, emit) => {
    const erased = await erasedAmong(
      trx,
      hash,
      people.map(({ email }) => email),
    );
    const results: AddedSubscriber[] = [];
    for (const person of [...people].sort((a, b) => (a.email < b.email ? -1 : 1))) {
      // Whoever asked to be forgotten comes back by their own registration alone.
      if (erased.has(person.email)) {
        results.push({ email: person.email, result: 'suppressed' });
        continue;
      }
      const subscriber = await ensureSubscriber(ctx, trx, person.email, person.name ?? '');
      if (subscriber.suppressed) {
        results.push({ email: person.email, result: 'suppressed' });
        continue;
      }
      const { id, wasConfirmed } = await putSubscription(ctx, trx, subscriber.id, newsletterId, 'confirmed');
      const { source, wording, at } = person.consent;
      await recordConsent(ctx, trx, { subscriptionId: id, kind: 'imported', source, wording, at });
      results.push({ email: person.email, result: wasConfirmed ? 'already' : 'added' });
    }
    const count = results.filter((one) => one.result === 'added').length;
    if (count > 0) await emit({ name: 'subscriptions-changed', newsletterId, change: 'imported', count }, by);
    return results;
  });
}
