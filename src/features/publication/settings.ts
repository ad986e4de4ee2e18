import { z } from 'zod';
import { isColour } from './colour.ts';

/** Which faces the site is set in. `newspaper`: Frank Ruhl Libre and Assistant; the last two ask for no file. */
export const FACES = ['newspaper', 'serif', 'sans', 'system-serif', 'system-sans'] as const;
export type Faces = (typeof FACES)[number];

export const SOCIAL_NETWORKS = [
  ...(['facebook', 'x', 'instagram', 'youtube', 'telegram', 'tiktok', 'whatsapp', 'linkedin', 'threads'] as const),
  ...(['bluesky', 'mastodon', 'other'] as const),
] as const;

/** The site's own lists and tools that a menu can lead to. */
export const TOOLS = ['home', 'archive', 'search', 'newsletters', 'feeds'] as const;
export type Tool = (typeof TOOLS)[number];

/** The pages whose words come with the program, until the publication writes its own. */
export const BUILT_IN_PAGES = ['about', 'accessibility', 'privacy'] as const;
export type BuiltInPage = (typeof BUILT_IN_PAGES)[number];

/** The first part of every address that is something else: no standing page and no redirect may take it. */
export const RESERVED = [
  ...['a', 'account', 'api', 'archive', 'assets', 'author', 'favicon.ico', 'favicon.svg', 'feed.json', 'feed.xml'],
  ...['atom.xml', 'health', 'media', 'metrics', 'news-sitemap.xml', 'newsletters', 'newsroom', 'preview', 'robots.txt'],
  ...['search', 'section', 'share', 'sitemap.xml', 'theme', 'topic', '.well-known', 'corrections', 'front'],
] as const;

export const SETTINGS_LIMITS = {
  ...{
    name: 60,
    tagline: 120,
    publisherName: 120,
    address: 300,
    phone: 40,
    about: 4000,
    label: 60,
    url: 500,
    alt: 120,
  },
  ...{
    footerText: 1000,
    menu: 20,
    children: 12,
    footerLinks: 30,
    social: 20,
    note: 2000,
    title: 120,
    pageBody: 60_000,
  },
} as const;

/** An image of the publication's own, kept in the storage under a name made of its content. */
const PublicImage = z.object({
  file: z.string().regex(/^[0-9a-f]{24}\.(svg|webp|jpg)$/),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type PublicImage = z.output<typeof PublicImage>;

const Link = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), id: z.string() }),
  z.object({ kind: z.literal('page'), slug: z.string() }),
  z.object({ kind: z.literal('tool'), tool: z.enum(TOOLS) }),
  z.object({ kind: z.literal('link'), label: z.string(), url: z.string() }),
]);
/** One way out of a menu. A section or a page that is no more is left out where it is shown. */
export type MenuLink = z.output<typeof Link>;
const Entry = z.object({ link: Link, children: z.array(Link) });
/** A way out, with others under it: one level, never more. */
export type MenuEntry = z.output<typeof Entry>;

const Colour = z.string().refine(isColour);
const text = z.string().catch('');

/** What is stored. A value that cannot be read any more falls back alone: a page is never lost to a setting. */
const Stored = z.object({
  contactPhone: text,
  accent: z.object({ light: Colour, dark: Colour }).nullable().catch(null),
  faces: z.enum(FACES).catch('newspaper'),
  logo: z
    .object({ light: PublicImage.nullable(), dark: PublicImage.nullable(), alt: z.string() })
    .catch({ light: null, dark: null, alt: '' }),
  /** Null: every section, in its order. */
  menu: z.array(Entry).nullable().catch(null),
  /** Null: the site's tools. */
  footerLinks: z.array(Link).nullable().catch(null),
  footerText: text,
  social: z.array(z.object({ network: z.enum(SOCIAL_NETWORKS), url: z.string() })).catch([]),
  /** Who answers for accessibility. `checkedOn`: the day of the last check, YYYY-MM-DD. */
  accessibility: z
    .object({ name: text, phone: text, email: text, checkedOn: z.string().nullable().catch(null), note: text })
    .catch({ name: '', phone: '', email: '', checkedOn: null, note: '' }),
  shareImage: PublicImage.nullable().catch(null),
  newsSitemapName: text,
  /** Whether a click in a newsletter is kept with its reader. Otherwise it is only counted. */
  clicksByReader: z.boolean().catch(false),
});
export type Settings = z.output<typeof Stored>;

export function parseSettings(stored: unknown): Settings {
  return Stored.parse(typeof stored === 'object' && stored !== null ? stored : {});
}

export const STANDARD_SETTINGS: Settings = parseSettings({});
