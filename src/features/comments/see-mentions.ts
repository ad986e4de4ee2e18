import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';
import type { CommentId } from './comment.ts';
import { markSeen } from './comment-store.ts';

/** Notes that one has read the comments that call one. @throws Forbidden for what is no person */
export async function seeMentions(ctx: Ctx, by: Actor, ids: readonly CommentId[]): Promise<void> {
  if (by.kind !== 'person') throw new Forbidden('not-a-person', 'Only people are mentioned.');
  await ctx.transact((trx) => markSeen(trx, by.id, ids, ctx.now()));
}
