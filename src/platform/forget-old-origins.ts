import { sql } from 'kysely';
import type { Ctx } from './context.ts';

const KEPT_DAYS = 180;

/**
 * Takes the network and the client out of what was logged half a year ago: that somebody published stays for ever, from
 * which network is personal data, and is kept only as long as a breach may still be looked into.
 */
export async function forgetOldOrigins(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000);
  await ctx.db
    .updateTable('event_log')
    .set({ came_from: sql<string>`came_from - 'network' - 'client'` })
    .where('happened_at', '<', before)
    .where(sql<boolean>`came_from ?| array['network', 'client']`)
    .execute();
}
