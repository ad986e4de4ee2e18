import { type Appearance, inkOn, isReadable, STANDARD_ACCENT } from '../features/publication/colour.ts';
import { FACES, type Faces, type Settings } from '../features/publication/settings.ts';

type Theme = { accent: Readonly<Record<Appearance, string>>; faces: Faces };

const SERIF_BEHIND = '"Noto Naskh Arabic","Noto Serif Hebrew",serif';
const SANS_BEHIND = '"Noto Sans Arabic","Noto Sans Hebrew",sans-serif';
/** What `--serif` (headlines, articles) and `--sans` (all else) become. The standard pair is in tokens.css. */
const FAMILIES: Readonly<Record<Exclude<Faces, 'newspaper'>, { serif: string; sans: string }>> = {
  serif: {
    serif: `"Frank Ruhl Libre","Serif Hebrew Stand-in","Serif Latin Stand-in",${SERIF_BEHIND}`,
    sans: `"Frank Ruhl Libre","Serif Hebrew Stand-in","Serif Latin Stand-in",${SERIF_BEHIND}`,
  },
  sans: {
    serif: `"Assistant","Sans Hebrew Stand-in","Sans Latin Stand-in",${SANS_BEHIND}`,
    sans: `"Assistant","Sans Hebrew Stand-in","Sans Latin Stand-in",${SANS_BEHIND}`,
  },
  'system-serif': {
    serif: `"David","Times New Roman",${SERIF_BEHIND}`,
    sans: `system-ui,"Segoe UI",Arial,${SANS_BEHIND}`,
  },
  'system-sans': {
    serif: `system-ui,"Segoe UI",Arial,${SANS_BEHIND}`,
    sans: `system-ui,"Segoe UI",Arial,${SANS_BEHIND}`,
  },
};
const NAME = /^([0-9a-f]{6})-([0-9a-f]{6})-([a-z-]+)$/;

/** The name of the publication's own style sheet; null when it looks as the program does, and needs none. */
export function themeName({ accent, faces }: Pick<Settings, 'accent' | 'faces'>): string | null {
  if (!accent && faces === 'newspaper') return null;
  const { light, dark } = accent ?? STANDARD_ACCENT;
  return `${light.slice(1)}-${dark.slice(1)}-${faces}`;
}

/** Which of the site's own faces are used, by the first part of their files' names. */
export function facesUsed(faces: Faces): string[] {
  if (faces === 'newspaper') return ['frank-ruhl-libre', 'assistant'];
  return faces === 'serif' ? ['frank-ruhl-libre'] : faces === 'sans' ? ['assistant'] : [];
}

/** The style sheet of that name, all of it read off the name: kept for ever, purged never. Null for a name that is none. */
export function themeCss(name: string): string | null {
  const theme = themeOf(name);
  if (!theme) return null;
  const { accent, faces } = theme;
  const light = coloursOf(accent.light);
  const dark = coloursOf(accent.dark);
  const families = faces === 'newspaper' ? '' : `--serif:${FAMILIES[faces].serif};--sans:${FAMILIES[faces].sans}`;
  return [
    `:root{${light}${families}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `:root[data-theme="dark"]{${dark}}`,
    '',
  ].join('\n');
}

function themeOf(name: string): Theme | null {
  const [, light = '', dark = '', given] = NAME.exec(name) ?? [];
  const faces = FACES.find((one) => one === given);
  const accent = { light: `#${light}`, dark: `#${dark}` };
  return faces && isReadable(accent.light, 'light') && isReadable(accent.dark, 'dark') ? { accent, faces } : null;
}

function coloursOf(accent: string): string {
  return `--accent:${accent};--accent-ink:${inkOn(accent)};--link:${accent};`;
}
