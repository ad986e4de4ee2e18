import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { type Colleague, colleagues } from '../people/colleague-queries.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type Anchor, type CommentId, mentionedIn } from './comment.ts';
import { insertComment, insertMentions, lockComment, updateComment } from './comment-store.ts';

export type WriteInput = {
  articleId: ArticleId;
  text: string;
  /** The passage; null for the whole article and for an answer. */
  anchor: Anchor | null;
  /** The thread it answers in, or null to begin one. */
  threadId: CommentId | null;
  assigneeId: PersonId | null;
};

/**
 * Says something beside an article; whoever is called in it by `@` and their name is told. An answer opens a thread
 * that was resolved. Emits `comment-written`.
 *
 * @throws NotFound; Invalid `unknown-id` when the task is for nobody of the staff
 */
export async function writeComment(ctx: Ctx, by: Actor, input: WriteInput): Promise<CommentId> {
  mustBeAllowed(by, 'write-articles');
  const id = ctx.newId() as CommentId;
  await ctx.transact(async (trx, emit) => {
    const article = await trx.selectFrom('articles').select('id').where('id', '=', input.articleId).executeTakeFirst();
    if (!article) throw new NotFound('no-such-article', 'There is no such article.');
    if (input.threadId) await openThread(trx, input.articleId, input.threadId);
    const staff = await colleagues(trx);
    mustBeStaff(staff, input.assigneeId);
    await insertComment(trx, {
      id,
      articleId: input.articleId,
      threadId: input.threadId ?? id,
      anchor: input.threadId ? null : input.anchor,
      text: input.text,
      assigneeId: input.assigneeId,
      by,
      now: ctx.now(),
    });
    const mentioned = calledIn(input.text, staff, by);
    await insertMentions(trx, id, mentioned);
    await emit({ name: 'comment-written', articleId: input.articleId, commentId: id, mentioned }, by);
  });
  return id;
}

/** Whom the text calls, but for the one who wrote it. */
export function calledIn(text: string, staff: readonly Colleague[], by: Actor): PersonId[] {
  const own = by.kind === 'person' ? by.id : null;
  return mentionedIn(text, staff)
    .map(({ id }) => id)
    .filter((id) => id !== own);
}

/** @throws Invalid */
export function mustBeStaff(staff: readonly Colleague[], id: PersonId | null): void {
  if (id === null || staff.some((one) => one.id === id)) return;
  const fault = { path: 'assignee', code: 'unknown-person', message: 'is nobody of the staff' };
  throw new Invalid('unknown-id', 'The task is for nobody of the staff.', [fault]);
}

async function openThread(trx: Trx, articleId: ArticleId, threadId: CommentId): Promise<void> {
  const first = await lockComment(trx, threadId);
  if (first.article_id !== articleId || first.thread_id !== threadId)
    throw new NotFound('no-such-comment', 'There is no such thread in this article.');
  if (first.resolved_at) await updateComment(trx, threadId, { resolved_at: null, resolved_by: null });
}
