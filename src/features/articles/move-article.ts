import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { ArticleState } from './article.ts';
import { afterMove, type Move, permissionOf } from './article-steps.ts';
import { lockArticle, mustBeVersion, updateArticle } from './article-store.ts';

export type MoveInput = {
  id: ArticleId;
  move: Move;
  /** What whoever gets it back should know; a return needs one. */
  note?: string | undefined;
  /** What was seen, or null for whatever is there. */
  version?: number | null;
};

/**
 * Hands a story in for review, returns it with a note, marks it ready, or takes it back to a draft. The working copy of
 * a public story goes the same way and the story stays public. Emits `article-moved`.
 *
 * @throws Forbidden; Conflict `no-such-step`, `stale-edit`; Invalid when a return says nothing
 */
export async function moveArticle(ctx: Ctx, by: Actor, input: MoveInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'write-articles');
  const note = input.note?.trim() ?? '';
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    const from = row.state as ArticleState;
    mustBeAllowed(by, permissionOf(input.move, from));
    const to = afterMove({ state: from, isHandedIn: row.handed_in_at !== null }, input.move);
    if (!to) {
      // The same press twice, or two who did the same: it is done.
      if (isDone(row.handed_in_at !== null, from, input.move)) return { version: row.version };
      throw new Conflict('no-such-step', `An article that is ${from} cannot take the step ${input.move}.`, {
        state: from,
      });
    }
    mustBeVersion(row, input.version);
    if (input.move === 'return' && note === '')
      throw new Invalid('invalid-input', 'A return says what is to be done.', [
        { path: 'note', code: 'missing', message: 'is missing' },
      ]);
    const isIn = input.move === 'hand-in';
    const isBack = input.move === 'return';
    const version = await updateArticle(trx, row, {
      state: to,
      handed_in_at: isIn ? ctx.now() : null,
      handed_in_by: isIn ? JSON.stringify(doneBy(by)) : null,
      return_note: isBack ? note : null,
      returned_by: isBack ? JSON.stringify(doneBy(by)) : null,
    });
    await emit({ name: 'article-moved', articleId: input.id, move: input.move, from, to, note }, by);
    return { version };
  });
}

function isDone(isHandedIn: boolean, state: ArticleState, move: Move): boolean {
  if (move === 'hand-in') return state === 'in-review' || (state === 'published' && isHandedIn);
  return (move === 'mark-ready' && state === 'ready') || (move !== 'mark-ready' && state === 'draft');
}
