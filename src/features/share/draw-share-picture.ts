import sharp, { type OverlayOptions } from 'sharp';
import { directionOf } from '../../language/direction.ts';
import { directionOfLanguage } from '../../language/language.ts';
import { typeset } from '../../language/typography.ts';
import { inkOn, STANDARD_ACCENT } from '../publication/colour.ts';
import type { Publication } from '../publication/publication.ts';
import { type SetText, setText, type TextSetting } from './set-text.ts';
import { SHARE_SHAPES, type ShareShape, type ShareSubject } from './share-picture.ts';

const PAPER = '#fcfbf8';
const INK = '#17191e';
const RULE = '#d9d5cb';
const MARGIN = 56;
/** The accent's bar along the picture's upper edge, as along the site's. */
const BAR = 12;

type Box = { left: number; top: number; width: number; height: number };

/**
 * Draws one picture: the photo on one side (above, in the square), and on paper the section, the headline and the
 * publication's name, each in its own direction. Without a photo the paper takes all of it.
 *
 * @param photo the article's photo cut to 16:9 for the square and 1:1 for the wide picture, as an encoded image
 * @param credits whose the photo is, already joined; set small on the photo
 * @returns a JPEG
 */
export async function drawSharePicture(
  publication: Publication,
  subject: ShareSubject,
  shape: ShareShape,
  photo: { data: Buffer; credits: string } | null,
): Promise<Buffer> {
  const { width, height } = SHARE_SHAPES[shape];
  const isRtl = directionOfLanguage(subject.language) === 'rtl';
  const picture = photo && photoBox(shape, isRtl);
  const panel = panelBeside(shape, isRtl, picture);
  const accent = publication.settings.accent?.light ?? STANDARD_ACCENT.light;
  const layers: OverlayOptions[] = [filled({ ...panel, height: BAR }, accent)];
  if (photo && picture) layers.push(...(await photoLayers(photo, picture, isRtl)));
  layers.push(...(await panelLayers(publication, subject, panel, accent, isRtl)));
  return sharp({ create: { width, height, channels: 3, background: PAPER } })
    .composite(layers)
    .jpeg({ quality: 84, mozjpeg: true, progressive: true })
    .toBuffer();
}

function photoBox(shape: ShareShape, isRtl: boolean): Box {
  const { width, height } = SHARE_SHAPES[shape];
  if (shape === 'square') return { left: 0, top: 0, width, height: 640 };
  const half = 560;
  return { left: isRtl ? 0 : width - half, top: 0, width: half, height };
}

function panelBeside(shape: ShareShape, isRtl: boolean, picture: Box | null): Box {
  const { width, height } = SHARE_SHAPES[shape];
  if (!picture) return { left: 0, top: 0, width, height };
  if (shape === 'square') return { left: 0, top: picture.height, width, height: height - picture.height };
  return { left: isRtl ? picture.width : 0, top: 0, width: width - picture.width, height };
}

async function photoLayers(
  photo: { data: Buffer; credits: string },
  box: Box,
  isRtl: boolean,
): Promise<OverlayOptions[]> {
  const fitted = await sharp(photo.data).resize({ width: box.width, height: box.height, fit: 'cover' }).toBuffer();
  const layers: OverlayOptions[] = [{ input: fitted, left: box.left, top: box.top }];
  const credit = await setText(photo.credits, {
    ...{ face: 'sans', colour: '#ffffff', direction: isRtl ? 'rtl' : 'ltr' },
    ...{ maxWidth: box.width - 48, maxHeight: 40, sizes: [22] },
  });
  if (credit) {
    const strip = { width: credit.width + 24, height: credit.height + 16 };
    const left = isRtl ? box.left + box.width - strip.width : box.left;
    const top = box.top + box.height - strip.height;
    layers.push(filled({ ...strip, left, top }, '#000000b3'), { input: credit.data, left: left + 12, top: top + 8 });
  }
  return layers;
}

async function panelLayers(
  publication: Publication,
  subject: ShareSubject,
  panel: Box,
  accent: string,
  isRtl: boolean,
): Promise<OverlayOptions[]> {
  const inner: Box = {
    left: panel.left + MARGIN,
    top: panel.top + BAR + MARGIN - 12,
    width: panel.width - 2 * MARGIN,
    height: panel.height - BAR - 2 * MARGIN + 24,
  };
  const line = (text: string, setting: Pick<TextSetting, 'face' | 'colour' | 'maxWidth' | 'maxHeight' | 'sizes'>) =>
    setText(typeset(text, subject.language), {
      ...setting,
      direction: directionOf(text, isRtl ? 'rtl' : 'ltr'),
    });
  const layers: OverlayOptions[] = [];
  const flush = (set: SetText, within: Box, top: number) => ({
    input: set.data,
    left: isRtl ? within.left + within.width - set.width : within.left,
    top,
  });

  const tag = await line(subject.section.name, {
    ...{ face: 'sans', colour: inkOn(accent), maxWidth: inner.width - 32, maxHeight: 60, sizes: [32, 26] },
  });
  let top = inner.top;
  if (tag) {
    const box = { ...inner, width: tag.width + 32, height: tag.height + 20 };
    if (isRtl) box.left = inner.left + inner.width - box.width;
    layers.push(filled(box, accent), { input: tag.data, left: box.left + 16, top: box.top + 10 });
    top += box.height + 28;
  }

  const name = await setText(typeset(publication.name, publication.language), {
    ...{ face: 'serif', colour: INK, direction: directionOf(publication.name, isRtl ? 'rtl' : 'ltr') },
    ...{ maxWidth: inner.width, maxHeight: 70, sizes: [40, 32, 26] },
  });
  let bottom = inner.top + inner.height;
  if (name) {
    bottom -= name.height;
    layers.push(flush(name, inner, bottom), filled({ ...inner, top: bottom - 22, height: 2 }, RULE));
    bottom -= 22 + 26;
  }

  const headline = await line(subject.headline, {
    ...{ face: 'serif', colour: INK, maxWidth: inner.width, maxHeight: bottom - top },
    sizes: sizesFor(panel),
  });
  if (headline) layers.push(flush(headline, inner, top));
  return layers;
}

/** In pixels: as large as a page's lead where the paper has room for it, and never too small for a phone. */
function sizesFor({ width, height }: Box): number[] {
  if (width < 800) return [68, 60, 54, 48, 42, 36, 32];
  return height < SHARE_SHAPES.wide.height ? [84, 76, 68, 60, 52, 46, 42] : [132, 116, 102, 90, 78, 68, 60, 52, 46];
}

function filled({ left, top, width, height }: Box, background: string): OverlayOptions {
  return { input: { create: { width, height, channels: 4, background } }, left, top };
}
