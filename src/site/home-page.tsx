import type { JSX } from 'preact';
import type { ArticleCard } from '../features/articles/article.ts';
import type { HomeFront, Strip } from '../features/fronts/front-queries.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import { dayIn } from '../language/dates.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card, NewestItem } from './parts/card.tsx';
import { NewsletterBox } from './parts/newsletter-box.tsx';
import { Bidi } from './parts/text.tsx';

/** After how many strips the opinion stands, and then the newsletter is offered. */
const OPINION_AFTER = 2;

export function homePage(frame: Frame, front: HomeFront, newsletter: Newsletter | null): string {
  const { publication } = frame;
  return renderPage(
    frame,
    {
      title: '',
      description: publication.tagline || publication.about || undefined,
      canonical: paths.home(),
      isHome: true,
    },
    front.lead ? (
      <Home frame={frame} front={front} lead={front.lead} newsletter={newsletter} />
    ) : (
      <NothingYet frame={frame} newsletter={newsletter} />
    ),
  );
}

function Home(props: {
  frame: Frame;
  front: HomeFront;
  lead: ArticleCard;
  newsletter: Newsletter | null;
}): JSX.Element {
  const { frame, front, lead, newsletter } = props;
  const { words } = frame;
  const today = paths.archiveDay(dayIn(frame.now, frame.publication.timeZone));
  return (
    <div class="home wrap">
      <div class="top">
        <div class="top-lead">
          <Card frame={frame} article={lead} look="lead" heading="h2" deck first />
        </div>
        <div class="top-second">
          {front.secondary.slice(0, 2).map((article) => (
            <Card key={article.id} frame={frame} article={article} look="column" heading="h2" />
          ))}
        </div>
        <div class="top-under">
          {front.secondary.slice(2).map((article) => (
            <Card key={article.id} frame={frame} article={article} look="plain" heading="h2" deck />
          ))}
        </div>
        {front.latest.length > 0 && (
          <section class="newest" aria-labelledby="newest">
            <h2 id="newest" class="strip-title">
              <a href={today}>{words.latest}</a>
            </h2>
            <ol class="newest-list">
              {front.latest.map((article) => (
                <NewestItem key={article.id} frame={frame} article={article} />
              ))}
            </ol>
          </section>
        )}
      </div>
      {front.strips.slice(0, OPINION_AFTER).map((strip) => (
        <SectionStrip key={strip.section.id} frame={frame} strip={strip} />
      ))}
      {front.opinion && <SectionStrip frame={frame} strip={front.opinion} opinion />}
      {front.strips.slice(OPINION_AFTER, 2 * OPINION_AFTER).map((strip) => (
        <SectionStrip key={strip.section.id} frame={frame} strip={strip} />
      ))}
      <NewsletterBox frame={frame} newsletter={newsletter} />
      {front.strips.slice(2 * OPINION_AFTER).map((strip) => (
        <SectionStrip key={strip.section.id} frame={frame} strip={strip} />
      ))}
    </div>
  );
}

function SectionStrip(props: { frame: Frame; strip: Strip; opinion?: boolean }): JSX.Element | null {
  const { frame, opinion = false } = props;
  const { section, cards } = props.strip;
  if (cards.length === 0) return null;
  const id = `strip-${section.slug}`;
  return (
    <section class={opinion ? 'strip strip-opinion' : 'strip'} aria-labelledby={id}>
      <h2 id={id} class="strip-title">
        <a href={paths.section(section.slug)}>
          <Bidi in={frame}>{section.name}</Bidi>
        </a>
      </h2>
      <div class={`strip-cards strip-of-${Math.min(cards.length, 4)}`}>
        {cards.map((article, index) => (
          <Card
            key={article.id}
            frame={frame}
            article={article}
            look={opinion ? 'opinion' : index === 0 ? 'column' : 'row'}
            heading="h3"
            deck={opinion || index === 0}
          />
        ))}
      </div>
    </section>
  );
}

/** A publication's first morning. */
function NothingYet(props: { frame: Frame; newsletter: Newsletter | null }): JSX.Element {
  const { frame, newsletter } = props;
  return (
    <div class="simple wrap">
      <p class="lead">{frame.words.nothingHere}</p>
      <NewsletterBox frame={frame} newsletter={newsletter} />
    </div>
  );
}
