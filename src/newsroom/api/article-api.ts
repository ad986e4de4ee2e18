import { type Context, Hono } from 'hono';
import type { Warning } from '../../document/warnings.ts';
import { ARTICLE_STATES, type ArticleState } from '../../features/articles/article.ts';
import { correctArticle } from '../../features/articles/correct-article.ts';
import { draftArticle } from '../../features/articles/draft-article.ts';
import { holdArticle } from '../../features/articles/hold-article.ts';
import { revisionContent, revisionsOf, staffArticle, staffArticles } from '../../features/articles/newsroom-queries.ts';
import { publishArticle } from '../../features/articles/publish-article.ts';
import { endHold } from '../../features/articles/release-hold.ts';
import { saveArticle } from '../../features/articles/save-article.ts';
import { unpublishArticle } from '../../features/articles/unpublish-article.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { ArticlePatch, Correct, Hold, NewArticle, Publish, Unpublish } from '../contract/articles.ts';
import { type ApiDeps, articleIdOf, cursorFor, cursorOf, limitOf, staff } from './api-env.ts';
import { readBody } from './article-body.ts';
import { articleResource } from './article-resource.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

const STATES: ReadonlySet<string> = new Set(ARTICLE_STATES);

/** `/articles` and what is done with one. */
export function articleApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    await staff(deps, c);
    const state = c.req.query('state');
    if (state && !STATES.has(state))
      throw new Invalid('invalid-input', 'There is no such state.', [
        { path: 'state', code: 'invalid-value', message: `is one of ${[...STATES].join(', ')}` },
      ]);
    const before = readCursor(c);
    const limit = limitOf(c);
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const items = await staffArticles(ctx.db, {
      limit: limit + 1,
      ...(state ? { state: state as ArticleState } : {}),
      ...(query ? { query } : {}),
      ...(before ? { before } : {}),
    });
    const last = items[limit - 1];
    return c.json({
      items: items.slice(0, limit).map((item) => ({
        ...item,
        savedAt: item.savedAt.toISOString(),
        publishedAt: item.publishedAt?.toISOString() ?? null,
      })),
      next: items.length > limit && last ? cursorFor(last.savedAt.toISOString(), last.id) : null,
    });
  });

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    const input = await readJson(c, NewArticle);
    const { document, warnings } = readBody(input.body, input.bodyFormat);
    const { language } = await publication(ctx.db);
    const { id } = await draftArticle(ctx, by, { ...input, body: document }, { language });
    c.header('location', `/api/v1/articles/${id}`);
    return answer(c, id, 201, warnings);
  });

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    return answer(c, articleIdOf(c));
  });

  routes.patch('/:id', async (c) => {
    const by = await staff(deps, c);
    const id = articleIdOf(c);
    const version = readVersion(c.req.header('if-match'));
    const { body, bodyFormat, ...fields } = await readJson(c, ArticlePatch);
    const parsed = body === undefined ? null : readBody(body, bodyFormat);
    await saveArticle(ctx, by, { id, version, patch: parsed ? { ...fields, body: parsed.document } : fields });
    return answer(c, id, 200, parsed?.warnings);
  });

  routes.post('/:id/publish', async (c) => {
    const by = await staff(deps, c);
    const { at } = await readJson(c, Publish, { optional: true });
    await publishArticle(ctx, by, { id: articleIdOf(c), at, version: readVersion(c.req.header('if-match')) });
    return answer(c, articleIdOf(c));
  });

  routes.post('/:id/unpublish', async (c) => {
    const by = await staff(deps, c);
    const { reason } = await readJson(c, Unpublish, { optional: true });
    await unpublishArticle(ctx, by, { id: articleIdOf(c), reason: reason ?? '' });
    return answer(c, articleIdOf(c));
  });

  routes.post('/:id/hold', async (c) => {
    const by = await staff(deps, c);
    const { until, reason } = await readJson(c, Hold);
    await holdArticle(ctx, by, { id: articleIdOf(c), reason, until });
    return answer(c, articleIdOf(c));
  });

  routes.post('/:id/release', async (c) => {
    const by = await staff(deps, c);
    await endHold(ctx, by, { id: articleIdOf(c) });
    return answer(c, articleIdOf(c));
  });

  routes.post('/:id/correct', async (c) => {
    const by = await staff(deps, c);
    const { note } = await readJson(c, Correct);
    await correctArticle(ctx, by, { id: articleIdOf(c), note });
    return answer(c, articleIdOf(c));
  });

  routes.get('/:id/revisions', async (c) => {
    await staff(deps, c);
    const id = articleIdOf(c);
    const before = numberOf(cursorOf(c)?.[0] ?? '');
    const limit = limitOf(c, 100);
    const revisions = await revisionsOf(ctx.db, id, { limit: limit + 1, ...(before ? { before } : {}) });
    if (revisions.length === 0 && !before) throw new NotFound('no-such-article', 'There is no such article.');
    const items = revisions.slice(0, limit);
    const last = items.at(-1);
    return c.json({
      items: items.map((revision) => ({ ...revision, savedAt: revision.savedAt.toISOString() })),
      next: revisions.length > limit && last ? cursorFor(String(last.number)) : null,
    });
  });

  routes.get('/:id/revisions/:number', async (c) => {
    await staff(deps, c);
    const content = await revisionContent(ctx.db, articleIdOf(c), numberOf(c.req.param('number')));
    if (!content) throw new NotFound('no-such-revision', 'There is no such revision.');
    return c.json(content);
  });

  async function answer(c: Context, id: ArticleId, status: 200 | 201 = 200, warnings?: Warning[]) {
    const article = await staffArticle(ctx.db, id);
    if (!article) throw new NotFound('no-such-article', 'There is no such article.');
    c.header('etag', `"${article.version}"`);
    const resource = await articleResource(ctx, article);
    return c.json(warnings ? { ...resource, warnings } : resource, status);
  }

  return routes;
}

/** 0, which no revision has, for what is no number. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** `If-Match: "7"` (RFC 9110, 13.1.1). Absent or `*`: over whatever is there. */
function readVersion(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const version = Number(/^\s*(?:W\/)?"?(\d+)"?\s*$/.exec(ifMatch)?.[1] ?? Number.NaN);
  if (Number.isNaN(version))
    throw new Invalid('malformed-header', 'If-Match must be the ETag that the article was given with.');
  return version;
}

function readCursor(c: Context): { savedAt: Date; id: string } | null {
  const [at = '', id = ''] = cursorOf(c) ?? [];
  const savedAt = new Date(at);
  return id && !Number.isNaN(savedAt.getTime()) ? { savedAt, id } : null;
}

export const articleCalls: readonly Call[] = [
  { method: 'post', path: '/articles', does: 'Draft an article.', input: NewArticle, status: 201 },
  { method: 'get', path: '/articles', does: 'The articles, last saved first.' },
  { method: 'get', path: '/articles/{id}', does: 'An article: its working copy.' },
  {
    method: 'patch',
    path: '/articles/{id}',
    does: 'Save the working copy. With If-Match a stale edit is refused (409) and kept as the revision `keptAs`.',
    input: ArticlePatch,
  },
  {
    method: 'post',
    path: '/articles/{id}/publish',
    does: 'Put the working copy before the readers, now or at a time.',
    input: Publish,
  },
  {
    method: 'post',
    path: '/articles/{id}/unpublish',
    does: 'Withdraw: the address answers 410.',
    input: Unpublish,
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
    does: 'End a hold: what was public is public again as it was, what was a draft is a draft.',
  },
  {
    method: 'post',
    path: '/articles/{id}/correct',
    does: 'Add a correction that the page shows.',
    input: Correct,
  },
  { method: 'get', path: '/articles/{id}/revisions', does: 'Who changed what, when.' },
  { method: 'get', path: '/articles/{id}/revisions/{number}', does: 'One revision.' },
];
