import { type Context, Hono } from 'hono';
import type { ArticleCard } from '../features/articles/article.ts';
import {
  authorBySlug,
  correctionsOf,
  newestCards,
  sectionBySlug,
  topicBySlug,
} from '../features/articles/article-queries.ts';
import { tag } from '../features/events.ts';
import { page } from '../http/cached-page.ts';
import { NotFound } from '../platform/errors.ts';
import type { AuthorId, SectionId, TopicId } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { atom } from './feeds/atom.ts';
import { type Feed, makeFeed } from './feeds/feed.ts';
import { jsonFeed } from './feeds/json-feed.ts';
import { rss } from './feeds/rss.ts';
import { cardTags, EVERY_PAGE } from './page-tags.ts';
import { loadFrame, type Site } from './site.ts';

const ENTRIES = 30;

const FORMATS: Readonly<Record<string, { type: string; render: (feed: Feed) => string }>> = {
  'feed.xml': { type: 'application/rss+xml; charset=utf-8', render: rss },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', render: atom },
  'feed.json': { type: 'application/feed+json; charset=utf-8', render: jsonFeed },
};

type Scope = {
  name: string;
  path: string;
  tag: string;
  filter: { sectionId?: SectionId; topicId?: TopicId; authorId?: AuthorId };
};

/** RSS, Atom and JSON Feed for the publication, and the same under a section, a topic, an author. */
export function feedRoutes(site: Site): Hono {
  const routes = new Hono();
  for (const file of Object.keys(FORMATS)) {
    routes.get(`/${file}`, (c) => answer(site, c, file, null));
    for (const kind of ['section', 'topic', 'author'] as const) {
      routes.get(`/${kind}/:slug/${file}`, async (c) =>
        answer(site, c, file, await scopeOf(site, kind, c.req.param('slug'))),
      );
    }
  }
  return routes;
}

async function answer(site: Site, c: Context, file: string, scope: Scope | null): Promise<Response> {
  const format = FORMATS[file];
  if (!format) throw new Error(`No feed is called ${file}.`);
  const [frame, cards]: [Awaited<ReturnType<typeof loadFrame>>, ArticleCard[]] = await Promise.all([
    loadFrame(site),
    newestCards(site.ctx.db, { ...scope?.filter, limit: ENTRIES }),
  ]);
  const ids = cards.map((card) => card.id);
  const corrections = await correctionsOf(site.ctx.db, ids);
  return page(c, {
    body: format.render(makeFeed(frame, cards, scope, corrections)),
    type: format.type,
    tags: [...EVERY_PAGE, scope ? scope.tag : tag.lists, ...cardTags(cards)],
    headers: { 'access-control-allow-origin': '*' },
  });
}

async function scopeOf(site: Site, kind: 'section' | 'topic' | 'author', slug: string): Promise<Scope> {
  const { db } = site.ctx;
  if (kind === 'section') {
    const section = await sectionBySlug(db, slug);
    if (section)
      return {
        name: section.name,
        path: paths.section(slug),
        tag: tag.section(section.id),
        filter: { sectionId: section.id },
      };
  } else if (kind === 'topic') {
    const topic = await topicBySlug(db, slug);
    if (topic)
      return { name: topic.name, path: paths.topic(slug), tag: tag.topic(topic.id), filter: { topicId: topic.id } };
  } else {
    const author = await authorBySlug(db, slug);
    if (author)
      return {
        name: author.name,
        path: paths.author(slug),
        tag: tag.author(author.id),
        filter: { authorId: author.id },
      };
  }
  throw new NotFound('no-such-feed', 'There is no feed at this address.');
}
