import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { announceMenu } from './announce-menu.ts';
import type { HoldKind } from './article.ts';
import { lockArticle, publishedPlace, removePublished, updateArticle } from './article-store.ts';

export type HoldInput = { id: ArticleId; kind?: HoldKind | undefined; reason: string; until?: Date | undefined };

/**
 * Holds a story (embargo, gag order, censor) until a moment or until further notice: it leaves every page, list, feed
 * and search in this one transaction. Of a story held already it sets reason and end anew. Emits `article-held`.
 *
 * @throws Forbidden; Conflict `withdrawn`; Invalid for an end that has passed
 */
export async function holdArticle(ctx: Ctx, by: Actor, input: HoldInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  if (input.until && input.until <= ctx.now())
    throw new Invalid('invalid-input', 'The end of a hold is in the future.', [
      { path: 'until', code: 'too-early', message: 'is too early' },
    ]);
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row.state === 'withdrawn') throw new Conflict('withdrawn', 'This article was withdrawn.');
    const place = await publishedPlace(trx, input.id);
    await announceMenu(trx, emit, by, () => removePublished(trx, input.id));
    const version = await updateArticle(trx, row, {
      state: 'held',
      // A schedule does not outlive a hold: an editor sets it again.
      held_from: row.state === 'held' ? row.held_from : row.state === 'scheduled' ? 'ready' : row.state,
      hold_kind: input.kind ?? null,
      hold_reason: input.reason,
      held_until: input.until ?? null,
      scheduled_at: null,
      scheduled_revision: null,
    });
    const until = input.until?.toISOString() ?? null;
    const { reason, kind = null } = input;
    const places = place ? [place] : [];
    await emit({ name: 'article-held', articleId: input.id, kind, reason, until, places }, by);
    return { version };
  });
}
