import sharp from 'sharp';
import { Invalid, TooLarge } from '../../platform/errors.ts';
import { sniffImage } from './sniff-image.ts';

/** Above this a file is a mistake or an attack: it is refused by its header, before anything is decoded. */
export const MAX_PIXELS = 80_000_000;

export type ImageFacts = { mediaType: string; extension: string; width: number; height: number; colour: string };

sharp.concurrency(1);
sharp.cache({ memory: 32, files: 0, items: 50 });

/**
 * What the bytes are, whatever the name says. Width and height as they are shown, the Exif orientation applied.
 *
 * @throws Invalid `not-a-photo` or `broken-photo`; TooLarge `too-many-pixels`
 */
export async function inspectImage(file: Buffer): Promise<ImageFacts> {
  const kind = sniffImage(file);
  if (!kind) throw refused('not-a-photo', 'This file is not a photo in JPEG, PNG, WebP, AVIF, TIFF or GIF.');
  if (kind === 'heic') throw refused('not-a-photo', 'HEIC is not taken: save the photo as JPEG or AVIF.', 'heic');
  const metadata = await sharp(file, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => null);
  if (!metadata) throw broken();
  const { orientation = 1 } = metadata;
  if (metadata.width * metadata.height > MAX_PIXELS) {
    const megapixels = Math.round((metadata.width * metadata.height) / 1e6);
    const message = `The photo has ${megapixels} megapixels; up to ${MAX_PIXELS / 1e6} are taken.`;
    throw new TooLarge('too-many-pixels', message, [{ path: 'file', code: 'too-many-pixels', message }]);
  }
  const colour = await averageColour(file).catch(() => null);
  if (!colour) throw broken();
  const [width, height] = orientation >= 5 ? [metadata.height, metadata.width] : [metadata.width, metadata.height];
  return { mediaType: `image/${kind}`, extension: kind, width, height, colour };
}

function broken(): Invalid {
  return refused('broken-photo', 'The photo is damaged: it cannot be read to its end.');
}

function refused(code: string, message: string, fault = code): Invalid {
  return new Invalid(code, message, [{ path: 'file', code: fault, message }]);
}

async function averageColour(file: Buffer): Promise<string> {
  const image = sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' });
  const { data } = await image
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const hex = (channel: number) => (data[Math.min(channel, data.length - 1)] ?? 0).toString(16).padStart(2, '0');
  return `#${hex(0)}${hex(1)}${hex(2)}`;
}
