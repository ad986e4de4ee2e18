import type { Ctx } from '../../platform/context.ts';
import { publishScheduled } from './publish-scheduled.ts';
import { releaseHold } from './release-hold.ts';
import { unpublishScheduled } from './unpublish-scheduled.ts';

/**
 * Publishes, releases and takes away what is due and whose own job did not: it was given up, or ran before this machine's clock had reached the
 * moment. By the clock, every minute.
 */
export async function publishDue(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('articles')
    .select(['id', 'state', 'unpublish_at'])
    .where((eb) =>
      eb.or([
        eb.and([eb('scheduled_at', '<=', ctx.now()), eb('state', 'in', ['scheduled', 'published'])]),
        eb.and([eb('held_until', '<=', ctx.now()), eb('state', '=', 'held')]),
        eb.and([eb('unpublish_at', '<=', ctx.now()), eb('state', 'in', ['published', 'held'])]),
      ]),
    )
    .orderBy('id')
    .limit(100)
    .execute();
  for (const { id, state, unpublish_at } of rows) {
    const isOver = unpublish_at !== null && unpublish_at <= ctx.now() && state !== 'scheduled';
    const job = isOver ? unpublishScheduled : state === 'held' ? releaseHold : publishScheduled;
    await job(ctx, { articleId: id }).catch((error: unknown) =>
      ctx.log.error({ err: error, articleId: id }, 'an article that is due could not be moved'),
    );
  }
}
