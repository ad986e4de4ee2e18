import type { ArticleCard } from '../features/articles/article.ts';
import { typeset } from '../language/typography.ts';
import { absolute, paths } from '../urls.ts';
import { XML_HEAD, xml } from './feeds/xml.ts';
import type { Frame } from './frame.ts';

/** The most addresses that one file may hold. @see https://www.sitemaps.org/protocol.html */
export const SITEMAP_LIMIT = 50_000;
/** @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export const NEWS_SITEMAP_LIMIT = 1000;

export type SitemapAddress = { path: string; updatedAt?: Date };

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export function sitemap(base: string, addresses: readonly SitemapAddress[]): string {
  const urls = addresses.map(
    ({ path, updatedAt }) =>
      `<url><loc>${xml(absolute(base, path))}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''}</url>`,
  );
  return `${XML_HEAD}\n<urlset ${NAMESPACE}>\n${urls.join('\n')}\n</urlset>\n`;
}

/** Names the files of a sitemap of `pages` parts: `/sitemap.xml?page=1` and so on. */
export function sitemapIndex(base: string, pages: number): string {
  const files = Array.from(
    { length: pages },
    (_, index) => `<sitemap><loc>${xml(absolute(base, `${paths.sitemap()}?page=${index + 1}`))}</loc></sitemap>`,
  );
  return `${XML_HEAD}\n<sitemapindex ${NAMESPACE}>\n${files.join('\n')}\n</sitemapindex>\n`;
}

/** The last two days' articles. */
export function newsSitemap(frame: Frame, cards: readonly ArticleCard[]): string {
  const { base, publication } = frame;
  const urls = cards.map((card) =>
    [
      `<url><loc>${xml(absolute(base, paths.article(card.id, card.slug)))}</loc><news:news>`,
      `<news:publication><news:name>${xml(publication.settings.newsSitemapName || publication.name)}</news:name><news:language>${xml(primary(card.language))}</news:language></news:publication>`,
      `<news:publication_date>${card.publishedAt.toISOString()}</news:publication_date>`,
      `<news:title>${xml(typeset(card.headline, card.language))}</news:title>`,
      '</news:news></url>',
    ].join(''),
  );
  return `${XML_HEAD}\n<urlset ${NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

function primary(language: string): string {
  return language.split('-')[0] ?? language;
}
