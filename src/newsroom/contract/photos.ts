import { z } from 'zod';
import { LIMITS } from '../../features/articles/article.ts';
import type { SlotKind } from '../../features/fronts/front.ts';
import { LICENCES, type Licence, MOST_ZOOM, SAID_LIMITS, USES } from '../../features/media/photo.ts';
import { block, line, required, Uuid } from './text.ts';

/** What the API takes and gives of photos. */

const point = { x: z.number().min(0).max(1), y: z.number().min(0).max(1) };
const Crop = z.strictObject({ ...point, zoom: z.number().min(1).max(MOST_ZOOM) }).nullable();
const Day = z.iso.date('is not a day (YYYY-MM-DD)');

/** What may be said of a photo with its upload. */
export const PhotoMeta = z.strictObject({
  caption: block(LIMITS.caption).optional(),
  alt: line(LIMITS.alt).optional(),
  credits: z.array(required(SAID_LIMITS.credit)).max(SAID_LIMITS.credits).optional(),
  takenOn: Day.refine((day) => day >= '1800', { message: 'is before photography', params: { code: 'too-early' } })
    .nullable()
    .optional(),
  focal: z.strictObject(point).optional(),
});

/** What may be changed of it afterwards; a crop of null is cut by the focal point again. */
export const PhotoChange = z.strictObject({
  ...PhotoMeta.shape,
  crops: z.strictObject({ '1x1': Crop.optional(), '4x3': Crop.optional(), '16x9': Crop.optional() }).optional(),
  licence: z.enum(LICENCES).optional(),
  rights: block(SAID_LIMITS.rights).optional(),
  expiresOn: Day.nullable().optional(),
});

export type PhotoChange = z.input<typeof PhotoChange>;

export const Replacement = z.strictObject({ with: Uuid });

/** What the library is asked for. Days are the publication's. */
export const LibraryQuery = z.strictObject({
  q: line(200).optional(),
  credit: line(200).optional(),
  use: z.enum(['', ...USES]).optional(),
  dated: z.enum(['uploaded', 'taken']).optional(),
  from: z.union([z.literal(''), Day]).optional(),
  to: z.union([z.literal(''), Day]).optional(),
});

type Crops = { [Shape in '1x1' | '4x3' | '16x9']?: { x: number; y: number; zoom: number } | undefined };

export type PhotoResource = {
  id: string;
  url: string;
  thumbnail: string;
  width: number;
  height: number;
  colour: string;
  focal: { x: number; y: number };
  crops: Crops;
  caption: string;
  alt: string;
  credits: string[];
  takenOn: string | null;
  licence: Licence;
  rights: string;
  expiresOn: string | null;
  /** Its last day has passed. */
  expired: boolean;
  fileName: string;
  mediaType: string;
  byteLength: number;
  uploadedBy: string;
  uploadedAt: string;
  retiredAt: string | null;
  /** The photo that is shown in its place. */
  replacedBy: string | null;
  /** In how many articles it is seen: by readers, and in working copies. */
  uses: { published: number; working: number };
};

/** What comes back of an upload: `duplicateOf` is the photo of the same bytes, `similar` what looks alike. */
export type UploadResource = PhotoResource & { duplicateOf: string | null; similar: PhotoResource[] };

export type PhotoPlaceResource = {
  articleId: string;
  headline: string;
  state: string;
  copies: ('published' | 'working')[];
  roles: ('lead' | 'body')[];
};

/** A front that shows it as the lead of an article; `section` is empty for the home page. */
export type PhotoFrontResource = {
  frontId: string;
  section: string;
  copies: ('published' | 'working')[];
  slots: SlotKind[];
};

/** Where a photo is seen. */
export type PhotoPlaces = { items: PhotoPlaceResource[]; fronts: PhotoFrontResource[]; next: null };

/** What the photo desk must see to. */
export type PhotoAttention = {
  expiredInUse: { photo: PhotoResource; articles: { id: string; headline: string }[] }[];
};
