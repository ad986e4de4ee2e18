import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { SubscriberId } from '../../platform/ids.ts';
import { takeRate } from '../../platform/rate-limit.ts';

const PER_ADDRESS = { limit: 3, windowSeconds: 3600 };
const PER_NETWORK = { limit: 20, windowSeconds: 3600 };

/**
 * A link that a mail program cut is asked for anew. The message goes to who gets a newsletter at that address, and the
 * asker learns nothing of whether anybody does. Emits `reader-link-asked`.
 *
 * @throws TooMany
 */
export async function askReaderLink(ctx: Ctx, input: { email: string; networkHash: Buffer }): Promise<void> {
  await takeRate(ctx, `reader-link-network:${input.networkHash.toString('base64url')}`, PER_NETWORK);
  await takeRate(ctx, `reader-link:${input.email}`, PER_ADDRESS);
  const row = await ctx.db
    .selectFrom('subscribers as p')
    .select('p.id')
    .where('p.email', '=', input.email)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('subscriptions as s')
          .select('s.id')
          .whereRef('s.subscriber_id', '=', 'p.id')
          .where('s.state', '<>', 'unsubscribed'),
      ),
    )
    .executeTakeFirst();
  if (!row) return;
  const subscriberId = row.id as SubscriberId;
  await ctx.transact((_trx, emit) => emit({ name: 'reader-link-asked', subscriberId }, SYSTEM));
}
