import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Forbidden } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mayWrite } from './article.ts';
import { type ArticlePatch, patched } from './article-input.ts';
import { insertRevision, lockArticle, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';

export type SaveInput = {
  id: ArticleId;
  /** The version that the writer saw, or null to save over whatever is there. */
  version: number | null;
  patch: ArticlePatch;
};

/**
 * Saves the working copy as a new revision; what readers see stays as it is until it is published again. Emits
 * `article-saved`.
 *
 * @throws Conflict `stale-edit` when somebody saved in between: nothing of either is lost, both are the writers' to merge
 */
export async function saveArticle(
  ctx: Ctx,
  by: Actor,
  input: SaveInput,
): Promise<{ version: number; revision: number }> {
  if (!mayWrite(by)) throw new Forbidden('may-not-write', 'Only the staff write articles.');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (input.version !== null && input.version !== row.version) {
      throw new Conflict(
        'stale-edit',
        `Somebody has saved this article meanwhile: it is at version ${row.version}, and this edit began at ${input.version}. Nothing was overwritten.`,
      );
    }
    const before = await revisionContent(trx, input.id, row.latest_revision);
    if (!before) throw new Error(`Revision ${row.latest_revision} of ${input.id} is missing.`);
    const content = await patched({ ...ctx, trx, emit, by }, before, input.patch, row.first_published_at !== null);
    if (JSON.stringify(content) === JSON.stringify(before))
      return { version: row.version, revision: row.latest_revision };
    const now = ctx.now();
    const revision = row.latest_revision + 1;
    await insertRevision(trx, input.id, revision, content, by, now, 'save');
    const version = await updateArticle(trx, row, {
      latest_revision: revision,
      headline: content.headline,
      section_id: content.sectionId,
      saved_at: now,
    });
    await emit({ name: 'article-saved', articleId: input.id, revision }, by);
    return { version, revision };
  });
}
