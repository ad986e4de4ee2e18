import { createHmac } from 'node:crypto';
import type { Ctx, Reads } from '../../platform/context.ts';
import { installationSecret } from '../../platform/secrets.ts';

/** What is kept of an address whose person asked to be forgotten: without this installation's secret it says nothing. */
export async function addressHasher(ctx: Pick<Ctx, 'db' | 'now'>): Promise<(email: string) => Buffer> {
  const key = await installationSecret(ctx, 'erased-addresses');
  return (email) => createHmac('sha256', key).update(email).digest();
}

/** Which of the addresses belong to people who asked to be forgotten. */
export async function erasedAmong(
  db: Reads,
  hash: (email: string) => Buffer,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const hashes = new Map(emails.map((email) => [hash(email).toString('hex'), email]));
  const found = await db
    .selectFrom('erased_addresses')
    .select('hash')
    .where(
      'hash',
      'in',
      [...hashes.keys()].map((hex) => Buffer.from(hex, 'hex')),
    )
    .execute();
  return new Set(found.flatMap((row) => hashes.get(row.hash.toString('hex')) ?? []));
}
