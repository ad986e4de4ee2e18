import type { Reads } from '../../platform/context.ts';

/** Whether somebody signs in at that address. */
export async function hasAccount(db: Reads, email: string): Promise<boolean> {
  return (await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}
