import { z } from 'zod';
import { SCHEDULE } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { type ArticleRow, lockArticle, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';
import { publishNow } from './publish-article.ts';
import { checkPublishable } from './publish-checks.ts';

const Job = z.object({ articleId: z.string() });

/**
 * The moment has come: publishes the revision that was scheduled, unless the schedule was moved, the story held or
 * withdrawn meanwhile. What is not fit to be published any more (a photo lost its words since) stays where it is and
 * says why; emits `article-not-published` then. A job.
 */
export async function publishScheduled(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, articleId as ArticleId);
    if (!row.scheduled_at || row.scheduled_at > ctx.now()) return;
    if (row.state !== 'scheduled' && row.state !== 'published') return;
    const revision = row.scheduled_revision ?? row.latest_revision;
    const faults = await faultsOf(ctx, trx, row, revision);
    if (faults.length === 0) await publishNow(ctx, trx, emit, SCHEDULE, row, { revision });
    else await keepBack(trx, emit, row, faults);
  });
}

async function faultsOf(ctx: Pick<Ctx, 'now'>, trx: Trx, row: ArticleRow, revision: number): Promise<readonly Fault[]> {
  const content = await revisionContent(trx, row.id as ArticleId, revision);
  if (!content) return [];
  try {
    await checkPublishable(trx, content, { id: row.id, at: ctx.now() });
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
}

async function keepBack(trx: Trx, emit: Emit, row: ArticleRow, faults: readonly Fault[]): Promise<void> {
  const at = row.scheduled_at?.toISOString() ?? '';
  await updateArticle(trx, row, {
    scheduled_at: null,
    scheduled_revision: null,
    not_published: JSON.stringify({ at, faults }),
    ...(row.state === 'scheduled' ? { state: 'ready' } : {}),
  });
  await emit({ name: 'article-not-published', articleId: row.id as ArticleId, at, faults: [...faults] }, SCHEDULE);
}
