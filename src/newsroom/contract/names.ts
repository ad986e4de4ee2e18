import { z } from 'zod';
import { type DeskName, NAME_KINDS, NAME_LIMITS } from '../../features/articles/desk-name.ts';
import { block, Email, line, required, Uuid } from './text.ts';

/** What the API takes and gives of sections, topics and authors. */

export const NameKindParameter = z.enum(NAME_KINDS);

const Link = z.strictObject({
  label: required(NAME_LIMITS.name),
  url: z
    .string()
    .max(2000)
    .refine((url) => URL.canParse(url) && new URL(url).protocol === 'https:', {
      message: 'is not an address with https',
      params: { code: 'not-an-address' },
    }),
});

export const NamePatch = z.strictObject({
  name: required(NAME_LIMITS.name).optional(),
  slug: line(NAME_LIMITS.slug).optional(),
  description: block(NAME_LIMITS.bio).optional(),
  roleTitle: line(NAME_LIMITS.roleTitle).optional(),
  email: z.union([z.literal(''), Email]).optional(),
  links: z.array(Link).max(NAME_LIMITS.links).optional(),
  photo: Uuid.nullable().optional(),
});
export const NewName = NamePatch.extend({ name: required(NAME_LIMITS.name) });
export const MergeNames = z.strictObject({ into: Uuid });
export const SectionOrder = z.strictObject({ ids: z.array(Uuid).max(1000) });

export type NameResource = Omit<DeskName, 'photoId'> & { photo: string | null; url: string };
