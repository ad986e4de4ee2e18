import { type Permission, roleMay } from '../../../features/people/permission.ts';
import { frameWords } from '../../../language/strings/newsroom/frame-words.ts';
import { type PaletteWords, paletteWords } from '../../../language/strings/newsroom/palette-words.ts';
import { wordsIn } from '../../../language/strings/newsroom/words.ts';
import type { StaffRole } from '../../../platform/actor.ts';
import { paths } from '../../../urls.ts';
import type { DeskSearchResource } from '../../contract/desk-search.ts';

export type PaletteGroup = keyof PaletteWords['groups'];

/** Somewhere one can go. `href` is below the newsroom, unless it is `outside`. */
export type PaletteEntry = {
  key: string;
  group: PaletteGroup;
  text: string;
  href: string;
  outside?: boolean;
  detail?: string;
  picture?: { url: string; colour: string };
  kind?: keyof PaletteWords['kinds'] | 'action';
};

type MenuPage = { path: string; permission?: Permission; menu?: { name: keyof (typeof frameWords)['he']['pages'] } };

const ACTIONS: readonly { name: keyof PaletteWords['actions']; href: string; outside?: boolean }[] = [
  { name: 'newArticle', href: '/articles/new' },
  { name: 'mine', href: '/articles?mine=1' },
  { name: 'drafts', href: '/articles?state=draft' },
  { name: 'inReview', href: '/articles?state=in-review' },
  { name: 'scheduled', href: '/articles?state=scheduled' },
  { name: 'upload', href: '/photos' },
  { name: 'toSite', href: '/', outside: true },
];

/** The newsroom's pages that the role sees, and what is often done; by every word of their names, in any of its languages. */
export function pageEntries(typed: string, pages: readonly MenuPage[], role: StaffRole, language: string) {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (names: readonly string[]) =>
    names.some((name) => words.every((word) => name.toLocaleLowerCase().includes(word)));
  const actions = ACTIONS.filter(({ name }) => fits(Object.values(paletteWords).map(({ actions: all }) => all[name])));
  const found: PaletteEntry[] = actions.map(({ name, ...where }) => ({
    key: `action ${name}`,
    group: 'pages',
    kind: 'action',
    text: wordsIn(paletteWords, language).actions[name],
    ...where,
  }));
  for (const { path, permission, menu } of pages) {
    if (!menu || (permission && !roleMay(role, permission))) continue;
    if (!fits(Object.values(frameWords).map(({ pages: all }) => all[menu.name]))) continue;
    found.push({
      key: `page ${path}`,
      group: 'pages',
      text: wordsIn(frameWords, language).pages[menu.name],
      href: path,
    });
  }
  return found;
}

/** What the server found, as ways to go. */
export function foundEntries(
  { articles, photos, names, staff }: DeskSearchResource,
  say: { untitled: string; state: Record<string, string>; role: Record<string, string> },
  role: StaffRole,
): PaletteEntry[] {
  return [
    ...articles.map(({ id, headline, state, section }): PaletteEntry => {
      const detail = `${say.state[state] ?? state} · ${section}`;
      return {
        key: `article ${id}`,
        group: 'articles',
        text: headline || say.untitled,
        href: `/articles/${id}`,
        detail,
      };
    }),
    ...photos.map(({ id, name, thumbnail, colour }): PaletteEntry => {
      return {
        key: `photo ${id}`,
        group: 'photos',
        text: name,
        href: `/photos/${id}`,
        picture: { url: thumbnail, colour },
      };
    }),
    ...names.map(({ id, kind, name, slug }): PaletteEntry => {
      const isKept = kind !== 'topic' || roleMay(role, 'manage-names');
      const inside = kind === 'topic' ? `/topics?${new URLSearchParams({ q: name })}` : `/articles?${kind}=${id}`;
      const where = isKept ? { href: inside } : { href: paths.topic(slug), outside: true };
      return { key: `name ${id}`, group: 'names', kind, text: name, ...where };
    }),
    ...staff.map(({ id, name, email, role: has }): PaletteEntry => {
      const detail = name ? `${say.role[has] ?? has} · ${email}` : (say.role[has] ?? has);
      return { key: `staff ${id}`, group: 'staff', text: name || email, href: '/staff', detail };
    }),
  ];
}
