import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { lockArticle, updateArticle } from './article-store.ts';

/**
 * Takes back what was set for later: a publishing (the story is ready again, or a public one stays as it is), or an
 * unpublishing. Emits `article-unscheduled`.
 *
 * @throws Forbidden; Conflict `not-scheduled`
 */
export async function unscheduleArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; what: 'publish' | 'unpublish' },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    const at = input.what === 'publish' ? row.scheduled_at : row.unpublish_at;
    if (!at) throw new Conflict('not-scheduled', 'Nothing is scheduled for this article.');
    const version = await updateArticle(
      trx,
      row,
      input.what === 'publish'
        ? { scheduled_at: null, scheduled_revision: null, ...(row.state === 'scheduled' ? { state: 'ready' } : {}) }
        : { unpublish_at: null, unpublish_reason: null },
    );
    await emit({ name: 'article-unscheduled', articleId: input.id, what: input.what, at: at.toISOString() }, by);
    return { version };
  });
}
