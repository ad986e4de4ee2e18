import { type Context, Hono } from 'hono';
import { frameOriginsOf } from '../document/embed.ts';
import {
  articleStanding,
  authorBySlug,
  cardsByIds,
  newestCards,
  publishedArticle,
  sectionBySlug,
  topicBySlug,
} from '../features/articles/article-queries.ts';
import type { NameKind } from '../features/articles/desk-name.ts';
import { slugNow } from '../features/articles/desk-name-queries.ts';
import { linkedArticles } from '../features/articles/linked-articles.ts';
import { tag } from '../features/events.ts';
import { frontOfSection, HOME } from '../features/fronts/front.ts';
import { type FilledFront, homeFront, sectionFront } from '../features/fronts/front-queries.ts';
import type { Photo } from '../features/media/photo.ts';
import { photosByIds } from '../features/media/photo-queries.ts';
import { redirectFor } from '../features/redirects/redirect-queries.ts';
import { RELATED_SHOWN } from '../features/related/related-choice.ts';
import { relatedCards } from '../features/related/related-queries.ts';
import { page } from '../http/cached-page.ts';
import { headersWithFrames } from '../http/security.ts';
import { dayIn, startOfDay } from '../language/dates.ts';
import { NotFound } from '../platform/errors.ts';
import type { ArticleId, AuthorId, PhotoId, SectionId, TopicId } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { archivePage } from './archive-page.tsx';
import { articlePage } from './article-page.tsx';
import { errorPage } from './error-pages.tsx';
import { feedRoutes } from './feed-routes.ts';
import { homePage } from './home-page.tsx';
import { authorPage, type Listing, ON_A_PAGE, sectionPage, topicPage } from './list-page.tsx';
import { machineRoutes } from './machine-routes.ts';
import { cardTags, EVERY_PAGE } from './page-tags.ts';
import { searchRoutes } from './search-routes.ts';
import { loadFrame, type Site } from './site.ts';
import { standingRoutes } from './standing-routes.ts';
import { themeRoutes } from './theme-routes.ts';

const LAST_PAGE = 1000;
const IN_A_DAY = 300;

/** Every page that all readers share; mounted behind the page cache. */
export function siteRoutes(site: Site): Hono {
  const { ctx } = site;
  const routes = new Hono();

  // An address is often passed on with a slash too many; only from names of ours, so that it leads nowhere else.
  routes.get('/:place{(?:a|section|topic|author|archive|search|newsletters)/.*}', async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    return pathname.endsWith('/') ? c.redirect(pathname.replace(/\/+$/, '') + search, 301) : next();
  });

  routes.get('/', async (c) => {
    const frame = await loadFrame(site);
    const front = await homeFront(ctx.db, frame.now, frame.sections);
    const body = homePage(frame, front, frame.newsletters[0] ?? null);
    const tags = [...EVERY_PAGE, tag.lists, tag.front(HOME), ...frontTags(front)];
    return page(c, { body, tags, endsAt: front.endsAt });
  });

  routes.get('/a/:id/:slug?', (c) => answerArticle(site, c, c.req.param('id'), c.req.param('slug') ?? ''));

  routes.get('/section/:slug', async (c) => {
    const found = await sectionBySlug(ctx.db, c.req.param('slug'));
    if (!found) return movedTo(site, c, 'section');
    const [frame, listing] = await Promise.all([loadFrame(site), listingOf(site, c, { sectionId: found.id })]);
    const front = listing.page === 1 ? await sectionFront(ctx.db, frame.now, found, frame.sections, ON_A_PAGE) : null;
    const shown = front ? [tag.front(frontOfSection(found.id)), ...frontTags(front)] : [];
    return page(c, {
      body: sectionPage(frame, found, listing, front),
      tags: [...EVERY_PAGE, tag.section(found.id), ...cardTags(listing.cards), ...shown],
      endsAt: front?.endsAt ?? null,
    });
  });

  routes.get('/topic/:slug', async (c) => {
    const found = await topicBySlug(ctx.db, c.req.param('slug'));
    if (!found) return movedTo(site, c, 'topic');
    const [frame, listing] = await Promise.all([loadFrame(site), listingOf(site, c, { topicId: found.id })]);
    return page(c, {
      body: topicPage(frame, found, listing),
      tags: [...EVERY_PAGE, tag.topic(found.id), ...cardTags(listing.cards)],
    });
  });

  routes.get('/author/:slug', async (c) => {
    const found = await authorBySlug(ctx.db, c.req.param('slug'));
    if (!found) return movedTo(site, c, 'author');
    const [frame, listing, photo] = await Promise.all([
      loadFrame(site),
      listingOf(site, c, { authorId: found.id }),
      found.photoId ? portraitOf(site, found.photoId) : null,
    ]);
    return page(c, {
      body: authorPage(frame, found, photo, listing),
      tags: [...EVERY_PAGE, tag.author(found.id), ...(photo ? [tag.photo(photo.id)] : []), ...cardTags(listing.cards)],
    });
  });

  routes.get('/archive', async (c) => {
    const { publication, now } = await loadFrame(site);
    return c.redirect(paths.archiveDay(dayIn(now, publication.timeZone)), 302);
  });
  routes.get('/archive/:year{\\d{4}}/:month{\\d{2}}/:day{\\d{2}}', async (c) => {
    const { year, month, day } = c.req.param();
    return answerDay(site, c, `${year}-${month}-${day}`);
  });

  routes.route('/', searchRoutes(site));
  routes.route('/', feedRoutes(site));
  routes.route('/', machineRoutes(site));
  routes.route('/', themeRoutes());
  routes.route('/', standingRoutes(site));
  return routes;
}

async function portraitOf({ ctx }: Site, id: PhotoId): Promise<Photo | null> {
  return (await photosByIds(ctx.db, [id])).get(id) ?? null;
}

/** A page that was renamed or merged leads to where it stands now. @throws NotFound for one that never was */
async function movedTo({ ctx }: Site, c: Context, kind: NameKind): Promise<Response> {
  const slug = await slugNow(ctx.db, kind, c.req.param('slug') ?? '');
  if (slug === null) throw nothingHere();
  return c.redirect(paths[kind](slug), 301);
}

async function answerArticle(site: Site, c: Context, id: string, slug: string): Promise<Response> {
  const { ctx } = site;
  if (!/^[0-9a-z]{8}$/.test(id)) throw nothingHere();
  const article = await publishedArticle(ctx.db, id as ArticleId);
  if (!article) return answerMissing(site, c, id);
  if (slug !== article.slug) {
    // Asked about each time: a browser that kept an old one would go round in a circle when a slug comes back.
    c.header('cache-control', 'no-cache');
    return c.redirect(paths.article(article.id, article.slug), 301);
  }
  const [frame, related, linked] = await Promise.all([
    loadFrame(site),
    relatedCards(ctx.db, article, RELATED_SHOWN, linkedArticles(article.body)),
    cardsByIds(ctx.db, linkedArticles(article.body)),
  ]);
  const byId = new Map(linked.map((card) => [card.id, card]));
  return page(c, {
    body: articlePage(frame, article, related, byId, frame.newsletters[0] ?? null),
    headers: headersWithFrames(frameOriginsOf(article.body)),
    tags: [
      ...EVERY_PAGE,
      tag.article(article.id),
      ...(related.filledFrom === 'section' ? [tag.section(article.section.id)] : []),
      ...(related.filledFrom === 'everywhere' ? [tag.lists] : []),
      ...[...article.photos].flatMap(([named, shown]) => [tag.photo(named), tag.photo(shown.id)]),
      ...cardTags(related.cards),
      ...linkedArticles(article.body).map((linkedId) => tag.article(linkedId)),
    ],
  });
}

/** Taken away on purpose is 410, and is kept; whatever else is not public was never here. */
async function answerMissing(site: Site, c: Context, id: string): Promise<Response> {
  const standing = await articleStanding(site.ctx.db, id);
  if (standing.is !== 'gone') throw nothingHere();
  const elsewhere = await redirectFor(site.ctx.db, new URL(c.req.url).pathname);
  if (elsewhere !== null) return c.redirect(elsewhere, 301);
  const body = errorPage(await loadFrame(site), 410, standing);
  return page(c, { status: 410, body, tags: [...EVERY_PAGE, tag.article(id)] });
}

async function answerDay(site: Site, c: Context, day: string): Promise<Response> {
  const frame = await loadFrame(site);
  const { timeZone } = frame.publication;
  const isDay =
    !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!isDay || day > dayIn(frame.now, timeZone)) throw nothingHere();
  const from = startOfDay(day, timeZone);
  const to = startOfDay(dayAfter(day), timeZone);
  const cards = await newestCards(site.ctx.db, { from, to, limit: IN_A_DAY });
  const body = archivePage(frame, day, cards);
  return page(c, { body, tags: [...EVERY_PAGE, tag.lists, ...cardTags(cards)], keep: cards.length > 0 });
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** One page of a list; asks for one more than it shows, to know whether there is another. */
async function listingOf(
  site: Site,
  c: Context,
  of: { sectionId?: SectionId; topicId?: TopicId; authorId?: AuthorId },
): Promise<Listing> {
  const asked = c.req.query('page') ?? '1';
  const number = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 0;
  if (number < 1 || number > LAST_PAGE) throw nothingHere();
  const cards = await newestCards(site.ctx.db, { ...of, limit: ON_A_PAGE + 1, offset: (number - 1) * ON_A_PAGE });
  if (number > 1 && cards.length === 0) throw nothingHere();
  return { cards: cards.slice(0, ON_A_PAGE), page: number, hasMore: cards.length > ON_A_PAGE };
}

/** A pinned article that is not public yet, or not any more, counts as well: the page changes with it. */
function frontTags(front: FilledFront): string[] {
  const cards = front.slots.flatMap((slot) => slot.cards);
  return [...cardTags(cards), ...front.pinned.map((id) => tag.article(id))];
}

function nothingHere(): NotFound {
  return new NotFound('no-such-page', 'There is nothing at this address.');
}
