import { z } from 'zod';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { lockArticle, updateArticle } from './article-store.ts';
import { publishNow } from './publish-article.ts';

const Job = z.object({ articleId: z.string() });

/** The hold's end has come: what was public is public again, what was a draft is a draft. A job. */
export async function releaseHold(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, articleId as ArticleId);
    if (row.state !== 'held' || !row.held_until || row.held_until > ctx.now()) return;
    if (row.published_revision === null) {
      await updateArticle(trx, row, { state: 'draft', held_until: null, hold_reason: null });
      return;
    }
    await publishNow(ctx, trx, emit, SYSTEM, row);
  });
}
