import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { SubscriberId } from '../../platform/ids.ts';
import { containing } from '../../platform/like.ts';
import type { Suppression, SuppressionReason } from './newsletter.ts';

/** Whom nothing is sent to, newest first; `search` in address and name. */
export async function suppressions(
  db: Reads,
  { limit, before, search = '' }: { limit: number; before?: { at: Date; id: string } | null; search?: string },
): Promise<Suppression[]> {
  let query = db
    .selectFrom('subscribers')
    .select(['id', 'email', 'name', 'suppression_reason', 'suppression_detail', 'suppressed_at'])
    .where('suppressed_at', 'is not', null)
    .orderBy('suppressed_at', 'desc')
    .orderBy('id')
    .limit(limit);
  if (before)
    query = query.where(
      sql<boolean>`date_trunc('milliseconds', suppressed_at) < ${before.at} or date_trunc('milliseconds', suppressed_at) = ${before.at} and id > ${before.id}`,
    );
  if (search) {
    const pattern = containing(search.toLowerCase());
    query = query.where((eb) => eb.or([eb('email', 'like', pattern), eb(eb.fn('lower', ['name']), 'like', pattern)]));
  }
  return (await query.execute()).map((row) => ({
    subscriberId: row.id as SubscriberId,
    email: row.email,
    name: row.name,
    reason: row.suppression_reason as SuppressionReason,
    detail: row.suppression_detail,
    at: row.suppressed_at as Date,
  }));
}
