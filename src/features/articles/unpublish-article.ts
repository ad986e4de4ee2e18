import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { announceMenu } from './announce-menu.ts';
import { type ArticleRow, lockArticle, publishedPlace, removePublished, updateArticle } from './article-store.ts';

export type UnpublishInput = {
  id: ArticleId;
  /** For the house's log. */
  reason: string;
  /** What the address tells readers from now on; nothing but that it was removed when empty. */
  notice?: string | undefined;
  /** When; now when absent. */
  at?: Date | undefined;
};

/**
 * Takes the story from the readers, now or at a later time: its address answers 410 from then on, with the notice if
 * one is given. Of a scheduled story that was never public it only ends the schedule. Emits `article-withdrawn` or
 * `article-unpublish-scheduled`.
 *
 * @throws Forbidden; Conflict `not-published`; Invalid when it would go before it comes
 */
export async function unpublishArticle(ctx: Ctx, by: Actor, input: UnpublishInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row.state === 'withdrawn') return { version: row.version };
    if (row.first_published_at === null && row.state !== 'scheduled')
      throw new Conflict('not-published', 'This article is not published.');
    if (input.at) return unpublishLater(ctx, trx, emit, by, row, { ...input, at: input.at });
    return unpublishNow(ctx, trx, emit, by, row, input);
  });
}

/** Within somebody's transaction, the row locked: also for a date that has come. */
export async function unpublishNow(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: ArticleRow,
  { reason, notice = '' }: { reason: string; notice?: string | undefined },
): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const place = await publishedPlace(trx, id);
  await announceMenu(trx, emit, by, () => removePublished(trx, id));
  const neverPublic = row.first_published_at === null;
  const version = await updateArticle(trx, row, {
    state: neverPublic ? 'draft' : 'withdrawn',
    scheduled_at: null,
    scheduled_revision: null,
    published_revision: null,
    unpublish_at: null,
    unpublish_reason: null,
    held_until: null,
    hold_reason: null,
    hold_kind: null,
    held_from: null,
    ...(neverPublic ? {} : { withdrawn_at: ctx.now(), withdrawal_reason: reason, withdrawal_notice: notice }),
  });
  await emit({ name: 'article-withdrawn', articleId: id, reason, notice, places: place ? [place] : [] }, by);
  return { version };
}

async function unpublishLater(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: ArticleRow,
  input: UnpublishInput & { at: Date },
): Promise<{ version: number }> {
  if (input.at <= ctx.now() || (row.scheduled_at && input.at <= row.scheduled_at))
    throw new Invalid('invalid-input', 'An article is taken away after now, and after it was published.', [
      { path: 'at', code: 'too-early', message: 'is too early' },
    ]);
  const version = await updateArticle(trx, row, {
    unpublish_at: input.at,
    unpublish_reason: input.reason,
    withdrawal_notice: input.notice ?? '',
  });
  const at = input.at.toISOString();
  await emit({ name: 'article-unpublish-scheduled', articleId: input.id, at, reason: input.reason }, by);
  return { version };
}
