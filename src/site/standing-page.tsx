import type { JSX } from 'preact';
import { isolate } from '../language/direction.ts';
import { standing } from '../language/strings/standing.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { publisherData } from './news-article-data.ts';
import { StructuredData } from './parts/structured-data.tsx';
import { Bidi, Text } from './parts/text.tsx';

export const STANDING = ['about', 'accessibility', 'privacy'] as const;
export type StandingSlug = (typeof STANDING)[number];

/** A page that stands: who we are, the accessibility statement that the law asks for, what is kept about readers. */
export function standingPage(frame: Frame, slug: StandingSlug): string {
  const { words, publication } = frame;
  const title = words[slug];
  const owner = isolate(publication.publisherName || publication.name);
  return renderPage(
    frame,
    {
      title,
      canonical: paths.page(slug),
      ...(slug === 'about'
        ? { extra: <StructuredData data={{ '@context': 'https://schema.org', ...publisherData(frame) }} /> }
        : {}),
    },
    <div class="simple wrap">
      <h1>{title}</h1>
      {slug === 'about' && <OurWords frame={frame} />}
      {standing(frame.language)
        [slug](owner)
        .map((text) =>
          text.startsWith('## ') ? (
            <h2 key={text} {...(text === standing(frame.language).about(owner)[0] ? { id: 'corrections' } : {})}>
              {text.slice(3)}
            </h2>
          ) : (
            <p key={text}>{text}</p>
          ),
        )}
      <Contact frame={frame} />
    </div>,
  );
}

/** What the publication says of itself; until it does, one sentence. */
function OurWords({ frame }: { frame: Frame }): JSX.Element {
  const { publication, words } = frame;
  const paragraphs = (publication.about || words.aboutText(publication.name)).split(/\n+/).filter(Boolean);
  return (
    <>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph} in={frame} as="p" class="lead">
          {paragraph}
        </Text>
      ))}
    </>
  );
}

function Contact({ frame }: { frame: Frame }): JSX.Element | null {
  const { publication, words } = frame;
  if (!publication.contactEmail && !publication.contactAddress) return null;
  return (
    <address class="contact">
      <h2>{words.contact}</h2>
      <p>
        <Bidi in={frame}>{publication.publisherName || publication.name}</Bidi>
      </p>
      {publication.contactEmail && (
        <p>
          <a href={`mailto:${publication.contactEmail}`}>
            <bdi dir="ltr">{publication.contactEmail}</bdi>
          </a>
        </p>
      )}
      {publication.contactAddress && (
        <Text in={frame} as="p">
          {publication.contactAddress}
        </Text>
      )}
    </address>
  );
}
