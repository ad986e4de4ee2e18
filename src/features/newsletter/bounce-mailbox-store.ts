import type { Db, Reads, Trx } from '../../platform/context.ts';

/** Up to which uid a mailbox was read; 0 when it never was, or when the server numbers its messages anew. */
export async function readUpTo(db: Reads, name: string, uidValidity: string): Promise<number> {
  const row = await db
    .selectFrom('bounce_mailboxes')
    .select('last_uid')
    .where('name', '=', name)
    .where('uid_validity', '=', uidValidity)
    .executeTakeFirst();
  return Number(row?.last_uid ?? 0);
}

export async function putReadUpTo(
  db: Db,
  { name, uidValidity, uid, now }: { name: string; uidValidity: string; uid: number; now: Date },
): Promise<void> {
  const row = { uid_validity: uidValidity, last_uid: String(uid), read_at: now };
  await db
    .insertInto('bounce_mailboxes')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

/** Notes that a message is taken. @returns false when it was before */
export async function noteTaken(trx: Trx, digest: Buffer, now: Date): Promise<boolean> {
  const noted = await trx
    .insertInto('taken_bounces')
    .values({ digest, taken_at: now })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .executeTakeFirst();
  return Number(noted.numInsertedOrUpdatedRows ?? 0) === 1;
}

export async function forgetTaken(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('taken_bounces').where('taken_at', '<', before).execute();
}
