import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { lockArticle, publishedPlace, removePublished, updateArticle } from './article-store.ts';

/**
 * Takes the story from the readers: its address answers 410 from now on. Emits `article-withdrawn`.
 *
 * @throws Forbidden; Conflict when it was never public
 */
export async function unpublishArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; reason: string },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row.state === 'withdrawn') return { version: row.version };
    if (row.first_published_at === null && row.state !== 'scheduled')
      throw new Conflict('not-published', 'This article is not published.');
    const place = await publishedPlace(trx, input.id);
    await removePublished(trx, input.id);
    const neverPublic = row.first_published_at === null;
    const version = await updateArticle(trx, row, {
      state: neverPublic ? 'draft' : 'withdrawn',
      scheduled_at: null,
      scheduled_revision: null,
      published_revision: null,
      ...(neverPublic ? {} : { withdrawn_at: ctx.now(), withdrawal_reason: input.reason }),
    });
    await emit(
      { name: 'article-withdrawn', articleId: input.id, reason: input.reason, places: place ? [place] : [] },
      by,
    );
    return { version };
  });
}
