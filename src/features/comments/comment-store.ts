import type { Selectable } from 'kysely';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Trx } from '../../platform/context.ts';
import type { CommentsTable } from '../../platform/database-types.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import type { Anchor, CommentId } from './comment.ts';

export type CommentRow = Selectable<CommentsTable>;

/** The comment, locked until the transaction ends. @throws NotFound */
export async function lockComment(trx: Trx, id: CommentId): Promise<CommentRow> {
  const row = await trx.selectFrom('comments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('no-such-comment', 'There is no such comment.');
  return row;
}

export async function insertComment(
  trx: Trx,
  comment: {
    id: CommentId;
    articleId: ArticleId;
    threadId: CommentId;
    anchor: Anchor | null;
    text: string;
    assigneeId: PersonId | null;
    by: Actor;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('comments')
    .values({
      id: comment.id,
      article_id: comment.articleId,
      thread_id: comment.threadId,
      anchor: comment.anchor ? JSON.stringify(comment.anchor) : null,
      text: comment.text,
      written_by: JSON.stringify(doneBy(comment.by)),
      created_at: comment.now,
      assignee_id: comment.assigneeId,
    })
    .execute();
}

export async function updateComment(
  trx: Trx,
  id: CommentId,
  change: {
    text?: string;
    edited_at?: Date;
    resolved_at?: Date | null;
    resolved_by?: string | null;
    assignee_id?: string | null;
    done_at?: Date | null;
    done_by?: string | null;
  },
): Promise<void> {
  await trx.updateTable('comments').set(change).where('id', '=', id).execute();
}

export async function putAnchor(trx: Trx, articleId: ArticleId, id: CommentId, anchor: Anchor): Promise<void> {
  await trx
    .updateTable('comments')
    .set({ anchor: JSON.stringify(anchor) })
    .where('article_id', '=', articleId)
    .where('id', '=', id)
    .where('anchor', 'is not', null)
    .execute();
}

/** Whoever was called before stays as they were: seen stays seen. */
export async function insertMentions(trx: Trx, id: CommentId, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0) return;
  await trx
    .insertInto('mentions')
    .values(people.map((person_id) => ({ comment_id: id, person_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function markSeen(trx: Trx, personId: PersonId, ids: readonly CommentId[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('mentions')
    .set({ seen_at: now })
    .where('person_id', '=', personId)
    .where('comment_id', 'in', ids)
    .where('seen_at', 'is', null)
    .execute();
}
