import type { JSX } from 'preact';
import type { PublishedArticle } from '../../features/articles/article.ts';
import { SHARE_SHAPES, type ShareShape, shareKey } from '../../features/share/share-picture.ts';
import { isoIn } from '../../language/dates.ts';
import { typeset } from '../../language/typography.ts';
import { absolute, paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { newsArticleData } from '../news-article-data.ts';
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
      <SharePicture frame={frame} article={article} shape="wide" />
      <SharePicture frame={frame} article={article} shape="square" />
      <meta name="twitter:card" content="summary_large_image" />
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

/** A picture that bears the headline says it to whoever hears it as well. */
function SharePicture({ frame, article, shape }: { frame: Frame; article: PublishedArticle; shape: ShareShape }) {
  const { publication, base } = frame;
  const { width, height } = SHARE_SHAPES[shape];
  return (
    <>
      <meta
        property="og:image"
        content={absolute(base, paths.sharePicture(article.id, shareKey(publication, article), shape))}
      />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={String(width)} />
      <meta property="og:image:height" content={String(height)} />
      <meta property="og:image:alt" content={typeset(article.headline, article.language)} />
    </>
  );
}
