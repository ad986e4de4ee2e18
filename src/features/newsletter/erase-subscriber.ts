import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { SubscriberId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { addressHasher } from './erased-addresses.ts';

/**
 * Forgets somebody who asked for it: the person, their subscriptions and the proof of their consent are gone, their name
 * and address are blanked in every edition they got, and a keyed hash keeps them from being brought in again by others.
 * Emits `subscriber-erased`.
 *
 * @throws Forbidden; NotFound
 */
export async function eraseSubscriber(ctx: Ctx, by: Actor, id: SubscriberId): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  const hash = await addressHasher(ctx);
  await ctx.transact(async (trx, emit) => {
    const row = await trx.selectFrom('subscribers').select('email').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new NotFound('no-such-subscriber', 'There is no such subscriber.');
    await trx
      .insertInto('erased_addresses')
      .values({ hash: hash(row.email), erased_at: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // By edition, for the deliveries have no index by subscription.
    await sql`
      update deliveries d
      set email = '', name = '', state = case when d.state in ('pending', 'deferred') then 'skipped' else d.state end
      from subscriptions s
      join editions e on e.newsletter_id = s.newsletter_id
      where s.subscriber_id = ${id} and d.edition_id = e.id and d.subscription_id = s.id`.execute(trx);
    await trx
      .deleteFrom('address_changes')
      .where((eb) => eb.or([eb('email', '=', row.email), eb('from_email', '=', row.email)]))
      .execute();
    await trx.deleteFrom('subscribers').where('id', '=', id).execute();
    await emit({ name: 'subscriber-erased', subscriberId: id }, by);
  });
}
