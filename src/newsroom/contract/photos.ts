import { z } from 'zod';
import { LIMITS } from '../../features/articles/article.ts';
import { SAID_LIMITS } from '../../features/media/photo.ts';
import { block, line, required } from './text.ts';

/** What the API takes and gives of photos. */

export const PhotoMeta = z.strictObject({
  caption: block(LIMITS.caption).optional(),
  alt: line(LIMITS.alt).optional(),
  credits: z.array(required(SAID_LIMITS.credit)).max(SAID_LIMITS.credits).optional(),
  takenOn: z.iso
    .date('is not a day (YYYY-MM-DD)')
    .refine((day) => day >= '1800', { message: 'is before photography', params: { code: 'too-early' } })
    .nullable()
    .optional(),
  focal: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
});

export type PhotoResource = {
  id: string;
  url: string;
  thumbnail: string;
  width: number;
  height: number;
  colour: string;
  focal: { x: number; y: number };
  caption: string;
  alt: string;
  credits: string[];
  takenOn: string | null;
};
