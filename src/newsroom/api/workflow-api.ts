import { type Context, Hono } from 'hono';
import { compareRevisions } from '../../features/articles/compare-revisions.ts';
import { correctArticle } from '../../features/articles/correct-article.ts';
import { holdArticle } from '../../features/articles/hold-article.ts';
import { moveArticle } from '../../features/articles/move-article.ts';
import { staffArticle } from '../../features/articles/newsroom-queries.ts';
import { publishArticle } from '../../features/articles/publish-article.ts';
import { publishFaults } from '../../features/articles/publish-checks.ts';
import { readdressArticle } from '../../features/articles/readdress-article.ts';
import { endHold } from '../../features/articles/release-hold.ts';
import { rescheduleArticle } from '../../features/articles/reschedule-article.ts';
import { restoreRevision } from '../../features/articles/restore-revision.ts';
import { unpublishArticle } from '../../features/articles/unpublish-article.ts';
import { unscheduleArticle } from '../../features/articles/unschedule-article.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import {
  Correct,
  Hold,
  MoveArticle,
  Publish,
  Readdress,
  Reschedule,
  Restore,
  Unpublish,
  Unschedule,
} from '../contract/articles.ts';
import { type ApiDeps, articleIdOf, revisionNumber, staff, versionOf } from './api-env.ts';
import { answerArticle } from './article-resource.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** A story's way through the house and before the readers, below `/articles`. */
export function workflowApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  /** Each step answers with the article as it stands after it. */
  const step = (name: string, take: (c: Context, by: Actor, id: ArticleId) => Promise<unknown>) =>
    routes.post(`/:id/${name}`, async (c) => {
      const by = await staff(deps, c);
      const id = articleIdOf(c);
      await take(c, by, id);
      return answerArticle(ctx, c, id);
    });

  step('move', async (c, by, id) =>
    moveArticle(ctx, by, { id, ...(await readJson(c, MoveArticle)), version: versionOf(c) }),
  );
  step('publish', async (c, by, id) =>
    publishArticle(ctx, by, { id, ...(await readJson(c, Publish, { optional: true })), version: versionOf(c) }),
  );
  step('unpublish', async (c, by, id) => {
    const { reason = '', notice, at } = await readJson(c, Unpublish, { optional: true });
    await unpublishArticle(ctx, by, { id, reason, notice, at });
  });
  step('unschedule', async (c, by, id) => unscheduleArticle(ctx, by, { id, ...(await readJson(c, Unschedule)) }));
  step('reschedule', async (c, by, id) => rescheduleArticle(ctx, by, { id, ...(await readJson(c, Reschedule)) }));
  step('hold', async (c, by, id) => holdArticle(ctx, by, { id, ...(await readJson(c, Hold)) }));
  step('release', (_c, by, id) => endHold(ctx, by, { id }));
  step('correct', async (c, by, id) =>
    correctArticle(ctx, by, { id, ...(await readJson(c, Correct)), version: versionOf(c) }),
  );
  step('readdress', async (c, by, id) =>
    readdressArticle(ctx, by, { id, ...(await readJson(c, Readdress)), version: versionOf(c) }),
  );
  step('restore', async (c, by, id) =>
    restoreRevision(ctx, by, { id, ...(await readJson(c, Restore)), version: versionOf(c) }),
  );

  routes.get('/:id/checks', async (c) => {
    await staff(deps, c);
    const article = await staffArticle(ctx.db, articleIdOf(c));
    if (!article) throw new NotFound('no-such-article', 'There is no such article.');
    return c.json({ faults: await publishFaults(ctx.db, article.content, { id: article.id, at: ctx.now() }) });
  });

  routes.get('/:id/compare', async (c) => {
    await staff(deps, c);
    const [from, to] = [revisionNumber(c.req.query('from') ?? ''), revisionNumber(c.req.query('to') ?? '')];
    return c.json(await compareRevisions(ctx.db, articleIdOf(c), { from, to }));
  });

  return routes;
}

export const workflowCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/articles/{id}/move',
    does: 'Hand in for review, return with a note, mark ready, take back. With If-Match only what was seen is moved.',
    input: MoveArticle,
  },
  {
    method: 'post',
    path: '/articles/{id}/publish',
    does: 'Put the working copy before the readers, now or at a time. 422 names what is missing: a credit, an alternative text.',
    input: Publish,
  },
  {
    method: 'post',
    path: '/articles/{id}/unpublish',
    does: 'Withdraw, now or at a time: the address answers 410.',
    input: Unpublish,
  },
  {
    method: 'post',
    path: '/articles/{id}/unschedule',
    does: 'Take back what was set for later.',
    input: Unschedule,
  },
  {
    method: 'post',
    path: '/articles/{id}/reschedule',
    does: 'Move a date that was set: of publishing, of taking away, of the end of a hold.',
    input: Reschedule,
  },
  {
    method: 'post',
    path: '/articles/{id}/hold',
    does: 'Hold: the article leaves every page at once.',
    input: Hold,
  },
  {
    method: 'post',
    path: '/articles/{id}/release',
    does: 'End a hold: what was public is public again as it was, and the rest is where it was.',
  },
  {
    method: 'post',
    path: '/articles/{id}/correct',
    does: 'Add a correction that the page, the feed and the data show; with `publish` what was saved goes out with it.',
    input: Correct,
  },
  {
    method: 'post',
    path: '/articles/{id}/readdress',
    does: 'Give a public article another end of its address, at once; the old one leads to it.',
    input: Readdress,
  },
  {
    method: 'post',
    path: '/articles/{id}/restore',
    does: 'Make an earlier revision the working copy, as a new revision.',
    input: Restore,
  },
  { method: 'get', path: '/articles/{id}/checks', does: 'What is missing before it can be published.' },
  {
    method: 'get',
    path: '/articles/{id}/compare',
    does: 'What revision `to` says otherwise than revision `from` (0: the empty page), word by word.',
  },
];
