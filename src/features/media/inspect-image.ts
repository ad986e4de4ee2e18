import sharp from 'sharp';
import { Invalid, TooLarge } from '../../platform/errors.ts';

export const MAX_PHOTO_BYTES = 60 * 1024 * 1024;
/** Above this a file is a mistake or an attack: it is refused by its header, before anything is decoded. */
export const MAX_PIXELS = 80_000_000;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  tiff: 'image/tiff',
  gif: 'image/gif',
};

export type ImageFacts = { mediaType: string; extension: string; width: number; height: number; colour: string };

sharp.concurrency(1);
sharp.cache({ memory: 32, files: 0, items: 50 });

/**
 * What the bytes are, whatever the name says. Width and height as they are shown, the Exif orientation applied.
 *
 * @throws Invalid `not-a-photo` or `broken-photo`; TooLarge `too-many-pixels`
 */
export async function inspectImage(file: Buffer): Promise<ImageFacts> {
  const refuse = (code: string, message: string) => new Invalid(code, message, [{ path: 'file', code, message }]);
  const metadata = await sharp(file, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => null);
  const mediaType = metadata
    ? MEDIA_TYPES[metadata.format === 'heif' && metadata.compression === 'av1' ? 'avif' : metadata.format]
    : undefined;
  if (!metadata || !mediaType)
    throw refuse('not-a-photo', 'This file is not a photo in JPEG, PNG, WebP, AVIF, TIFF or GIF.');
  if (metadata.width * metadata.height > MAX_PIXELS) {
    const message = `The photo has ${Math.round((metadata.width * metadata.height) / 1e6)} megapixels; up to ${MAX_PIXELS / 1e6} are taken.`;
    throw new TooLarge('too-many-pixels', message, [{ path: 'file', code: 'too-many-pixels', message }]);
  }
  const turned = (metadata.orientation ?? 1) >= 5;
  const colour = await averageColour(file).catch(() => null);
  if (!colour) throw refuse('broken-photo', 'The photo is damaged: it cannot be read to its end.');
  const [width, height] = turned ? [metadata.height, metadata.width] : [metadata.width, metadata.height];
  return { mediaType, extension: mediaType.slice('image/'.length), width, height, colour };
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
