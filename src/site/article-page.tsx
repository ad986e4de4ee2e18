import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { BodyPhoto } from '../document/document-text.ts';
import { renderBody } from '../document/render-html.ts';
import { type ArticleCard, inPlace, type PublishedArticle } from '../features/articles/article.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import type { RelatedCards } from '../features/related/related-queries.ts';
import { longDate } from '../language/dates.ts';
import { directionOfLanguage } from '../language/language.ts';
import { typeset } from '../language/typography.ts';
import type { ArticleId } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { dirOfWords, dirWithin, type Frame, frameWithin } from './frame.ts';
import { renderPage } from './layout.tsx';
import { ArticleHead } from './parts/article-head.tsx';
import { Byline, LongDate, TimeOfDay } from './parts/byline.tsx';
import { Card } from './parts/card.tsx';
import { NewsletterBox } from './parts/newsletter-box.tsx';
import { Figure } from './parts/picture.tsx';
import { QuoteBar, ReadingTools } from './parts/reading-tools.tsx';
import { ShareBar } from './parts/share-bar.tsx';
import { Bidi, Text } from './parts/text.tsx';

/** An update this much later than the publication is told to the reader, in milliseconds. */
const NOTEWORTHY_UPDATE_MS = 10 * 60_000;

/** @param linked the articles that the body links to or shows as related, as far as they are public */
export function articlePage(
  frame: Frame,
  article: PublishedArticle,
  related: RelatedCards,
  linked: ReadonlyMap<ArticleId, ArticleCard>,
  newsletter: Newsletter | null,
): string {
  return renderPage(
    frame,
    {
      title: typeset(article.headline, article.language),
      description: article.deck ? typeset(article.deck, article.language) : undefined,
      canonical: paths.article(article.id, article.slug),
      section: article.section.slug,
      hasOwnImage: true,
      extra: <ArticleHead frame={frame} article={article} />,
    },
    <>
      <Story frame={frame} article={article} linked={linked} />
      <div class="wrap">
        <NewsletterBox frame={frame} newsletter={newsletter} />
        <MoreToRead frame={frame} article={article} related={related} />
      </div>
    </>,
  );
}

function Story(props: {
  frame: Frame;
  article: PublishedArticle;
  linked: ReadonlyMap<ArticleId, ArticleCard>;
}): JSX.Element {
  const { article } = props;
  const { words } = props.frame;
  const frame = frameWithin(props.frame, article.language);
  const own = { lang: article.language, dir: directionOfLanguage(article.language) };
  return (
    <article class="story wrap" {...dirWithin(props.frame, article.language)}>
      <div class="read-progress" aria-hidden="true" />
      <header class="story-head">
        {article.kicker && (
          <p class="kicker">
            <Bidi in={frame}>{article.kicker}</Bidi>
          </p>
        )}
        <Text in={frame} as="h1" language={article.language}>
          {article.headline}
        </Text>
        {article.deck && (
          <Text in={frame} as="p" class="deck" language={article.language}>
            {article.deck}
          </Text>
        )}
        <Byline frame={frame} article={article} />
        <Updated frame={frame} article={article} />
        <ShareBar frame={frame} article={article} />
        <ReadingTools frame={frame} />
      </header>
      {article.lead && (
        <Figure
          frame={frame}
          placed={article.lead}
          sizes="lead"
          class="story-photo"
          first
          language={article.language}
        />
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderBody escapes everything; a test holds it to that */}
      <div class="body" {...own} dangerouslySetInnerHTML={{ __html: bodyOf({ ...props, frame }) }} />
      <QuoteBar frame={frame} />
      <Corrections frame={frame} article={article} />
      {article.topics.length > 0 && (
        <nav class="topics" aria-label={words.topics}>
          <ul class="chips">
            {article.topics.map((topic) => (
              <li key={topic.id}>
                <a href={paths.topic(topic.slug)}>
                  <Bidi in={frame}>{topic.name}</Bidi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </article>
  );
}

function bodyOf(props: {
  frame: Frame;
  article: PublishedArticle;
  linked: ReadonlyMap<ArticleId, ArticleCard>;
}): string {
  const { frame, article, linked } = props;
  return renderBody(article.body, {
    language: article.language,
    words: frame.words,
    photo: (place) => bodyPhoto(frame, article, place),
    day: (day) => longDate(new Date(`${day}T12:00:00Z`), frame.language, 'UTC'),
    articleAddress: (id) => {
      const card = linked.get(id as ArticleId);
      return card ? paths.article(card.id, card.slug) : null;
    },
    related: (id) => {
      const card = linked.get(id as ArticleId);
      if (!card) return null;
      return { headline: card.headline, address: paths.article(card.id, card.slug), language: card.language };
    },
  });
}

function bodyPhoto(frame: Frame, article: PublishedArticle, place: BodyPhoto): string {
  const photo = article.photos.get(place.photoId);
  if (!photo) return '';
  const figure = <Figure frame={frame} placed={inPlace(photo, place)} sizes="body" language={article.language} />;
  return renderToString(figure);
}

function Updated({ frame, article }: { frame: Frame; article: PublishedArticle }): JSX.Element | null {
  if (article.updatedAt.getTime() - article.publishedAt.getTime() < NOTEWORTHY_UPDATE_MS) return null;
  return (
    <p class="updated" {...dirOfWords(frame)}>
      {frame.words.updated} <LongDate frame={frame} date={article.updatedAt} />{' '}
      <TimeOfDay frame={frame} date={article.updatedAt} />
    </p>
  );
}

function Corrections({ frame, article }: { frame: Frame; article: PublishedArticle }): JSX.Element | null {
  if (article.corrections.length === 0) return null;
  return (
    <aside class="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title" {...dirOfWords(frame)}>
        {article.corrections.length > 1 ? frame.words.corrections : frame.words.correction}
      </h2>
      {article.corrections.map((correction) => (
        <div key={correction.correctedAt.getTime()} class="correction">
          <LongDate frame={frame} date={correction.correctedAt} />
          <Text in={frame} as="p" language={article.language}>
            {correction.note}
          </Text>
        </div>
      ))}
    </aside>
  );
}

function MoreToRead(props: { frame: Frame; article: PublishedArticle; related: RelatedCards }): JSX.Element | null {
  const { frame, article, related } = props;
  if (related.cards.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related" class="strip-title">
        {titleOf(frame, article, related)}
      </h2>
      <div class="related-cards">
        {related.cards.map((card) => (
          <Card key={card.id} frame={frame} article={card} look="column" heading="h3" />
        ))}
      </div>
    </section>
  );
}

/** What is offered because nothing is like the article is called what it is. */
function titleOf(frame: Frame, article: PublishedArticle, related: RelatedCards): string {
  const { words } = frame;
  if (related.kind === 'related') return words.related;
  return related.filledFrom === 'section' ? words.latestInSection(article.section.name) : words.latest;
}
