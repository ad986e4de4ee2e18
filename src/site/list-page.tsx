import type { ComponentChildren, JSX } from 'preact';
import type { ArticleCard, Author, Section, Topic } from '../features/articles/article.ts';
import type { FilledFront, FrontCard } from '../features/fronts/front-queries.ts';
import type { Photo } from '../features/media/photo.ts';
import { typeset } from '../language/typography.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card } from './parts/card.tsx';
import { Pager } from './parts/pager.tsx';
import { Picture } from './parts/picture.tsx';
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
      ...(section.description ? { description: section.description } : {}),
      feeds: paths.section(section.slug),
      section: section.slug,
    },
    <List frame={frame} listing={listing} address={address} feed={paths.section(section.slug)} front={front}>
      <Text in={frame} as="h1">
        {section.name}
      </Text>
      <Description frame={frame}>{section.description}</Description>
    </List>,
  );
}

export function topicPage(frame: Frame, topic: Topic, listing: Listing): string {
  const address = (page: number) => paths.topic(topic.slug, page);
  return renderPage(
    frame,
    {
      ...headOf(frame, topic.name, listing, address),
      ...(topic.description ? { description: topic.description } : {}),
      feeds: paths.topic(topic.slug),
    },
    <List frame={frame} listing={listing} address={address} feed={paths.topic(topic.slug)} section>
      <p class="kicker">{frame.words.topic}</p>
      <Text in={frame} as="h1">
        {topic.name}
      </Text>
      <Description frame={frame}>{topic.description}</Description>
    </List>,
  );
}

export function authorPage(frame: Frame, author: Author, photo: Photo | null, listing: Listing): string {
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
      {photo && (
        <div class="author-photo">
          <Picture placed={{ photo, caption: '', alt: photo.alt || author.name }} sizes="row" />
        </div>
      )}
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
      {(author.email || author.links.length > 0) && (
        <ul class="author-links">
          {author.email && (
            <li>
              <a href={`mailto:${author.email}`}>
                <bdi dir="ltr">{author.email}</bdi>
              </a>
            </li>
          )}
          {author.links.map((link) => (
            <li key={link.url}>
              <a href={link.url} rel="me noopener external">
                <Bidi in={frame}>{link.label}</Bidi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </List>,
  );
}

/** What a section or a topic is about, in a line or two. */
function Description(props: { frame: Frame; children: string }): JSX.Element | null {
  if (!props.children) return null;
  return (
    <Text in={props.frame} as="p" class="lead">
      {props.children}
    </Text>
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
