import type { FrontArticleResource } from '../../contract/fronts.ts';

/** The lead photo, small; an empty place where there is none. */
export function Thumbnail({ of, isHidden = false }: { of: FrontArticleResource | undefined; isHidden?: boolean }) {
  const photo = isHidden ? null : of?.thumbnail;
  if (!photo) return <span className="front-thumbnail" />;
  const position = `${Math.round(photo.focal.x * 100)}% ${Math.round(photo.focal.y * 100)}%`;
  return (
    <img
      className="front-thumbnail"
      src={photo.url}
      alt=""
      loading="lazy"
      style={{ background: photo.colour, objectPosition: position }}
    />
  );
}
