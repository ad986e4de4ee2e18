import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { insertCorrection, lockArticle, publishedPlace, updateArticle } from './article-store.ts';

/** Adds a correction that the page, the feed and the data show. Emits `article-corrected`. */
export async function correctArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; note: string },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    const place = await publishedPlace(trx, input.id);
    if (!place) throw new Conflict('not-published', 'Only a published article is corrected.');
    const now = ctx.now();
    await insertCorrection(trx, { id: ctx.newId(), articleId: input.id, note: input.note, by, at: now });
    await trx.updateTable('published_articles').set({ updated_at: now }).where('id', '=', input.id).execute();
    const version = await updateArticle(trx, row, {});
    await emit({ name: 'article-corrected', articleId: input.id, note: input.note, places: [place] }, by);
    return { version };
  });
}
