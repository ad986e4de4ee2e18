import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import {
  insertCorrection,
  lastCorrectedAt,
  lockArticle,
  mustBeVersion,
  publishedPlace,
  updateArticle,
} from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';
import { publishNow } from './publish-article.ts';
import { checkPublishable } from './publish-checks.ts';

export type CorrectInput = {
  id: ArticleId;
  /** What was wrong and what is right, for the readers. */
  note: string;
  /** Whether what was saved since is published with it. */
  publish?: boolean | undefined;
  version?: number | null;
};

/**
 * Adds a correction that the page, the feed and the data show, and moves the time of the last update; with `publish` the
 * corrected words go out in the same transaction. Emits `article-corrected`, and `article-published` with it.
 *
 * @throws Forbidden; Conflict `not-published`, `stale-edit`; Invalid `not-ready`
 */
export async function correctArticle(ctx: Ctx, by: Actor, input: CorrectInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    const place = await publishedPlace(trx, input.id);
    if (!place) throw new Conflict('not-published', 'Only a published article is corrected.');
    mustBeVersion(row, input.version);
    const last = await lastCorrectedAt(trx, input.id);
    // Readers see them in their order, whatever a clock that was set back says.
    const at = new Date(
      Math.max(ctx.now().getTime(), (last?.getTime() ?? 0) + 1, row.public_updated_at?.getTime() ?? 0),
    );
    await insertCorrection(trx, { id: ctx.newId(), articleId: input.id, note: input.note, by, at });
    await emit({ name: 'article-corrected', articleId: input.id, note: input.note, places: [place] }, by);
    if (input.publish && row.published_revision !== row.latest_revision) {
      const content = await revisionContent(trx, input.id, row.latest_revision);
      if (content) await checkPublishable(trx, content, { id: input.id, at });
      return publishNow({ now: () => at }, trx, emit, by, row, { change: 'correction' });
    }
    await trx.updateTable('published_articles').set({ updated_at: at }).where('id', '=', input.id).execute();
    return { version: await updateArticle(trx, row, { public_updated_at: at }) };
  });
}
