import { paths } from '../../urls.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { XML_HEAD, xml } from './xml.ts';

/** @see https://www.rssboard.org/rss-specification */
export function rss(feed: Feed): string {
  const self = feed.base + paths.rss(feed.scope);
  return `${XML_HEAD}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.page)}</link>
<description>${xml(feed.description)}</description>
<language>${xml(feed.language)}</language>
<lastBuildDate>${feed.updatedAt.toUTCString()}</lastBuildDate>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>
${feed.entries.map(item).join('\n')}
</channel>
</rss>
`;
}

function item(entry: FeedEntry): string {
  return [
    '<item>',
    `<title>${xml(entry.title)}</title>`,
    `<link>${xml(entry.url)}</link>`,
    `<guid isPermaLink="false">${xml(entry.id)}</guid>`,
    `<pubDate>${entry.publishedAt.toUTCString()}</pubDate>`,
    ...entry.authors.map((author) => `<dc:creator>${xml(author.name)}</dc:creator>`),
    `<category>${xml(entry.section)}</category>`,
    entry.summary ? `<description>${xml(entry.summary)}</description>` : '',
    `<content:encoded>${xml(entry.html)}</content:encoded>`,
    entry.image
      ? `<media:content url="${xml(entry.image)}" medium="image" type="image/jpeg" width="1200" height="675"/>`
      : '',
    '</item>',
  ].join('');
}
