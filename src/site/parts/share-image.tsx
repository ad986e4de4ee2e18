import type { JSX } from 'preact';
import { absolute, paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';

/** What chats and networks show of a page that has no picture of its own: the publication's. */
export function ShareImage({
  frame,
  head,
}: {
  frame: Frame;
  head: { title: string; canonical?: string | undefined };
}): JSX.Element | null {
  const { publication, base } = frame;
  const image = publication.settings.shareImage;
  if (!image) return null;
  return (
    <>
      <meta property="og:site_name" content={publication.name} />
      <meta property="og:title" content={head.title || publication.name} />
      <meta property="og:type" content="website" />
      {head.canonical !== undefined && <meta property="og:url" content={absolute(base, head.canonical)} />}
      <DefaultImage frame={frame} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** The picture alone, for a page that says the rest itself. */
export function DefaultImage({ frame }: { frame: Frame }): JSX.Element | null {
  const image = frame.publication.settings.shareImage;
  if (!image) return null;
  return (
    <>
      <meta property="og:image" content={absolute(frame.base, paths.publicationImage(image.file))} />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
    </>
  );
}
