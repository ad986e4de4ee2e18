import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { colleagues } from '../people/colleague-queries.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { CommentId } from './comment.ts';
import { type CommentRow, insertMentions, lockComment, updateComment } from './comment-store.ts';
import { calledIn, mustBeStaff } from './write-comment.ts';

export type CommentChange = {
  text?: string | undefined;
  /** Of the thread that the comment stands in. */
  resolved?: boolean | undefined;
  assigneeId?: PersonId | null | undefined;
  done?: boolean | undefined;
};

/**
 * Changes a comment's words (its writer alone), gives the task to somebody, marks it done or undone, resolves or
 * reopens its thread. Emits `comment-changed`.
 *
 * @throws NotFound; Forbidden `not-your-comment`; Invalid
 */
export async function changeComment(
  ctx: Ctx,
  by: Actor,
  input: { id: CommentId; change: CommentChange },
): Promise<ArticleId> {
  mustBeAllowed(by, 'write-articles');
  const { text, resolved, assigneeId, done } = input.change;
  return ctx.transact(async (trx, emit) => {
    const row = await lockComment(trx, input.id);
    const articleId = row.article_id as ArticleId;
    const now = ctx.now();
    if (text !== undefined && text !== row.text) {
      if (!isBy(row, by)) throw new Forbidden('not-your-comment', 'Only its writer changes a comment.');
      await updateComment(trx, input.id, { text, edited_at: now });
      await insertMentions(trx, input.id, calledIn(text, await colleagues(trx), by));
    }
    if (assigneeId !== undefined) {
      mustBeStaff(await colleagues(trx), assigneeId);
      await updateComment(trx, input.id, { assignee_id: assigneeId, done_at: null, done_by: null });
    }
    const who = JSON.stringify(doneBy(by));
    if (done !== undefined)
      await updateComment(trx, input.id, { done_at: done ? now : null, done_by: done ? who : null });
    if (resolved !== undefined) {
      const change = { resolved_at: resolved ? now : null, resolved_by: resolved ? who : null };
      await updateComment(trx, row.thread_id as CommentId, change);
    }
    await emit({ name: 'comment-changed', articleId, commentId: input.id, change: Object.keys(input.change) }, by);
    return articleId;
  });
}

function isBy(row: CommentRow, by: Actor): boolean {
  const writer = row.written_by as { kind: string; id?: string };
  return by.kind !== 'system' && writer.kind === by.kind && writer.id === by.id;
}
