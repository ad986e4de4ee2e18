import { createRequire } from 'node:module';
import sharp from 'sharp';
import { type Direction, withoutBidiControls } from '../../language/direction.ts';
import { UNBREAKABLE_NUMBER } from '../../language/typography.ts';

const packages = createRequire(import.meta.url);
/** The site's faces as files that Pango reads (it does not read WOFF2), and one for Arabic and Persian. */
const FILES = [
  '@expo-google-fonts/frank-ruhl-libre/700Bold/FrankRuhlLibre_700Bold.ttf',
  '@expo-google-fonts/assistant/600SemiBold/Assistant_600SemiBold.ttf',
  '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
];
const FACES = {
  serif: 'Frank Ruhl Libre, Noto Naskh Arabic Bold',
  sans: 'Assistant, Noto Naskh Arabic Semi-Bold',
} as const;
const LEAST_WORDS = 2;
/** Neither face has them, and each machine would draw its own or an empty box. */
const PICTOGRAPHS = /\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]?(\u200D\p{Extended_Pictographic}\uFE0F?)*/gu;

export type SetText = { data: Buffer; width: number; height: number };

export type TextSetting = {
  face: keyof typeof FACES;
  colour: string;
  direction: Direction;
  /** In pixels; lines are broken there. */
  maxWidth: number;
  maxHeight: number;
  /** In pixels, from the one that is tried first. The last is taken even if words must be left out. */
  sizes: readonly number[];
};

/**
 * Sets a text in the largest of the sizes in which it fits; in the smallest, words are left out at its end until it
 * does. Pango orders the line by the bidirectional algorithm (UAX #9), each paragraph by the direction given.
 *
 * @returns a transparent PNG no larger than asked for, or null when there is nothing to set
 */
export async function setText(text: string, setting: TextSetting): Promise<SetText | null> {
  const clean = text
    .replace(PICTOGRAPHS, '')
    .replace(/\s+/g, (space) => (space === '\u00A0' ? space : ' '))
    .replace(new RegExp(UNBREAKABLE_NUMBER, 'g'), (number) => number.replace(/[-–:.,/]/g, '\u2060$&\u2060'))
    .trim();
  if (withoutBidiControls(clean).trim() === '') return null;
  await facesLoaded();
  for (const size of setting.sizes) {
    const set = await setAt(clean, size, setting);
    if (fits(set, setting)) return set;
  }
  return setShortened(clean, setting);
}

/** Halving the number of words left is enough: the height grows with it. */
async function setShortened(text: string, setting: TextSetting): Promise<SetText> {
  const size = setting.sizes.at(-1) ?? 0;
  const words = text.split(' ');
  let fitting = LEAST_WORDS - 1;
  let tooMany = words.length;
  while (tooMany - fitting > 1) {
    const count = Math.floor((fitting + tooMany) / 2);
    if (fits(await setAt(`${words.slice(0, count).join(' ')}…`, size, setting), setting)) fitting = count;
    else tooMany = count;
  }
  const set = await setAt(`${words.slice(0, fitting).join(' ')}…`, size, setting);
  return fits(set, setting) ? set : cut(set, setting);
}

/** A single word of hundreds of letters: what fits of it. */
async function cut(set: SetText, { maxWidth, maxHeight }: TextSetting): Promise<SetText> {
  const width = Math.min(set.width, maxWidth);
  const height = Math.min(set.height, maxHeight);
  return { data: await sharp(set.data).extract({ left: 0, top: 0, width, height }).png().toBuffer(), width, height };
}

async function setAt(text: string, size: number, setting: TextSetting): Promise<SetText> {
  // The paragraph's first strong character decides its direction (P2), and with it to which side it is flush.
  const mark = setting.direction === 'rtl' ? '\u200F' : '\u200E';
  const { data, info } = await sharp({
    text: {
      text: `<span insert_hyphens="false" foreground="${setting.colour}">${mark}${escaped(text)}</span>`,
      font: `${FACES[setting.face]} ${size}`,
      width: setting.maxWidth,
      wrap: 'word-char',
      // A point is then a pixel.
      dpi: 72,
      rgba: true,
      spacing: Math.round(size * LEADING),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Beyond the face's own, in parts of the size. Frank Ruhl's is generous already. */
const LEADING = -0.08;

function fits(set: SetText, { maxWidth, maxHeight }: TextSetting): boolean {
  return set.width <= maxWidth && set.height <= maxHeight;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

let loading: Promise<void> | null = null;

/** A face once named is known to every later text of the process. */
function facesLoaded(): Promise<void> {
  loading ??= (async () => {
    for (const file of FILES)
      await sharp({ text: { text: 'א', font: 'Assistant 12', fontfile: packages.resolve(file) } })
        .png()
        .toBuffer();
  })().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
