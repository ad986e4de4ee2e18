import type { JSX } from 'preact';
import { parseMarkdown } from '../document/parse-markdown.ts';
import { renderBody } from '../document/render-html.ts';
import type { BuiltInPage } from '../features/publication/settings.ts';
import { isolate } from '../language/direction.ts';
import { standing } from '../language/strings/standing.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { publisherData } from './news-article-data.ts';
import { Coordinator } from './parts/coordinator.tsx';
import { StructuredData } from './parts/structured-data.tsx';
import { Bidi, Text } from './parts/text.tsx';

/** A page with the program's own words: who we are, the accessibility statement that the law asks for, privacy. */
export function builtInPage(frame: Frame, slug: BuiltInPage): string {
  const { words, publication } = frame;
  const owner = isolate(publication.publisherName || publication.name);
  const texts = standing(frame.language)[slug](owner);
  return wholePage(
    frame,
    { slug, title: words[slug] },
    <>
      {slug === 'about' && <OurWords frame={frame} />}
      {texts.map((text, index) =>
        text.startsWith('## ') ? (
          <h2 key={text} {...(slug === 'about' && index === 0 ? { id: 'corrections' } : {})}>
            {text.slice(3)}
          </h2>
        ) : (
          <p key={text}>{text}</p>
        ),
      )}
    </>,
  );
}

/** A page that the publication wrote, in Markdown. */
export function writtenPage(frame: Frame, page: { slug: string; title: string; body: string }): string {
  const html = renderBody(parseMarkdown(page.body).document, {
    language: frame.language,
    words: frame.words,
    photo: () => '',
  });
  return wholePage(
    frame,
    page,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: renderBody escapes everything; a test holds it to that
    <div class="body" dangerouslySetInnerHTML={{ __html: html }} />,
  );
}

function wholePage(frame: Frame, { slug, title }: { slug: string; title: string }, content: JSX.Element): string {
  const isAbout = slug === 'about';
  return renderPage(
    frame,
    {
      title,
      canonical: paths.page(slug),
      ...(isAbout
        ? { extra: <StructuredData data={{ '@context': 'https://schema.org', ...publisherData(frame) }} /> }
        : {}),
    },
    <div class="simple wrap">
      <Text in={frame} as="h1">
        {title}
      </Text>
      {content}
      {slug === 'accessibility' && <Coordinator frame={frame} />}
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
  const { contactEmail, contactAddress, settings } = publication;
  if (!contactEmail && !contactAddress && !settings.contactPhone) return null;
  return (
    <address class="contact">
      <h2>{words.contact}</h2>
      <p>
        <Bidi in={frame}>{publication.publisherName || publication.name}</Bidi>
      </p>
      {contactEmail && (
        <p>
          <a href={`mailto:${contactEmail}`}>
            <bdi dir="ltr">{contactEmail}</bdi>
          </a>
        </p>
      )}
      {settings.contactPhone && (
        <p>
          <a href={telephone(settings.contactPhone)}>
            <bdi dir="ltr">{settings.contactPhone}</bdi>
          </a>
        </p>
      )}
      {contactAddress && (
        <Text in={frame} as="p">
          {contactAddress}
        </Text>
      )}
    </address>
  );
}

function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '')}`;
}
