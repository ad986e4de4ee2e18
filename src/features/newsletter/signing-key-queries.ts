import type { Reads } from '../../platform/context.ts';
import { type DkimKey, dkimKey } from '../../platform/dkim.ts';

/** Under what name a private key lies among the secrets. */
export function secretName(domain: string, selector: string): string {
  return `dkim:${domain}:${selector}`;
}

/** The key that signs for a domain now; null when none does. */
export async function signingKey(db: Reads, domain: string): Promise<DkimKey | null> {
  const row = await db
    .selectFrom('dkim_keys')
    .select('selector')
    .where('domain', '=', domain)
    .where('signs_since', 'is not', null)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const secret = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', secretName(domain, row.selector))
    .executeTakeFirstOrThrow();
  return dkimKey(domain, row.selector, secret.value.toString('utf8'));
}
