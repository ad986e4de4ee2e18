import { z } from 'zod';
import { SCHEDULE } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { lockArticle } from './article-store.ts';
import { unpublishNow } from './unpublish-article.ts';

const Job = z.object({ articleId: z.string() });

/** The date until which a story was to be public has come, unless it was moved. Also of one that is held just then. A job. */
export async function unpublishScheduled(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, articleId as ArticleId);
    if (!row.unpublish_at || row.unpublish_at > ctx.now() || row.first_published_at === null) return;
    if (row.state !== 'published' && row.state !== 'held') return;
    const said = { reason: row.unpublish_reason ?? '', notice: row.withdrawal_notice ?? '' };
    await unpublishNow(ctx, trx, emit, SCHEDULE, row, said);
  });
}
