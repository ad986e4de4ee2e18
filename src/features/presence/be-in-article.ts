import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { movedPen, type Pen, type PenWish } from './pen.ts';
import { keepSeat, leaveSeat, lockPen, putPen, seatsOf } from './presence-store.ts';

export type BeInput = {
  articleId: ArticleId;
  /** Which tab of which browser: a random id that it chose. */
  seat: string;
  /** Of this tab's beats: each greater than the one before it. */
  beat: number;
  wish: PenWish | null;
  typed: boolean;
  /** The tab is closed. */
  leaves?: boolean | undefined;
};

/**
 * The heartbeat of one tab: notes that somebody is in the article, and moves the pen as they wish and as time has
 * decided. Emits `pen-taken` when it is taken out of another's hand.
 *
 * @returns the pen as it is now
 * @throws Forbidden for what is no person; NotFound
 */
export async function beInArticle(ctx: Ctx, by: Actor, input: BeInput): Promise<Pen> {
  mustBeAllowed(by, 'write-articles');
  if (by.kind !== 'person') throw new Forbidden('not-a-person', 'Only people sit in an article.');
  const me = { seat: input.seat, personId: by.id };
  const now = ctx.now();
  return ctx.transact(async (trx, emit) => {
    const before = await lockPen(trx, input.articleId);
    const beat = { number: input.beat, at: now };
    if (input.leaves) await leaveSeat(trx, input.articleId, me, beat);
    else if (!(await keepSeat(trx, input.articleId, me, beat))) return before;
    const present = await seatsOf(trx, input.articleId);
    const wish = input.leaves ? 'read' : input.wish;
    const after = movedPen(before, { by: me, wish, typed: input.typed, now, present });
    if (after !== before) await putPen(trx, input.articleId, after);
    const isTaken = wish === 'take' && before.holder !== null && before.holder.personId !== by.id;
    if (isTaken) await emit({ name: 'pen-taken', articleId: input.articleId, from: before.holder?.personId ?? '' }, by);
    return after;
  });
}
