import { z } from 'zod';
import { type Actor, SCHEDULE } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type ArticleRow, lockArticle, updateArticle } from './article-store.ts';
import { publishNow } from './publish-article.ts';

const Job = z.object({ articleId: z.string() });

/** The hold's end has come: what was public is public again as it was, and the rest is where it was. A job. */
export async function releaseHold(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, articleId as ArticleId);
    if (row.state !== 'held' || !row.held_until || row.held_until > ctx.now()) return;
    await release(ctx, trx, emit, SCHEDULE, row);
  });
}

/**
 * Ends a hold before its time, or one without an end. Emits `article-released`, and `article-published` when the story
 * was public.
 *
 * @throws Forbidden; Conflict when it is not held
 */
export async function endHold(ctx: Ctx, by: Actor, input: { id: ArticleId }): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row.state !== 'held') throw new Conflict('not-held', 'This article is not held.');
    return release(ctx, trx, emit, by, row);
  });
}

async function release(ctx: Ctx, trx: Trx, emit: Emit, by: Actor, row: ArticleRow): Promise<{ version: number }> {
  await emit({ name: 'article-released', articleId: row.id as ArticleId, to: row.held_from ?? 'draft' }, by);
  if (row.published_revision !== null)
    return publishNow(ctx, trx, emit, by, row, { revision: row.published_revision, change: 'return' });
  const over = { held_until: null, hold_reason: null, hold_kind: null, held_from: null };
  return { version: await updateArticle(trx, row, { ...over, state: row.held_from ?? 'draft' }) };
}
