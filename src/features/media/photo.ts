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

/** The largest file that is taken. */
export const MAX_PHOTO_BYTES = 60 * 1024 * 1024;

/** Who owns the picture, as far as the desk has said. */
export const LICENCES = ['unknown', 'own', 'agency', 'licence', 'handout'] as const;
export type Licence = (typeof LICENCES)[number];

export type Shape = keyof typeof CROPS;
export type RenditionFormat = (typeof FORMATS)[number];
/** A width as a string, or the name of a crop. */
export type RenditionName = `${(typeof RENDITION_WIDTHS)[number]}` | Shape;

/** What is said of a photo, at most; in characters. */
export const SAID_LIMITS = { caption: 1000, alt: 500, credit: 120, credits: 20, rights: 500 } as const;

/** A point of the photo that must stay in sight: 0..1 from its left and upper edge. */
export type FocalPoint = { x: number; y: number };

/** A shape cut by hand: the middle of its window, and how much closer than the largest one (1 to `MOST_ZOOM`). */
export type HandCrop = FocalPoint & { zoom: number };
export type HandCrops = { [Name in Shape]?: HandCrop | undefined };
export const MOST_ZOOM = 4;

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

/** What the photo desk knows of it besides. */
export type LibraryPhoto = Photo & {
  crops: HandCrops;
  fileName: string;
  mediaType: string;
  byteLength: number;
  licence: Licence;
  rights: string;
  /** The last day on which it may be published (YYYY-MM-DD, in the publication's time zone). */
  expiresOn: string | null;
  uploadedBy: string;
  uploadedAt: Date;
  retiredAt: Date | null;
  /** What is shown wherever this one was put. */
  replacedBy: PhotoId | null;
  /** In how many articles it is seen: before the readers, and in working copies. */
  uses: { published: number; working: number };
};

export const USES = ['used', 'unused', 'lead', 'expiring', 'expired', 'no-alt', 'no-credit', 'retired'] as const;
/** By what one asks the library for photos besides words. */
export type Use = (typeof USES)[number];

/** A photo that may not be published any more after its last day. Days as YYYY-MM-DD compare as text. */
export function hasExpired(photo: { expiresOn: string | null }, today: string): boolean {
  return photo.expiresOn !== null && photo.expiresOn < today;
}

/** The renditions that exist (or will, on being asked for) of a photo that is `width` pixels wide. */
export function renditionWidths(photoWidth: number): number[] {
  const fitting = RENDITION_WIDTHS.filter((width) => width <= photoWidth);
  return fitting.length > 0 ? fitting : [RENDITION_WIDTHS[0]];
}
