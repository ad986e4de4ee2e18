import { sql } from 'kysely';
import type { Ctx } from './context.ts';
import { TooMany } from './errors.ts';

export type Rate = { limit: number; windowSeconds: number };

/**
 * Counts one asking under `key` in a fixed window, in the database so that every process counts together.
 *
 * @throws TooMany over the limit
 */
export async function takeRate(ctx: Pick<Ctx, 'db' | 'now'>, key: string, rate: Rate): Promise<void> {
  const nowSeconds = Math.floor(ctx.now().getTime() / 1000);
  const windowSeconds = Math.floor(nowSeconds / rate.windowSeconds) * rate.windowSeconds;
  const { count } = await ctx.db
    .insertInto('rate_limits')
    .values({ key, window_start: new Date(windowSeconds * 1000), count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'window_start']).doUpdateSet({ count: sql`rate_limits.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  if (count > rate.limit) {
    throw new TooMany(
      'too-many',
      'Too many requests. Wait a little and try again.',
      windowSeconds + rate.windowSeconds - nowSeconds,
    );
  }
}

/** Removes windows that have passed a day ago. */
export async function forgetOldRates(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000);
  await ctx.db.deleteFrom('rate_limits').where('window_start', '<', dayAgo).execute();
}
