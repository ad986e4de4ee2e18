import type { JSX } from 'preact';
import type { FilledFront, FilledSlot } from '../features/fronts/front-queries.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import { dayIn } from '../language/dates.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card, NewestItem } from './parts/card.tsx';
import { NewsletterBox } from './parts/newsletter-box.tsx';
import { Strip } from './parts/strip.tsx';
import { Bidi } from './parts/text.tsx';

/** After how many strips the newsletter is offered. */
const NEWSLETTER_AFTER = 5;
/** How many of the secondary stories stand beside the lead; the others stand under it. */
const BESIDE = 2;

/** The home page, as its front is arranged. */
export function homePage(frame: Frame, front: FilledFront, newsletter: Newsletter | null): string {
  const { publication } = frame;
  return renderPage(
    frame,
    {
      title: '',
      description: publication.tagline || publication.about || undefined,
      canonical: paths.home(),
      isHome: true,
    },
    front.slots.some(({ cards }) => cards.length > 0) ? (
      <Home frame={frame} front={front} newsletter={newsletter} />
    ) : (
      <NothingYet frame={frame} newsletter={newsletter} />
    ),
  );
}

function Home(props: { frame: Frame; front: FilledFront; newsletter: Newsletter | null }): JSX.Element {
  const { frame, front, newsletter } = props;
  const strips = front.slots.filter(
    ({ kind, cards }) => cards.length > 0 && (kind === 'strip' || kind === 'opinion' || kind === 'most-read'),
  );
  return (
    <div class="home wrap">
      <Top frame={frame} slots={front.slots} />
      {strips.slice(0, NEWSLETTER_AFTER).map((slot) => (
        <Strip key={slot.key} frame={frame} slot={slot} />
      ))}
      <NewsletterBox frame={frame} newsletter={newsletter} />
      {strips.slice(NEWSLETTER_AFTER).map((slot) => (
        <Strip key={slot.key} frame={frame} slot={slot} />
      ))}
    </div>
  );
}

/** The lead, what stands beside and under it, and the newest as a list. */
function Top({ frame, slots }: { frame: Frame; slots: readonly FilledSlot[] }): JSX.Element | null {
  const cardsOf = (kind: FilledSlot['kind']) => slots.find((slot) => slot.kind === kind)?.cards ?? [];
  const [lead] = cardsOf('lead');
  const secondary = cardsOf('secondary');
  const latest = slots.find((slot) => slot.kind === 'latest');
  const newest = latest?.cards ?? [];
  if (!lead && secondary.length === 0 && newest.length === 0) return null;
  return (
    <div class="top">
      <div class="top-lead">
        {lead && <Card frame={frame} article={lead} look="lead" heading="h2" picture={lead.picture} deck first />}
      </div>
      <div class="top-second">
        {secondary.slice(0, BESIDE).map((article) => (
          <Card
            key={article.id}
            frame={frame}
            article={article}
            look="column"
            heading="h2"
            picture={article.picture}
            deck
          />
        ))}
      </div>
      <div class="top-under">
        {secondary.slice(BESIDE).map((article) => (
          <Card key={article.id} frame={frame} article={article} look="plain" heading="h2" deck />
        ))}
      </div>
      {newest.length > 0 && (
        <section class="newest" aria-labelledby="newest">
          <h2 id="newest" class="strip-title">
            <a href={paths.archiveDay(dayIn(frame.now, frame.publication.timeZone))}>
              {latest?.title ? <Bidi in={frame}>{latest.title}</Bidi> : frame.words.latest}
            </a>
          </h2>
          <ol class="newest-list">
            {newest.map((article) => (
              <NewestItem key={article.id} frame={frame} article={article} />
            ))}
          </ol>
        </section>
      )}
    </div>
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
