import { Hono } from 'hono';
import { NAME_KINDS } from '../../features/articles/desk-name.ts';
import { deskNames } from '../../features/articles/desk-name-queries.ts';
import { libraryPhotos } from '../../features/media/library-queries.ts';
import { may } from '../../features/people/permission.ts';
import { staffMembers } from '../../features/people/staff-queries.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { findStaffArticles } from '../../features/search/desk-search-queries.ts';
import { dayIn } from '../../language/dates.ts';
import { DeskQuery, type DeskSearchResource } from '../contract/desk-search.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { photoResource } from './photo-resource.ts';
import { judge } from './read-input.ts';

const MOST = { articles: 7, photos: 5, names: 3, staff: 5 };
const NOTHING: DeskSearchResource = { articles: [], photos: [], names: [], staff: [] };

/** `/desk-search`: a few of everything that the desk keeps, as one types. */
export function deskSearchApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  routes.get('/', async (c) => {
    const by = await staff(deps, c);
    const { q } = judge(DeskQuery, { q: c.req.query('q') });
    if (q === '') return c.json(NOTHING);
    const { timeZone } = await publication(ctx.db);
    const today = dayIn(ctx.now(), timeZone);
    const [articles, photos, names, members] = await Promise.all([
      findStaffArticles(
        { db: ctx.db, engine: deps.search ?? null, now: ctx.now(), timeZone },
        { q, limit: MOST.articles },
      ),
      libraryPhotos(ctx.db, { words: q, dated: 'uploaded', today }, { limit: MOST.photos }),
      Promise.all(NAME_KINDS.map((kind) => deskNames(ctx.db, kind, { limit: MOST.names, query: q }))),
      may(by, 'manage-staff') ? staffMembers(ctx.db) : [],
    ]);
    const sought = q.toLocaleLowerCase();
    const answer: DeskSearchResource = {
      articles: articles.map(({ id, headline, state, section, savedAt }) => ({
        ...{ id, headline, state, section },
        at: savedAt.toISOString(),
      })),
      photos: photos.map((photo) => {
        const { id, thumbnail, colour, uploadedAt } = photoResource(photo, today);
        return { id, thumbnail, colour, at: uploadedAt, name: photo.caption || photo.alt || photo.fileName };
      }),
      names: names
        .flat()
        .map(({ id, kind, name, slug, articles: count }) => ({ id, kind, name, slug, articles: count })),
      staff: members
        .filter(({ name, email }) => `${name}\n${email}`.toLocaleLowerCase().includes(sought))
        .slice(0, MOST.staff)
        .map(({ id, name, email, role }) => ({ id, name, email, role })),
    };
    return c.json(answer);
  });
  return routes;
}

export const deskSearchCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/desk-search',
    does: 'Articles of every state, photos, sections, topics, authors and (for administrators) staff that fit `q`.',
  },
];
