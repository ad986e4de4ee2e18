import { BUILT_IN_PAGES, type MenuEntry, type MenuLink, type Tool } from '../features/publication/settings.ts';
import { dayIn } from '../language/dates.ts';
import { absolute, paths } from '../urls.ts';
import type { Frame } from './frame.ts';

/** A way out as it is shown. `section` is its slug, where it is one. */
export type ShownLink = { key: string; label: string; href: string; section?: string; isTyped: boolean };
export type ShownEntry = ShownLink & { children: ShownLink[] };

/** The menu under the masthead: the publication's own, or every section in its order. */
export function shownMenu(frame: Frame): ShownEntry[] {
  const { menu } = frame.publication.settings;
  const entries: readonly MenuEntry[] =
    menu ?? frame.sections.map(({ id }) => ({ link: { kind: 'section', id }, children: [] }));
  return entries.flatMap(({ link, children }): ShownEntry[] => {
    const own = shown(frame, link);
    const below = children.flatMap((child) => shown(frame, child) ?? []);
    return own ? [{ ...own, children: below }] : below.map((child) => ({ ...child, children: [] }));
  });
}

/** The footer's second list: the publication's own links, or the site's tools. */
export function shownFooterLinks(frame: Frame): ShownLink[] {
  const tools: readonly Tool[] = ['archive', 'search', 'newsletters', 'feeds'];
  const links = frame.publication.settings.footerLinks ?? tools.map((tool): MenuLink => ({ kind: 'tool', tool }));
  return links.flatMap((link) => shown(frame, link) ?? []);
}

/** The pages that stand: about, accessibility and privacy always, and those that were written, unless they are left out. */
export function shownPages(frame: Frame): ShownLink[] {
  const own = frame.pages.filter(({ slug, inFooter }) => inFooter && !isBuiltIn(slug)).map(({ slug }) => slug);
  return ['about', ...own, 'accessibility', 'privacy'].flatMap((slug) => shown(frame, { kind: 'page', slug }) ?? []);
}

/** Null for a section or a page that is no more. */
function shown(frame: Frame, link: MenuLink): ShownLink | null {
  switch (link.kind) {
    case 'section': {
      const section = frame.sections.find(({ id }) => id === link.id);
      if (!section) return null;
      const { name: label, slug } = section;
      return { key: slug, label, href: paths.section(slug), section: slug, isTyped: true };
    }
    case 'page': {
      const label = pageTitle(frame, link.slug);
      return label === null ? null : { key: link.slug, label, href: paths.page(link.slug), isTyped: true };
    }
    case 'tool':
      return { key: link.tool, ...toolOf(frame, link.tool), isTyped: false };
    case 'link':
      return { key: link.url + link.label, label: link.label, href: link.url, isTyped: true };
  }
}

/** Null when there is no such page. */
export function pageTitle(frame: Frame, slug: string): string | null {
  const written = frame.pages.find((page) => page.slug === slug);
  return written?.title ?? (isBuiltIn(slug) ? frame.words[slug] : null);
}

function isBuiltIn(slug: string): slug is (typeof BUILT_IN_PAGES)[number] {
  return (BUILT_IN_PAGES as readonly string[]).includes(slug);
}

function toolOf({ words, publication, now }: Frame, tool: Tool): { label: string; href: string } {
  switch (tool) {
    case 'home':
      return { label: words.home, href: paths.home() };
    case 'archive':
      return { label: words.archive, href: paths.archiveDay(dayIn(now, publication.timeZone)) };
    case 'search':
      return { label: words.search, href: paths.search() };
    case 'newsletters':
      return { label: words.newsletters.title, href: paths.newsletters() };
    case 'feeds':
      return { label: words.feeds, href: paths.rss() };
  }
}

/** The publication's logo for machines, if it has one. */
export function logoData(frame: Frame): Record<string, unknown> | null {
  const image = frame.publication.settings.logo.light;
  if (!image) return null;
  const url = absolute(frame.base, paths.publicationImage(image.file));
  return { '@type': 'ImageObject', url, width: image.width, height: image.height };
}
