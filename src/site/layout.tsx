import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { absolute, paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { Footer } from './parts/footer.tsx';
import { Header } from './parts/header.tsx';
import { RibbonLine } from './parts/ribbon-line.tsx';
import { ShareImage } from './parts/share-image.tsx';
import { facesUsed, themeName } from './theme.ts';

export type Head = {
  /** Without the publication's name, which is added; empty on the home page. */
  title: string;
  description?: string | undefined;
  /** Path of the page's one true address. Absent: the page is not for search engines, and says so. */
  canonical?: string | undefined;
  /** Address of the feed that belongs to this page, from the root, without the file's name (`/section/news`). */
  feeds?: string | undefined;
  /** The section that the menu marks. */
  section?: string | undefined;
  isHome?: boolean | undefined;
  /** The page says itself which picture is shown of it elsewhere. */
  hasOwnImage?: boolean | undefined;
  /** What else stands in `head`. */
  extra?: ComponentChildren;
};

/** A whole page as HTML. `content` stands in `main`, which has one `h1` but on the home page, where the paper's name is it. */
export function renderPage(frame: Frame, head: Head, content: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <Page frame={frame} head={head}>
      {content}
    </Page>,
  )}`;
}

function Page({ frame, head, children }: { frame: Frame; head: Head; children: ComponentChildren }): JSX.Element {
  const { words } = frame;
  return (
    <html lang={frame.language} dir={frame.dir}>
      <DocumentHead frame={frame} head={head} />
      <body>
        <a class="skip" href="#content">
          {words.skipToContent}
        </a>
        <RibbonLine frame={frame} isHome={head.isHome === true} />
        <Header frame={frame} current={head.section} isHome={head.isHome === true} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function DocumentHead({ frame, head }: { frame: Frame; head: Head }): JSX.Element {
  const { publication, asset, base } = frame;
  const feeds = head.feeds ?? '';
  const theme = themeName(publication.settings);
  // Asked for beside the style sheet: an optional face is used when it is there at the first paint.
  const faces = facesUsed(publication.settings.faces).flatMap((face) => [
    `${face}-hebrew.woff2`,
    `${face}-latin.woff2`,
  ]);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titleOf(head.title, publication.name)}</title>
      {faces.map((file) => (
        <link key={file} rel="preload" href={asset(file)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={asset('site.css')} />
      {theme && <link rel="stylesheet" href={paths.theme(theme)} />}
      <script src={asset('before-paint.js')} />
      <script type="module" src={asset('site.js')} />
      {head.description && <meta name="description" content={head.description} />}
      {head.canonical !== undefined ? (
        <>
          <link rel="canonical" href={absolute(base, head.canonical)} />
          <meta name="robots" content="max-image-preview:large" />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <link rel="alternate" type="application/rss+xml" title={publication.name} href={`${feeds}/feed.xml`} />
      <link rel="alternate" type="application/atom+xml" title={publication.name} href={`${feeds}/atom.xml`} />
      <link rel="alternate" type="application/feed+json" title={publication.name} href={`${feeds}/feed.json`} />
      <link rel="icon" href={paths.page('favicon.svg')} type="image/svg+xml" />
      <meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#15171b" media="(prefers-color-scheme: dark)" />
      <meta name="color-scheme" content="light dark" />
      {!head.hasOwnImage && head.canonical !== undefined && <ShareImage frame={frame} head={head} />}
      {head.extra}
    </head>
  );
}

function titleOf(title: string, name: string): string {
  return title ? `${title} | ${name}` : name;
}
