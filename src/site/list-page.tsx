import type { ComponentChildren, JSX } from 'preact';
import type { ArticleCard, Author, Section, Topic } from '../features/articles/article.ts';
import type { FilledFront, FrontCard } from '../features/fronts/front-queries.ts';
import { typeset } from '../language/typography.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card } from './parts/card.tsx';
import { Pager } from './parts/pager.tsx';
import { Bidi, Text } from './parts/text.tsx';

/** How many stand on one page. */
export const ON_A_PAGE = 24;

/** One page of a list. `hasMore`: there are older ones. */
export type Listing = { cards: readonly ArticleCard[]; page: number; hasMore: boolean };

/** @param front the first page, as the section's front is arranged; null on the pages behind it */
export function sectionPage(frame: Frame, section: Section, listing: Listing, front: FilledFront | null): string {
  const address = (page: number) => paths.section(section.slug, page);
  return renderPage(
    frame,
    {
      ...headOf(frame, section.name, listing, address),
      feeds: paths.section(section.slug),
      section: section.slug,
    },
    <List frame={frame} listing={listing} address={address} feed={paths.section(section.slug)} front={front}>
      <Text in={frame} as="h1">
        {section.name}
      </Text>
    </List>,
  );
}

export function topicPage(frame: Frame, topic: Topic, listing: Listing): string {
  const address = (page: number) => paths.topic(topic.slug, page);
  return renderPage(
    frame,
    { ...headOf(frame, topic.name, listing, address), feeds: paths.topic(topic.slug) },
    <List frame={frame} listing={listing} address={address} feed={paths.topic(topic.slug)} section>
      <p class="kicker">{frame.words.topics}</p>
      <Text in={frame} as="h1">
        {topic.name}
      </Text>
    </List>,
  );
}

export function authorPage(frame: Frame, author: Author, listing: Listing): string {
  const address = (page: number) => paths.author(author.slug, page);
  const about = [author.roleTitle, author.bio].filter(Boolean).join('. ');
  return renderPage(
    frame,
    {
      ...headOf(frame, author.name, listing, address),
      description: about || undefined,
      feeds: paths.author(author.slug),
    },
    <List frame={frame} listing={listing} address={address} feed={paths.author(author.slug)} section>
      <Text in={frame} as="h1">
        {author.name}
      </Text>
      {author.roleTitle && (
        <Text in={frame} as="p" class="author-role">
          {author.roleTitle}
        </Text>
      )}
      {author.bio && (
        <Text in={frame} as="p" class="lead">
          {author.bio}
        </Text>
      )}
    </List>,
  );
}

function headOf(frame: Frame, name: string, listing: Listing, address: (page: number) => string) {
  const title = typeset(name, frame.language);
  return {
    title: listing.page > 1 ? `${title}, ${frame.words.page(listing.page)}` : title,
    canonical: address(listing.page),
  };
}

function List(props: {
  frame: Frame;
  listing: Listing;
  address: (page: number) => string;
  feed: string;
  children: ComponentChildren;
  /** Arranged: some stand large over the list. */
  front?: FilledFront | null;
  /** Name each article's section. */
  section?: boolean;
}): JSX.Element {
  const { frame, listing } = props;
  const inSlots = (isList: boolean): FrontCard[] =>
    props.front?.slots.flatMap(({ kind, cards }) => ((kind === 'list') === isList ? cards : [])) ?? [];
  const lead = inSlots(false);
  const rest: readonly (ArticleCard & Partial<FrontCard>)[] = props.front ? inSlots(true) : listing.cards;
  return (
    <div class="list wrap">
      <header class="list-head">
        {props.children}
        <a class="list-feed" href={`${props.feed}/feed.xml`}>
          <Bidi in={frame}>RSS</Bidi>
        </a>
      </header>
      {lead.length + rest.length === 0 && <p class="lead list-empty">{frame.words.nothingHere}</p>}
      {lead.length > 0 && (
        <div class="list-front">
          {lead.map((article, index) => (
            <Card
              key={article.id}
              frame={frame}
              article={article}
              look={index === 0 ? 'lead' : 'column'}
              picture={article.picture}
              heading="h2"
              deck={index === 0}
              foot="authors-and-day"
              first={index === 0}
            />
          ))}
        </div>
      )}
      <div class="river">
        {rest.map((article, index) => (
          <Card
            key={article.id}
            frame={frame}
            article={article}
            look="row"
            {...(article.picture ? { picture: article.picture } : {})}
            heading="h2"
            deck
            foot="authors-and-day"
            section={props.section === true}
            first={lead.length === 0 && index === 0}
          />
        ))}
      </div>
      <Pager frame={frame} page={listing.page} hasMore={listing.hasMore} address={props.address} />
    </div>
  );
}
