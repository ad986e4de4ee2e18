import { z } from 'zod';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { lockArticle } from './article-store.ts';
import { publishNow } from './publish-article.ts';

const Job = z.object({ articleId: z.string() });

/**
 * The moment has come: publishes the revision that was scheduled, unless the schedule was moved, the story held or
 * withdrawn meanwhile. A job.
 */
export async function publishScheduled(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, articleId as ArticleId);
    if (!row.scheduled_at || row.scheduled_at > ctx.now()) return;
    if (row.state !== 'scheduled' && row.state !== 'published') return;
    await publishNow(ctx, trx, emit, SYSTEM, row, { revision: row.scheduled_revision ?? row.latest_revision });
  });
}
