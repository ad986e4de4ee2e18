import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import { containing } from '../../platform/like.ts';
import { type Redirect, redirectPath } from './redirect.ts';

/** Where the path leads, or null when it leads nowhere else. */
export async function redirectFor(db: Reads, path: string): Promise<string | null> {
  const from = redirectPath(path);
  if (from === null) return null;
  const row = await db.selectFrom('redirects').select('to_address').where('from_path', '=', from).executeTakeFirst();
  return row?.to_address ?? null;
}

/** The newest first; `before` is the last one seen, `query` a part of either address. */
export async function redirects(
  db: Reads,
  page: { limit: number; query?: string; before?: { at: Date; id: string } },
): Promise<Redirect[]> {
  let query = db.selectFrom('redirects').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(page.limit);
  const { before } = page;
  if (before) {
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', before.at), eb.and([eb('created_at', '=', before.at), eb('id', '>', before.id)])]),
    );
  }
  if (page.query) {
    const part = containing(page.query);
    query = query.where((eb) => eb.or([eb('from_path', 'ilike', part), eb('to_address', 'ilike', part)]));
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    from: row.from_path,
    to: row.to_address,
    createdBy: (row.created_by as DoneBy).name,
    createdAt: row.created_at,
  }));
}
