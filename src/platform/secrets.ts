import { randomBytes } from 'node:crypto';
import type { Ctx, Trx } from './context.ts';

/** A secret of this installation by its name: made at the first asking, the same ever after, in every process. */
export async function installationSecret(ctx: Pick<Ctx, 'db' | 'now'>, name: string): Promise<Buffer> {
  await ctx.db
    .insertInto('secrets')
    .values({ name, value: randomBytes(32), created_at: ctx.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await ctx.db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return row.value;
}

/** Keeps a secret that was made elsewhere, under a name that is not taken. */
export async function putSecret(trx: Trx, name: string, value: Buffer, now: Date): Promise<void> {
  await trx.insertInto('secrets').values({ name, value, created_at: now }).execute();
}

export async function removeSecret(trx: Trx, name: string): Promise<void> {
  await trx.deleteFrom('secrets').where('name', '=', name).execute();
}
