import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { lockArticle, publishedPlace, removePublished, updateArticle } from './article-store.ts';

/**
 * Holds a story (embargo, gag order, censor) until a moment or until further notice: it leaves every page, list, feed
 * and search in this one transaction. Emits `article-held`.
 */
export async function holdArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; reason: string; until?: Date | undefined },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row.state === 'withdrawn') throw new Conflict('withdrawn', 'This article was withdrawn.');
    const place = await publishedPlace(trx, input.id);
    await removePublished(trx, input.id);
    const version = await updateArticle(trx, row, {
      state: 'held',
      hold_reason: input.reason,
      held_until: input.until ?? null,
      scheduled_at: null,
      scheduled_revision: null,
    });
    const until = input.until?.toISOString() ?? null;
    await emit(
      { name: 'article-held', articleId: input.id, reason: input.reason, until, places: place ? [place] : [] },
      by,
    );
    return { version };
  });
}
