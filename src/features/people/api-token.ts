import type { Actor, StaffRole } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ApiTokenId } from '../../platform/ids.ts';
import { hashSecret, newSecret } from '../../platform/tokens.ts';
import { mustBeAllowed } from './permission.ts';

/** A token as it is listed: its secret is nowhere. */
export type ApiToken = { id: ApiTokenId; name: string; role: StaffRole; createdAt: Date; lastUsedAt: Date | null };

/** A use is noted once in so many milliseconds. */
const NOTED_EVERY_MS = 3_600_000;
const PREFIX = 'gilyon_';

/** Makes a token and gives its secret, which is stored only as a hash and never shown again. Emits `token-created`. */
export async function createApiToken(
  ctx: Ctx,
  by: Actor,
  input: { name: string; role: StaffRole },
): Promise<{ id: ApiTokenId; secret: string }> {
  mustBeAllowed(by, 'manage-staff');
  const secret = PREFIX + newSecret();
  const id = ctx.newId() as ApiTokenId;
  await ctx.transact(async (trx, emit) => {
    await trx
      .insertInto('api_tokens')
      .values({ id, name: input.name, role: input.role, secret_hash: hashSecret(secret), created_at: ctx.now() })
      .execute();
    await emit({ name: 'token-created', tokenId: id, tokenName: input.name }, by);
  });
  return { id, secret };
}

/** From now on the token opens nothing. Emits `token-revoked`. @throws Forbidden; NotFound */
export async function revokeApiToken(ctx: Ctx, by: Actor, id: ApiTokenId): Promise<void> {
  mustBeAllowed(by, 'manage-staff');
  await ctx.transact(async (trx, emit) => {
    const row = await trx
      .updateTable('api_tokens')
      .set({ revoked_at: ctx.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!row) throw new NotFound('no-such-token', 'There is no such token.');
    await emit({ name: 'token-revoked', tokenId: id, tokenName: row.name }, by);
  });
}

/** Who a bearer token stands for, or null when it is unknown or revoked. */
export async function tokenActor({ db, now }: Pick<Ctx, 'db' | 'now'>, secret: string): Promise<Actor | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const row = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'role', 'last_used_at'])
    .where('secret_hash', '=', hashSecret(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (now().getTime() - (row.last_used_at?.getTime() ?? 0) > NOTED_EVERY_MS)
    await db.updateTable('api_tokens').set({ last_used_at: now() }).where('id', '=', row.id).execute();
  return { kind: 'token', id: row.id as ApiTokenId, name: row.name, role: row.role as StaffRole };
}
