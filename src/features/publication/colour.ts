/** The two appearances of the site. */
export type Appearance = 'light' | 'dark';

/** The least contrast of text with its ground. @see WCAG 2.2, 1.4.3 */
export const LEAST_CONTRAST = 4.5;

/** What the accent is printed on: paper and sheet, as in the readers' tokens.css, which a test compares. */
export const GROUNDS: Readonly<Record<Appearance, readonly string[]>> = {
  light: ['#fcfbf8', '#f3f0e9'],
  dark: ['#15171b', '#1d2025'],
};

export const STANDARD_ACCENT: Readonly<Record<Appearance, string>> = { light: '#9d1f1b', dark: '#ef8a7b' };

const WHITE = '#ffffff';
const BLACK = '#1b0907';

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** From 1 to 21. @see WCAG 2.2, contrast ratio */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast that an accent has with what it stands on. */
export function accentContrast(accent: string, appearance: Appearance): number {
  return Math.min(...GROUNDS[appearance].map((ground) => contrast(accent, ground)));
}

export function isReadable(accent: string, appearance: Appearance): boolean {
  return accentContrast(accent, appearance) >= LEAST_CONTRAST;
}

/** The colour of words on the accent. */
export function inkOn(accent: string): string {
  return contrast(accent, WHITE) >= contrast(accent, BLACK) ? WHITE : BLACK;
}

/** The colour nearest to the chosen one, of the same hue, that can be read: darker on light paper, lighter on dark. */
export function nearestReadable(accent: string, appearance: Appearance): string {
  const towards = appearance === 'light' ? 0 : 255;
  for (let step = 0; step <= 100; step++) {
    const mixed = channels(accent).map((channel) => Math.round(channel + ((towards - channel) * step) / 100));
    const colour = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (isReadable(colour, appearance)) return colour;
  }
  return STANDARD_ACCENT[appearance];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
