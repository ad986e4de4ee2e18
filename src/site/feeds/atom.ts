import { paths } from '../../urls.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { XML_HEAD, xml } from './xml.ts';

/** @see RFC 4287 */
export function atom(feed: Feed): string {
  const self = feed.base + paths.atom(feed.scope);
  return `${XML_HEAD}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
<id>${xml(self)}</id>
<title>${xml(feed.title)}</title>
<subtitle>${xml(feed.description)}</subtitle>
<updated>${feed.updatedAt.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
${feed.entries.map((entry) => entryXml(entry, feed)).join('\n')}
</feed>
`;
}

function entryXml(entry: FeedEntry, feed: Feed): string {
  // An entry without an author takes the feed's; the feed has none of its own, so the publication signs it.
  const authors = entry.authors.length > 0 ? entry.authors : [{ name: feed.title, url: feed.page }];
  return [
    `<entry xml:lang="${xml(entry.language)}">`,
    `<id>${xml(entry.id)}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>`,
    `<published>${entry.publishedAt.toISOString()}</published>`,
    `<updated>${entry.updatedAt.toISOString()}</updated>`,
    ...authors.map((author) => `<author><name>${xml(author.name)}</name><uri>${xml(author.url)}</uri></author>`),
    `<category term="${xml(entry.section)}"/>`,
    entry.summary ? `<summary>${xml(entry.summary)}</summary>` : '',
    `<content type="html">${xml(entry.html)}</content>`,
    '</entry>',
  ].join('');
}
