import type { PickableResource } from '../../contract/newsletters.ts';

/** What is dragged from the list into the edition. */
export const ARTICLE_TYPE = 'application/x-gilyon-edition-article';

/** The lead photo, small; an empty place where there is none. */
export function ArticleThumbnail({ of: { thumbnail } }: { of: PickableResource }) {
  if (!thumbnail) return <span className="front-thumbnail" />;
  const { url, colour, focal } = thumbnail;
  const objectPosition = `${Math.round(focal.x * 100)}% ${Math.round(focal.y * 100)}%`;
  return (
    <img className="front-thumbnail" src={url} alt="" loading="lazy" style={{ background: colour, objectPosition }} />
  );
}
