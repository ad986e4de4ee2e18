import type { PhotoId } from '../../platform/ids.ts';

/** Widths of the renditions that keep the photo's own shape, in pixels. None is wider than the original. */
export const RENDITION_WIDTHS = [320, 480, 640, 960, 1280, 1920] as const;
/** Cut around the focal point for machines that ask for a shape: `NewsArticle.image`, share cards. Width in pixels. */
export const CROPS = {
  '1x1': { width: 1200, height: 1200 },
  '4x3': { width: 1200, height: 900 },
  '16x9': { width: 1200, height: 675 },
} as const;
export const FORMATS = ['avif', 'webp', 'jpeg'] as const;

export type RenditionFormat = (typeof FORMATS)[number];
/** A width as a string, or the name of a crop. */
export type RenditionName = `${(typeof RENDITION_WIDTHS)[number]}` | keyof typeof CROPS;

/** What is said of a photo, at most; in characters. */
export const SAID_LIMITS = { caption: 1000, alt: 500, credit: 120, credits: 20 } as const;

/** A point of the photo that must stay in sight: 0..1 from its left and upper edge. */
export type FocalPoint = { x: number; y: number };

/** What a page needs to show a photo. */
export type Photo = {
  id: PhotoId;
  /** The unguessable name in its address. */
  publicKey: string;
  width: number;
  height: number;
  focal: FocalPoint;
  /** Average colour as `#rrggbb`, shown until the photo arrives. */
  colour: string;
  caption: string;
  alt: string;
  credits: string[];
  /** YYYY-MM-DD, or null when nobody knows. */
  takenOn: string | null;
};

/** The renditions that exist (or will, on being asked for) of a photo that is `width` pixels wide. */
export function renditionWidths(photoWidth: number): number[] {
  const fitting = RENDITION_WIDTHS.filter((width) => width <= photoWidth);
  return fitting.length > 0 ? fitting : [RENDITION_WIDTHS[0]];
}
