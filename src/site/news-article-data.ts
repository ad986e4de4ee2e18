import type { PublishedArticle } from '../features/articles/article.ts';
import { CROPS } from '../features/media/photo.ts';
import { isoIn } from '../language/dates.ts';
import { typeset } from '../language/typography.ts';
import { absolute, paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { logoData } from './menu.ts';

/** Of the photo's crops, the one for cards of 1.91 to 1 comes first. */
const SHAPES = ['16x9', '4x3', '1x1'] as const satisfies (keyof typeof CROPS)[];

/** What search engines read of an article. @see https://schema.org/NewsArticle */
export function newsArticleData(frame: Frame, article: PublishedArticle): Record<string, unknown> {
  const { publication, base } = frame;
  const url = absolute(base, paths.article(article.id, article.slug));
  const time = (date: Date) => isoIn(date, publication.timeZone);
  const words = (text: string) => typeset(text, article.language);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    url,
    headline: words(article.headline),
    ...(article.deck ? { description: words(article.deck) } : {}),
    ...(article.lead ? { image: SHAPES.map((shape) => image(base, article.lead?.photo.publicKey ?? '', shape)) } : {}),
    datePublished: time(article.publishedAt),
    dateModified: time(article.updatedAt),
    author: article.authors.map((author) => ({
      '@type': 'Person',
      name: author.name,
      url: absolute(base, paths.author(author.slug)),
    })),
    publisher: publisherData(frame),
    articleSection: article.section.name,
    ...(article.topics.length > 0 ? { keywords: article.topics.map((topic) => topic.name) } : {}),
    inLanguage: article.language,
    wordCount: article.wordCount,
    timeRequired: `PT${article.readingMinutes}M`,
    isAccessibleForFree: true,
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map((correction) => ({
            '@type': 'CorrectionComment',
            text: correction.note,
            datePublished: time(correction.correctedAt),
          })),
        }
      : {}),
  };
}

export function publisherData(frame: Frame): Record<string, unknown> {
  const { publication, base } = frame;
  const { settings } = publication;
  const logo = logoData(frame);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${base}/#publisher`,
    name: publication.publisherName || publication.name,
    ...(publication.publisherName && publication.publisherName !== publication.name
      ? { alternateName: publication.name }
      : {}),
    url: absolute(base, paths.home()),
    ...(logo ? { logo } : {}),
    ...(settings.social.length > 0 ? { sameAs: settings.social.map(({ url }) => url) } : {}),
    correctionsPolicy: `${absolute(base, paths.page('about'))}#corrections`,
    ...(publication.contactEmail
      ? {
          contactPoint: {
            '@type': 'ContactPoint',
            contactType: 'newsroom',
            email: publication.contactEmail,
            ...(settings.contactPhone ? { telephone: settings.contactPhone } : {}),
          },
        }
      : {}),
  };
}

function image(base: string, publicKey: string, shape: keyof typeof CROPS): Record<string, unknown> {
  return {
    '@type': 'ImageObject',
    url: absolute(base, paths.photo(publicKey, shape, 'jpeg')),
    width: CROPS[shape].width,
    height: CROPS[shape].height,
  };
}
