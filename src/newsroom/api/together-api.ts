import { type Context, Hono } from 'hono';
import {
  handedInArticles,
  notPublishedArticles,
  returnedArticles,
  type WaitingArticle,
} from '../../features/articles/waiting-queries.ts';
import { changeComment } from '../../features/comments/change-comment.ts';
import type { Comment, CommentId } from '../../features/comments/comment.ts';
import { commentsOf, openTasks, unseenMentions, type WaitingComment } from '../../features/comments/comment-queries.ts';
import { keepAnchors } from '../../features/comments/keep-anchors.ts';
import { seeMentions } from '../../features/comments/see-mentions.ts';
import { writeComment } from '../../features/comments/write-comment.ts';
import { colleagues } from '../../features/people/colleague-queries.ts';
import { may } from '../../features/people/permission.ts';
import { beInArticle } from '../../features/presence/be-in-article.ts';
import { articlePulse, whoIsIn } from '../../features/presence/presence-queries.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { isUuid } from '../../platform/ids.ts';
import {
  Anchors,
  CommentPatch,
  type CommentResource,
  Heartbeat,
  NewComment,
  SeenMentions,
  type TogetherResource,
  type WaitingArticleResource,
  type WaitingCommentResource,
  type WaitingResource,
} from '../contract/together.ts';
import { type ApiDeps, articleIdOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** Several people in one article, and what waits for whom. */
export function togetherApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.post('/articles/:id/presence', async (c) => {
    const by = await staff(deps, c);
    const articleId = articleIdOf(c);
    const { seat, beat, wish, typed, leaves } = await readJson(c, Heartbeat);
    const pen = await beInArticle(ctx, by, {
      articleId,
      seat,
      beat,
      wish: wish ?? null,
      typed: typed ?? false,
      leaves,
    });
    const [people, pulse] = await Promise.all([whoIsIn(ctx.db, ctx.now(), articleId), articlePulse(ctx.db, articleId)]);
    const answer: TogetherResource = {
      people: people.map(({ articleId: _, ...person }) => person),
      pen: { holder: pen.holder, asked: pen.asked && { seat: pen.asked.seat, personId: pen.asked.personId } },
      ...pulse,
    };
    return c.json(answer);
  });

  routes.get('/presence', async (c) => {
    await staff(deps, c);
    const present = await whoIsIn(ctx.db, ctx.now());
    return c.json({ items: present.map(({ articleId, personId, name }) => ({ article: articleId, personId, name })) });
  });

  routes.get('/articles/:id/comments', async (c) => {
    await staff(deps, c);
    return answer(c, articleIdOf(c));
  });

  routes.post('/articles/:id/comments', async (c) => {
    const by = await staff(deps, c);
    const articleId = articleIdOf(c);
    const { text, anchor, thread, assignee } = await readJson(c, NewComment);
    await writeComment(ctx, by, {
      articleId,
      text,
      anchor: anchor ?? null,
      threadId: (thread ?? null) as CommentId | null,
      assigneeId: (assignee ?? null) as PersonId | null,
    });
    return answer(c, articleId, 201);
  });

  routes.put('/articles/:id/comments/anchors', async (c) => {
    const by = await staff(deps, c);
    const { items } = await readJson(c, Anchors);
    const anchors = items.map(({ id, anchor }) => ({ id: id as CommentId, anchor }));
    await keepAnchors(ctx, by, { articleId: articleIdOf(c), anchors });
    return c.body(null, 204);
  });

  routes.patch('/comments/:comment', async (c) => {
    const by = await staff(deps, c);
    const id = c.req.param('comment');
    if (!isUuid(id)) throw new NotFound('no-such-comment', 'There is no such comment.');
    const { assignee, ...change } = await readJson(c, CommentPatch);
    const articleId = await changeComment(ctx, by, {
      id: id as CommentId,
      change: assignee === undefined ? change : { ...change, assigneeId: assignee as PersonId | null },
    });
    return answer(c, articleId);
  });

  routes.get('/colleagues', async (c) => {
    await staff(deps, c);
    return c.json({ items: await colleagues(ctx.db) });
  });

  routes.get('/me/waiting', async (c) => {
    const by = await staff(deps, c);
    const own = by.kind === 'person' ? by.id : null;
    const publishes = may(by, 'publish-articles');
    const [mentions, tasks, inReview, returned, notPublished] = await Promise.all([
      own ? unseenMentions(ctx.db, own) : [],
      own ? openTasks(ctx.db, own) : [],
      publishes ? handedInArticles(ctx.db) : [],
      own ? returnedArticles(ctx.db, own) : [],
      publishes ? notPublishedArticles(ctx.db) : [],
    ]);
    const waiting: WaitingResource = {
      mentions: mentions.map(waitingComment),
      tasks: tasks.map(waitingComment),
      inReview: inReview.map(waitingArticle),
      returned: returned.map(waitingArticle),
      notPublished: notPublished.map(({ articleId, at, ...one }) => ({
        article: articleId,
        ...one,
        at: at.toISOString(),
      })),
    };
    return c.json(waiting);
  });

  routes.post('/me/mentions/seen', async (c) => {
    const by = await staff(deps, c);
    const { comments } = await readJson(c, SeenMentions);
    await seeMentions(ctx, by, comments as CommentId[]);
    return c.body(null, 204);
  });

  async function answer(c: Context, articleId: ArticleId, status: 200 | 201 = 200) {
    return c.json({ items: (await commentsOf(ctx.db, articleId)).map(commentResource) }, status);
  }

  return routes;
}

function commentResource(comment: Comment): CommentResource {
  return {
    id: comment.id,
    thread: comment.threadId,
    anchor: comment.anchor,
    text: comment.text,
    by: comment.writtenBy,
    at: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    resolvedBy: comment.resolvedBy,
    resolvedAt: comment.resolvedAt?.toISOString() ?? null,
    assignee: comment.assignee,
    doneBy: comment.doneBy,
    doneAt: comment.doneAt?.toISOString() ?? null,
  };
}

function waitingComment(one: WaitingComment): WaitingCommentResource {
  return {
    comment: one.commentId,
    thread: one.threadId,
    article: one.articleId,
    headline: one.headline,
    text: one.text,
    by: one.by,
    at: one.at.toISOString(),
  };
}

function waitingArticle({ articleId, at, ...one }: WaitingArticle): WaitingArticleResource {
  return { article: articleId, ...one, at: at.toISOString() };
}

export const togetherCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/articles/{id}/presence',
    does: 'The heartbeat of one tab in an article: who is there, who has the pen, whether it or its comments moved.',
    input: Heartbeat,
  },
  { method: 'get', path: '/presence', does: 'Who is in which article.' },
  { method: 'get', path: '/articles/{id}/comments', does: 'What is said beside the article.' },
  {
    method: 'post',
    path: '/articles/{id}/comments',
    does: 'Comment on a passage, on the article, or in a thread; with an assignee it is a task.',
    input: NewComment,
    status: 201,
  },
  {
    method: 'put',
    path: '/articles/{id}/comments/anchors',
    does: 'Say how the passages with comments read now.',
    input: Anchors,
    status: 204,
  },
  {
    method: 'patch',
    path: '/comments/{comment}',
    does: "Change a comment, give or end its task, resolve or reopen its thread; the answer is the article's comments.",
    input: CommentPatch,
  },
  { method: 'get', path: '/colleagues', does: 'The staff, to mention and to give tasks to.' },
  {
    method: 'get',
    path: '/me/waiting',
    does: 'What waits for the one who asks: mentions, tasks, what was handed in or returned, what a schedule left.',
  },
  { method: 'post', path: '/me/mentions/seen', does: 'Mark mentions as read.', input: SeenMentions, status: 204 },
];
