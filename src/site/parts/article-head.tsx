import type { JSX } from 'preact';
import type { PublishedArticle } from '../../features/articles/article.ts';
import { CROPS } from '../../features/media/photo.ts';
import { isoIn } from '../../language/dates.ts';
import { typeset } from '../../language/typography.ts';
import { absolute, paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { newsArticleData } from '../news-article-data.ts';
import { DefaultImage } from './share-image.tsx';
import { StructuredData } from './structured-data.tsx';

/** What other sites and machines show of an article: Open Graph, Twitter's card, `NewsArticle`. */
export function ArticleHead({ frame, article }: { frame: Frame; article: PublishedArticle }): JSX.Element {
  const { publication, base } = frame;
  const time = (date: Date) => isoIn(date, publication.timeZone);
  const words = (text: string) => typeset(text, article.language);
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={publication.name} />
      <meta property="og:locale" content={article.language.replace('-', '_')} />
      <meta property="og:url" content={absolute(base, paths.article(article.id, article.slug))} />
      <meta property="og:title" content={words(article.headline)} />
      {article.deck && <meta property="og:description" content={words(article.deck)} />}
      {article.lead ? (
        <>
          <meta
            property="og:image"
            content={encodeURI(absolute(base, paths.photo(article.lead.photo.publicKey, '16x9', 'jpeg')))}
          />
          <meta property="og:image:width" content={String(CROPS['16x9'].width)} />
          <meta property="og:image:height" content={String(CROPS['16x9'].height)} />
          {article.lead.alt && <meta property="og:image:alt" content={article.lead.alt} />}
        </>
      ) : (
        <DefaultImage frame={frame} />
      )}
      <meta name="twitter:card" content={article.lead ? 'summary_large_image' : 'summary'} />
      <meta property="article:published_time" content={time(article.publishedAt)} />
      <meta property="article:modified_time" content={time(article.updatedAt)} />
      <meta property="article:section" content={article.section.name} />
      {article.authors.map((author) => (
        <meta key={author.id} property="article:author" content={absolute(base, paths.author(author.slug))} />
      ))}
      {article.topics.map((topic) => (
        <meta key={topic.id} property="article:tag" content={topic.name} />
      ))}
      <StructuredData data={newsArticleData(frame, article)} />
    </>
  );
}
