import { slugFor } from '../../language/slug.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { insertRevision, lastRevision, lockArticle, mustBeVersion, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';
import { publishNow } from './publish-article.ts';

export type ReaddressInput = { id: ArticleId; slug: string; version?: number | null };

/**
 * Gives a public story another address at once, and its working copy with it; nothing else of what was saved since goes
 * out, and no time moves. The old address leads to the new one, since both carry the id. Emits `article-published`.
 *
 * @throws Forbidden; Conflict `not-published`, `stale-edit`
 */
export async function readdressArticle(ctx: Ctx, by: Actor, input: ReaddressInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  const slug = slugFor(input.slug);
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    mustBeVersion(row, input.version);
    if (row.state !== 'published' || row.published_revision === null)
      throw new Conflict('not-published', 'Only a published article has an address to change.');
    const isWorkingCopy = row.published_revision === row.latest_revision;
    const [shown, working] = [
      await revisionContent(trx, input.id, row.published_revision),
      await revisionContent(trx, input.id, row.latest_revision),
    ];
    if (!shown || !working) throw new Error(`A revision of ${input.id} is missing.`);
    if (shown.slug === slug && working.slug === slug) return { version: row.version };
    const now = ctx.now();
    const revision = (await lastRevision(trx, input.id)).number + 1;
    await insertRevision(trx, input.id, revision, { ...shown, slug }, by, now, 'readdress');
    const latest = isWorkingCopy ? revision : revision + 1;
    if (!isWorkingCopy) await insertRevision(trx, input.id, latest, { ...working, slug }, by, now, 'readdress');
    await updateArticle(trx, row, { latest_revision: latest, saved_at: now });
    // What is scheduled goes out on its day all the same.
    const { scheduled_at, scheduled_revision } = row;
    const changed = { ...row, version: row.version + 1, latest_revision: latest, scheduled_at: null };
    const published = await publishNow(ctx, trx, emit, by, changed, { revision, change: 'minor' });
    if (!scheduled_at) return published;
    const scheduled = scheduled_revision === row.latest_revision ? latest : scheduled_revision;
    const later = { scheduled_at, scheduled_revision: scheduled };
    return { version: await updateArticle(trx, { ...changed, version: published.version }, later) };
  });
}
