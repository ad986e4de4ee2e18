import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Fault, Invalid, TooLarge } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { imageKey } from './change-settings.ts';
import { sanitizeSvg } from './sanitize-svg.ts';
import type { PublicImage } from './settings.ts';

export const IMAGE_KINDS = ['logo', 'share'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

const MOST_FILE_BYTES = 8 * 1024 * 1024;
/** It goes with every page of every reader. */
const MOST_LOGO_BYTES = 24 * 1024;
/** Twice the height that the masthead shows. */
const LOGO_HEIGHT = 144;
const LOGO_WIDTH = 1040;
/** What chats and networks show of a page without a photo. */
const SHARE = { width: 1200, height: 630 };
const MOST_PIXELS = 60_000_000;

/**
 * Keeps an image of the publication's own: a logo as a harmless SVG, or drawn as WebP where its SVG needs more than is
 * taken; the share image as a JPEG of 1200 by 630. Nothing shows it until a setting names it.
 *
 * @throws Invalid `unreadable-image`; TooLarge `too-large`
 */
export async function keepImage(
  ctx: Pick<Ctx, 'storage'>,
  by: Actor,
  { kind, file }: { kind: ImageKind; file: Buffer },
): Promise<PublicImage> {
  mustBeAllowed(by, 'manage-publication');
  if (file.length === 0) notRead();
  if (file.length > MOST_FILE_BYTES) throw tooLarge(MOST_FILE_BYTES);
  const { data, extension, width, height } = kind === 'logo' ? await logo(file) : await shareImage(file);
  const name = `${createHash('sha256').update(data).digest('hex').slice(0, 24)}.${extension}`;
  await ctx.storage.put(imageKey(name), data, MEDIA_TYPES[extension]);
  return { file: name, width, height };
}

export const MEDIA_TYPES = { svg: 'image/svg+xml', webp: 'image/webp', jpg: 'image/jpeg' } as const;

type Kept = { data: Buffer; extension: keyof typeof MEDIA_TYPES; width: number; height: number };

async function logo(file: Buffer): Promise<Kept> {
  if (!isSvg(file)) return drawnLogo(file);
  const clean = sanitizeSvg(file.toString('utf8'));
  if (!clean) throw unreadable('has no size, or is no picture that can be read');
  const data = Buffer.from(clean.svg);
  if (!clean.isWhole || data.length > MOST_LOGO_BYTES) return drawnLogo(file);
  const { width, height } = await sharp(data, { limitInputPixels: MOST_PIXELS }).metadata().catch(notRead);
  return { data, extension: 'svg', width: width ?? clean.width, height: height ?? clean.height };
}

async function drawnLogo(file: Buffer): Promise<Kept> {
  const density = isSvg(file) ? { density: 300 } : {};
  for (const quality of [95, 80, 60]) {
    const { data, info } = await sharp(file, { limitInputPixels: MOST_PIXELS, ...density })
      .rotate()
      .resize({ width: LOGO_WIDTH, height: LOGO_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, alphaQuality: 90, nearLossless: quality > 90 })
      .toBuffer({ resolveWithObject: true })
      .catch(notRead);
    if (data.length <= MOST_LOGO_BYTES) return { data, extension: 'webp', width: info.width, height: info.height };
  }
  throw tooLarge(MOST_LOGO_BYTES);
}

async function shareImage(file: Buffer): Promise<Kept> {
  const data = await sharp(file, { limitInputPixels: MOST_PIXELS, density: 150 })
    .rotate()
    .resize({ ...SHARE, fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer()
    .catch(notRead);
  return { data, extension: 'jpg', ...SHARE };
}

function isSvg(file: Buffer): boolean {
  return /<svg[\s>]/i.test(file.subarray(0, 4096).toString('utf8'));
}

function notRead(): never {
  throw unreadable('is no picture that can be read');
}

function unreadable(message: string): Invalid {
  const fault: Fault = { path: 'file', code: 'unreadable-image', message };
  return new Invalid('unreadable-image', 'The file is no picture that can be read.', [fault]);
}

function tooLarge(bytes: number): TooLarge {
  const fault: Fault = { path: 'file', code: 'too-large', message: `Up to ${bytes} bytes are taken.` };
  return new TooLarge('too-large', 'The picture is too large.', [fault]);
}
