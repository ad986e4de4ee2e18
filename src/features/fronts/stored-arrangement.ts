import { z } from 'zod';
import { type Arrangement, PICTURES, SLOT_KINDS } from './front.ts';

const Section = z.string().nullable();
const Stored = z.object({
  slots: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(SLOT_KINDS),
      title: z.string(),
      rule: z.discriminatedUnion('by', [
        z.object({ by: z.literal('newest'), section: Section }),
        z.object({ by: z.literal('most-read'), section: Section }),
        z.object({ by: z.literal('nothing') }),
      ]),
      count: z.number(),
      pins: z.array(
        z.object({
          article: z.string(),
          until: z.string().nullable(),
          headline: z.string(),
          kicker: z.string(),
          picture: z.enum(PICTURES),
        }),
      ),
    }),
  ),
});

/** An arrangement as the database keeps it. */
export function parseArrangement(json: unknown): Arrangement {
  return Stored.parse(json) as Arrangement;
}
