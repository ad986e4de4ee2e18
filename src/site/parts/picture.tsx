import type { JSX } from 'preact';
import type { PlacedPhoto } from '../../features/articles/article.ts';
import { type Photo, type RenditionFormat, renditionWidths } from '../../features/media/photo.ts';
import { paths } from '../../urls.ts';
import { dirOfWords, type Frame } from '../frame.ts';
import { Bidi, Text } from './text.tsx';

/** How wide a photo stands, for `sizes`: what the styles make of each place. */
export const PHOTO_SIZES = {
  lead: '(min-width: 80rem) 60rem, (min-width: 48rem) 92vw, 100vw',
  body: '(min-width: 48rem) 40rem, 100vw',
  homeLead: '(min-width: 80rem) 39rem, (min-width: 64rem) 50vw, 100vw',
  card: '(min-width: 80rem) 18rem, (min-width: 48rem) 30vw, 92vw',
  row: '(min-width: 48rem) 14rem, 34vw',
} as const;

/**
 * A photo in the formats and widths that there are. Its box is reserved by width and height and filled with its colour
 * until it arrives; where the styles crop it, the focal point stays in sight.
 */
export function Picture(props: {
  placed: PlacedPhoto;
  sizes: keyof typeof PHOTO_SIZES;
  /** The page's largest: asked for first. */
  first?: boolean;
}): JSX.Element {
  const { photo, alt } = props.placed;
  const sizes = PHOTO_SIZES[props.sizes];
  return (
    <picture>
      <source type="image/avif" srcset={srcset(photo, 'avif')} sizes={sizes} />
      <source type="image/webp" srcset={srcset(photo, 'webp')} sizes={sizes} />
      <img
        src={paths.photo(photo.publicKey, String(fallbackWidth(photo)), 'jpeg')}
        srcset={srcset(photo, 'jpeg')}
        sizes={sizes}
        width={photo.width}
        height={photo.height}
        alt={alt}
        style={`background-color:${photo.colour};object-position:${percent(photo.focal.x)} ${percent(photo.focal.y)}`}
        {...(props.first ? { fetchpriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  );
}

/** A photo with its caption and credits, each credit isolated: they are mostly names in another script. */
export function Figure(props: {
  frame: Frame;
  placed: PlacedPhoto;
  sizes: keyof typeof PHOTO_SIZES;
  class?: string;
  first?: boolean;
  language?: string;
}): JSX.Element {
  const { frame, placed } = props;
  const { credits } = placed.photo;
  return (
    <figure class={props.class}>
      <Picture placed={placed} sizes={props.sizes} first={props.first === true} />
      {(placed.caption || credits.length > 0) && (
        <figcaption>
          {placed.caption && (
            <Text in={frame} as="span" class="caption" language={props.language}>
              {placed.caption}
            </Text>
          )}
          {placed.caption && credits.length > 0 && ' '}
          {credits.length > 0 && (
            <span class="credits" {...dirOfWords(frame)}>
              {frame.words.photoBy}{' '}
              {credits.map((credit, index) => (
                <>
                  {index > 0 && ', '}
                  <Bidi in={frame}>{credit}</Bidi>
                </>
              ))}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

function srcset(photo: Photo, format: RenditionFormat): string {
  return renditionWidths(photo.width)
    .map((width) => `${paths.photo(photo.publicKey, String(width), format)} ${width}w`)
    .join(', ');
}

function fallbackWidth(photo: Photo): number {
  return renditionWidths(photo.width).findLast((width) => width <= 960) ?? 320;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
