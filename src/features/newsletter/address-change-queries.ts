import type { Ctx, Reads } from '../../platform/context.ts';
import { hashSecret } from '../../platform/tokens.ts';

export type AddressChange = { from: string; to: string };

/** What the link in the message to the new address is about; null when it is unknown, used or expired. */
export async function addressChangeOf(ctx: Pick<Ctx, 'db' | 'now'>, secret: string): Promise<AddressChange | null> {
  const row = await ctx.db
    .selectFrom('address_changes')
    .select(['from_email', 'email'])
    .where('secret_hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst();
  return row ? { from: row.from_email, to: row.email } : null;
}

/** A change that was confirmed. */
export async function addressChangeById(db: Reads, id: string): Promise<AddressChange | null> {
  const row = await db
    .selectFrom('address_changes')
    .select(['from_email', 'email'])
    .where('id', '=', id)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
  return row ? { from: row.from_email, to: row.email } : null;
}
