import { sql } from 'kysely';
import type { DoneBy } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import type { Anchor, Comment, CommentId } from './comment.ts';

/** Everything said beside the article, oldest first: each thread's first comment before its answers. */
export async function commentsOf(db: Reads, articleId: ArticleId): Promise<Comment[]> {
  const rows = await db
    .selectFrom('comments as c')
    .leftJoin('people as p', 'p.id', 'c.assignee_id')
    .selectAll('c')
    .select(sql<string | null>`coalesce(nullif(p.name, ''), p.email)`.as('assignee_name'))
    .where('c.article_id', '=', articleId)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(2000)
    .execute();
  return rows.map((row) => ({
    id: row.id as CommentId,
    articleId: row.article_id as ArticleId,
    threadId: row.thread_id as CommentId,
    anchor: row.anchor as Anchor | null,
    text: row.text,
    writtenBy: row.written_by as DoneBy,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    resolvedBy: row.resolved_by as DoneBy | null,
    resolvedAt: row.resolved_at,
    assignee: row.assignee_id ? { id: row.assignee_id as PersonId, name: row.assignee_name ?? '' } : null,
    doneBy: row.done_by as DoneBy | null,
    doneAt: row.done_at,
  }));
}

/** A comment that waits for somebody: it calls them and was not read, or is their task and not done. */
export type WaitingComment = {
  commentId: CommentId;
  threadId: CommentId;
  articleId: ArticleId;
  headline: string;
  text: string;
  by: string;
  at: Date;
};

/** At most so many of each, oldest first. */
const MOST = 200;

export async function unseenMentions(db: Reads, personId: PersonId): Promise<WaitingComment[]> {
  const rows = await waiting(db)
    .innerJoin('mentions as m', 'm.comment_id', 'c.id')
    .where('m.person_id', '=', personId)
    .where('m.seen_at', 'is', null)
    .execute();
  return rows.map(toWaiting);
}

export async function openTasks(db: Reads, personId: PersonId): Promise<WaitingComment[]> {
  const rows = await waiting(db).where('c.assignee_id', '=', personId).where('c.done_at', 'is', null).execute();
  return rows.map(toWaiting);
}

function waiting(db: Reads) {
  return db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select(['c.id', 'c.thread_id', 'c.article_id', 'a.headline', 'c.text', 'c.written_by', 'c.created_at'])
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(MOST);
}

type WaitingRow = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

function toWaiting(row: WaitingRow): WaitingComment {
  return {
    commentId: row.id as CommentId,
    threadId: row.thread_id as CommentId,
    articleId: row.article_id as ArticleId,
    headline: row.headline,
    text: row.text,
    by: (row.written_by as DoneBy).name,
    at: row.created_at,
  };
}
