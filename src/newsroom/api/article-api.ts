import { type Context, Hono } from 'hono';
import { ARTICLE_STATES, type ArticleState } from '../../features/articles/article.ts';
import {
  LIST_ORDERS,
  type ListOrder,
  type StaffListItem,
  staffArticles,
} from '../../features/articles/article-list-queries.ts';
import { draftArticle } from '../../features/articles/draft-article.ts';
import { revisionContent, revisionsOf } from '../../features/articles/newsroom-queries.ts';
import { saveArticle } from '../../features/articles/save-article.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { type ArticleListItem, ArticlePatch, NewArticle, type RevisionItem } from '../contract/articles.ts';
import { Uuid } from '../contract/text.ts';
import {
  type ApiDeps,
  articleIdOf,
  cursorFor,
  cursorOf,
  limitOf,
  revisionNumber,
  staff,
  timeCursorOf,
  versionOf,
} from './api-env.ts';
import { readBody } from './article-body.ts';
import { answerArticle } from './article-resource.ts';
import type { Call } from './call.ts';
import { judge, readJson } from './read-input.ts';

const STATES: ReadonlySet<string> = new Set(ARTICLE_STATES);

/** `/articles` and what is done with one. */
export function articleApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/', async (c) => {
    const by = await staff(deps, c);
    const state = c.req.query('state');
    if (state && !STATES.has(state))
      throw new Invalid('invalid-input', 'There is no such state.', [
        { path: 'state', code: 'invalid-value', message: `is one of ${[...STATES].join(', ')}` },
      ]);
    const order = orderOf(c);
    const before = timeCursorOf(c);
    const limit = limitOf(c);
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const personId = c.req.query('mine') && by.kind === 'person' ? by.id : undefined;
    const found = await staffArticles(ctx.db, {
      limit: limit + 1,
      order,
      ...(state ? { state: state as ArticleState } : {}),
      ...idFilter(c, 'section', 'sectionId'),
      ...idFilter(c, 'author', 'authorId'),
      ...(personId ? { personId } : {}),
      ...(query ? { query } : {}),
      ...(before ? { before } : {}),
    });
    const items = found.slice(0, limit).map(listItem);
    const last = found.length > limit ? items.at(-1) : undefined;
    return c.json({ items, next: last ? cursorFor(last[TIMES[order]] ?? '', last.id) : null });
  });

  routes.post('/', async (c) => {
    const by = await staff(deps, c);
    const input = await readJson(c, NewArticle);
    const { document, warnings } = readBody(input.body, input.bodyFormat);
    const { language } = await publication(ctx.db);
    const { id } = await draftArticle(ctx, by, { ...input, body: document }, { language });
    c.header('location', `/api/v1/articles/${id}`);
    return answerArticle(ctx, c, id, { status: 201, warnings });
  });

  routes.get('/:id', async (c) => {
    await staff(deps, c);
    return answerArticle(ctx, c, articleIdOf(c));
  });

  routes.patch('/:id', async (c) => {
    const by = await staff(deps, c);
    const id = articleIdOf(c);
    const version = versionOf(c);
    const { body, bodyFormat, ...fields } = await readJson(c, ArticlePatch);
    const parsed = body === undefined ? null : readBody(body, bodyFormat);
    await saveArticle(ctx, by, { id, version, patch: parsed ? { ...fields, body: parsed.document } : fields });
    return answerArticle(ctx, c, id, parsed ? { warnings: parsed.warnings } : {});
  });

  routes.get('/:id/revisions', async (c) => {
    await staff(deps, c);
    const id = articleIdOf(c);
    const before = revisionNumber(cursorOf(c)?.[0] ?? '');
    const limit = limitOf(c, 100);
    const revisions = await revisionsOf(ctx.db, id, { limit: limit + 1, ...(before ? { before } : {}) });
    if (revisions.length === 0 && !before) throw new NotFound('no-such-article', 'There is no such article.');
    const items = revisions.slice(0, limit);
    const last = items.at(-1);
    return c.json({
      items: items.map((revision): RevisionItem => ({ ...revision, savedAt: revision.savedAt.toISOString() })),
      next: revisions.length > limit && last ? cursorFor(String(last.number)) : null,
    });
  });

  routes.get('/:id/revisions/:number', async (c) => {
    await staff(deps, c);
    const content = await revisionContent(ctx.db, articleIdOf(c), revisionNumber(c.req.param('number')));
    if (!content) throw new NotFound('no-such-revision', 'There is no such revision.');
    return c.json(content);
  });

  return routes;
}

const TIMES = { saved: 'savedAt', created: 'createdAt', published: 'publishedAt' } as const;

/** @throws Invalid for an order that there is not */
function orderOf(c: Context): ListOrder {
  const given = c.req.query('order') || 'saved';
  if (given in LIST_ORDERS) return given as ListOrder;
  const message = `is one of ${Object.keys(LIST_ORDERS).join(', ')}`;
  throw new Invalid('invalid-input', 'There is no such order.', [{ path: 'order', code: 'invalid-value', message }]);
}

function idFilter<Name extends string>(c: Context, parameter: string, name: Name): { [Key in Name]?: string } {
  const given = c.req.query(parameter);
  return (given ? { [name]: judge(Uuid, given, [parameter]) } : {}) as { [Key in Name]?: string };
}

function listItem(item: StaffListItem): ArticleListItem {
  return {
    ...item,
    savedAt: item.savedAt.toISOString(),
    createdAt: item.createdAt.toISOString(),
    publishedAt: item.publishedAt?.toISOString() ?? null,
    scheduledAt: item.scheduledAt?.toISOString() ?? null,
    heldUntil: item.heldUntil?.toISOString() ?? null,
  };
}

export const articleCalls: readonly Call[] = [
  { method: 'post', path: '/articles', does: 'Draft an article.', input: NewArticle, status: 201 },
  {
    method: 'get',
    path: '/articles',
    does: 'The articles; state, section, author (ids), mine=1, q; order=saved, created or published, the latest first.',
  },
  { method: 'get', path: '/articles/{id}', does: 'An article: its working copy.' },
  {
    method: 'patch',
    path: '/articles/{id}',
    does: 'Save the working copy. With If-Match a stale edit is refused (409) and kept as the revision `keptAs`.',
    input: ArticlePatch,
  },
  { method: 'get', path: '/articles/{id}/revisions', does: 'Who changed what, when.' },
  { method: 'get', path: '/articles/{id}/revisions/{number}', does: 'One revision.' },
];
