import type { Actor, StaffRole } from '../../platform/actor.ts';
import type { Ctx, Reads } from '../../platform/context.ts';
import type { ApiTokenId } from '../../platform/ids.ts';
import { hashSecret, newSecret } from '../../platform/tokens.ts';
import { mustBeAllowed } from './permission.ts';

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

/** Who a bearer token stands for, or null when it is unknown or revoked. */
export async function tokenActor(db: Reads, secret: string): Promise<Actor | null> {
  if (!secret.startsWith(PREFIX)) return null;
  const row = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'role'])
    .where('secret_hash', '=', hashSecret(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? { kind: 'token', id: row.id as ApiTokenId, name: row.name, role: row.role as StaffRole } : null;
}
