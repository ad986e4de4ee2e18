import { z } from 'zod';
import { SCHEDULE } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { freezeAudience, hindrances } from './start-edition.ts';

const Job = z.object({ editionId: z.string() });

/**
 * Begins an edition whose moment has come; one that was changed, sent or taken back meanwhile is left alone. A job.
 * Emits `edition-started`, or `edition-not-sent` when something that every message must have is missing: then it is a
 * draft again.
 */
export async function startDueEdition(ctx: Ctx, data: unknown): Promise<void> {
  const id = Job.parse(data).editionId as EditionId;
  await ctx.transact(async (trx, emit) => {
    const row = await trx.selectFrom('editions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row?.state !== 'scheduled' || !row.send_at || row.send_at > ctx.now()) return;
    const [fault] = await hindrances({ ...ctx, db: trx }, id);
    if (!fault) return freezeAudience(ctx, trx, emit, SCHEDULE, id);
    await trx
      .updateTable('editions')
      .set({ state: 'draft', send_at: null, pause_reason: fault.code })
      .where('id', '=', id)
      .execute();
    const at = row.send_at.toISOString();
    await emit({ name: 'edition-not-sent', editionId: id, at, reason: fault.code }, SCHEDULE);
  });
}
