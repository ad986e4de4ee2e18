import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { RibbonScope } from '../events.ts';
import { type FrontId, nextPinEnd } from './front.ts';
import { lockFront, setNextEnd, storedArrangement } from './front-store.ts';
import { dueRibbons, markRibbon } from './ribbon-store.ts';

/**
 * Tells the pages what the clock has changed: pins and ribbons whose moment has come. A cached page knows its own end
 * and leaves by itself at that moment; this writes it into the log, and is the net below. A job, and every minute. Emits
 * `front-renewed`, `ribbon-begun`, `ribbon-ended`.
 */
export async function renewFronts(ctx: Ctx): Promise<void> {
  const due = await ctx.db.selectFrom('fronts').select('id').where('next_end_at', '<=', ctx.now()).execute();
  for (const { id } of due) await ctx.transact((trx, emit) => renewFront(ctx, trx, emit, id as FrontId));
  await ctx.transact(async (trx, emit) => {
    for (const { id, scope, ends_at: endsAt } of await dueRibbons(trx, ctx.now())) {
      const isOver = endsAt <= ctx.now();
      await markRibbon(trx, id, isOver ? { ended_at: ctx.now() } : { begun_at: ctx.now() });
      const scopes = [scope as RibbonScope];
      await emit({ name: isOver ? 'ribbon-ended' : 'ribbon-begun', ribbonId: id, scopes }, SYSTEM);
    }
  });
}

async function renewFront(ctx: Ctx, trx: Trx, emit: Emit, id: FrontId): Promise<void> {
  const row = await lockFront(trx, id);
  const arrangement = row?.live ? await storedArrangement(trx, id, row.live) : null;
  const next = arrangement ? nextPinEnd(arrangement, ctx.now()) : null;
  await setNextEnd(trx, id, next);
  await emit({ name: 'front-renewed', frontId: id, nextEndAt: next?.toISOString() ?? null }, SYSTEM);
}
