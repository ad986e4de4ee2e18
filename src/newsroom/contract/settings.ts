import { z } from 'zod';
import { isColour } from '../../features/publication/colour.ts';
import type { PublicationSettings } from '../../features/publication/publication.ts';
import { FACES, SETTINGS_LIMITS as MOST, SOCIAL_NETWORKS, TOOLS } from '../../features/publication/settings.ts';
import { PAGE_SLUG } from '../../features/publication/standing-page.ts';
import { block, Email, line, required, Uuid } from './text.ts';

/** What the API takes and gives of the publication's settings and its standing pages. */

/** The languages that the site speaks itself. */
export const SITE_LANGUAGES = ['he', 'ar', 'en', 'fa'] as const;

const Colour = z.string().refine(isColour, { message: 'is no colour (#rrggbb)', params: { code: 'not-a-colour' } });
const OptionalEmail = z.union([z.literal(''), Email]);
const notAnAddress = { message: 'is no web address', params: { code: 'not-a-url' } };

const WebAddress = line(MOST.url).refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  notAnAddress,
);
/** An address of ours from the root, of another site, or a mail address to write to. */
const LinkAddress = line(MOST.url).refine(
  (text) => /^\/(?!\/)\S*$/.test(text) || (URL.canParse(text) && /^(https?|mailto|tel):$/.test(new URL(text).protocol)),
  notAnAddress,
);
const Link = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), id: Uuid }),
  z.strictObject({ kind: z.literal('page'), slug: z.string().regex(PAGE_SLUG) }),
  z.strictObject({ kind: z.literal('tool'), tool: z.enum(TOOLS) }),
  z.strictObject({ kind: z.literal('link'), label: required(MOST.label), url: LinkAddress }),
]);
const Image = z.strictObject({
  file: z.string().regex(/^[0-9a-f]{24}\.(svg|webp|jpg)$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export const SettingsFields = z
  .strictObject({
    name: required(MOST.name),
    tagline: line(MOST.tagline),
    language: z.enum(SITE_LANGUAGES),
    timeZone: required(MOST.label),
    publisherName: line(MOST.publisherName),
    contactEmail: OptionalEmail,
    contactPhone: line(MOST.phone),
    contactAddress: line(MOST.address),
    about: block(MOST.about),
    accent: z.strictObject({ light: Colour, dark: Colour }).nullable(),
    faces: z.enum(FACES),
    logo: z.strictObject({ light: Image.nullable(), dark: Image.nullable(), alt: line(MOST.alt) }),
    menu: z
      .array(z.strictObject({ link: Link, children: z.array(Link).max(MOST.children) }))
      .max(MOST.menu)
      .nullable(),
    footerLinks: z.array(Link).max(MOST.footerLinks).nullable(),
    footerText: block(MOST.footerText),
    social: z.array(z.strictObject({ network: z.enum(SOCIAL_NETWORKS), url: WebAddress })).max(MOST.social),
    accessibility: z.strictObject({
      name: line(MOST.name),
      phone: line(MOST.phone),
      email: OptionalEmail,
      checkedOn: z.iso.date('is not a day (YYYY-MM-DD)').nullable(),
      note: block(MOST.note),
    }),
    shareImage: Image.nullable(),
    newsSitemapName: line(MOST.name),
    clicksByReader: z.boolean(),
  })
  .partial();

/** `was`: each changed field as it was when it was read; where it is something else by now, nothing is changed. */
export const SettingsPatch = z.strictObject({ was: z.looseObject({}), change: SettingsFields });

export const ImageMeta = z.strictObject({ kind: z.enum(['logo', 'share']) });

export const PageInput = z.strictObject({
  slug: z.string().max(80).regex(PAGE_SLUG, { message: 'is made of a-z, 0-9 and hyphens' }),
  title: required(MOST.title),
  body: block(MOST.pageBody),
  inFooter: z.boolean(),
});
export const PagePatch = z.strictObject({ version: z.number().int().positive(), page: PageInput });

export const FirstSetup = z.strictObject({
  name: required(MOST.name),
  tagline: line(MOST.tagline).default(''),
  language: z.enum(SITE_LANGUAGES),
  timeZone: required(MOST.label),
  section: required(MOST.name),
});

/** `sections` and `pages`: what menus can lead to. */
export type SettingsAnswer = {
  settings: PublicationSettings;
  sections: { id: string; name: string; slug: string }[];
  pages: PageName[];
};
/** `isWritten`: false where the program's own words stand. */
export type PageName = { slug: string; title: string; inFooter: boolean; isWritten: boolean };
export type PageAnswer = { slug: string; title: string; body: string; inFooter: boolean; version: number };
