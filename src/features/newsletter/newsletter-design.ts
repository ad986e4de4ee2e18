import { z } from 'zod';

/** What the newsletter's mail looks like beyond the house's own look. What cannot be read falls back alone. */
const Design = z.object({
  /** `#rrggbb`; null: the publication's. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .catch(null),
  photos: z.enum(['all', 'first', 'none']).catch('all'),
  /** Above the footer, as the editor wrote it. */
  closing: z.string().max(1000).catch(''),
});
export type NewsletterDesign = z.output<typeof Design>;

export function parseDesign(stored: unknown): NewsletterDesign {
  return Design.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

export const PLAIN_DESIGN: NewsletterDesign = parseDesign({});
