import type { Readable } from 'node:stream';
import sharp, { type Sharp } from 'sharp';
import type { Ctx } from '../../platform/context.ts';
import { MAX_PIXELS } from './inspect-image.ts';
import { CROPS, FORMATS, type RenditionFormat, type RenditionName, renditionWidths } from './photo.ts';
import { photoFile } from './photo-queries.ts';
import { findRendition, noteRendition } from './rendition-store.ts';
import { makeTurns } from './take-turn.ts';

export const MEDIA_TYPE: Readonly<Record<RenditionFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};

export type PhotoFile = NonNullable<Awaited<ReturnType<typeof photoFile>>>;
type Made = { stream: Readable; byteLength: number; mediaType: string };
type Renders = Pick<Ctx, 'db' | 'storage'>;

/** One making at a time for each rendition, and at most two at once. */
const underWay = new Map<string, Promise<void>>();
const takeTurn = makeTurns(2);

/**
 * A rendition by its address: from the storage, or made now when the job has not come to it yet.
 *
 * @returns null when there is no such photo, or it has no rendition of that name
 */
export async function rendition(
  ctx: Renders,
  publicKey: string,
  name: string,
  format: RenditionFormat,
): Promise<Made | null> {
  // A second time when the focal point moved while a crop was made.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const photo = await photoFile(ctx.db, publicKey);
    if (!photo || !isRenditionName(name, photo.width)) return null;
    const found = await stored(ctx, photo.id, name, format);
    if (found) return found;
    await makeOnce(ctx, photo, name, format);
    const made = await stored(ctx, photo.id, name, format);
    if (made) return made;
  }
  return null;
}

/** Makes it, unless somebody is making it already: then waits for that. */
export function makeOnce(ctx: Renders, photo: PhotoFile, name: RenditionName, format: RenditionFormat): Promise<void> {
  const key = `${photo.id} ${name} ${format} ${photo.focal_x} ${photo.focal_y}`;
  const existing = underWay.get(key);
  if (existing) return existing;
  const making = takeTurn(() => make(ctx, photo, name, format)).finally(() => underWay.delete(key));
  underWay.set(key, making);
  return making;
}

/** Every rendition that a photo of that width is to have. */
export function renditionsOf(photoWidth: number): { name: RenditionName; format: RenditionFormat }[] {
  const widths = renditionWidths(photoWidth).map((width) => String(width) as RenditionName);
  const crops = (Object.keys(CROPS) as RenditionName[]).map((name) => ({ name, format: 'jpeg' as const }));
  return [...widths.flatMap((name) => FORMATS.map((format) => ({ name, format }))), ...crops];
}

async function stored(
  ctx: Renders,
  photoId: string,
  name: RenditionName,
  format: RenditionFormat,
): Promise<Made | null> {
  const key = await findRendition(ctx.db, photoId, name, format);
  const file = key ? await ctx.storage.get(key) : null;
  return file ? { ...file, mediaType: MEDIA_TYPE[format] } : null;
}

async function make(ctx: Renders, photo: PhotoFile, name: RenditionName, format: RenditionFormat): Promise<void> {
  const original = await ctx.storage.read(photo.storage_key);
  if (!original) throw new Error(`The original of the photo ${photo.id} is missing: ${photo.storage_key}`);
  const image = shaped(sharp(original, { limitInputPixels: MAX_PIXELS }).rotate(), photo, name).flatten({
    background: '#ffffff',
  });
  const { data, info } = await encoded(image, format).toBuffer({ resolveWithObject: true });
  // A crop of an older focal point must not land on the newer one's file.
  const cut = Object.hasOwn(CROPS, name)
    ? `-${Math.round(photo.focal_x * 1000)}-${Math.round(photo.focal_y * 1000)}`
    : '';
  const storageKey = `renditions/${photo.id.slice(-2)}/${photo.id}/${name}${cut}.${format}`;
  await ctx.storage.put(storageKey, data, MEDIA_TYPE[format]);
  await noteRendition(ctx.db, photo, {
    name,
    format,
    width: info.width,
    height: info.height,
    byteLength: data.length,
    storageKey,
  });
}

function shaped(image: Sharp, photo: PhotoFile, name: RenditionName): Sharp {
  if (!(name in CROPS)) return image.resize({ width: Number(name), withoutEnlargement: true });
  const crop = CROPS[name as keyof typeof CROPS];
  const window = cropWindow(photo, crop.width / crop.height);
  return image.extract(window).resize({ width: Math.min(crop.width, window.width), withoutEnlargement: true });
}

/** The largest window of that shape (width by height) whose middle is as near the focal point as the photo allows. */
export function cropWindow(
  photo: Pick<PhotoFile, 'width' | 'height' | 'focal_x' | 'focal_y'>,
  ratio: number,
): { left: number; top: number; width: number; height: number } {
  const width = Math.max(1, Math.min(photo.width, Math.round(photo.height * ratio)));
  const height = Math.max(1, Math.min(photo.height, Math.round(photo.width / ratio)));
  const within = (middle: number, size: number, whole: number) =>
    Math.round(Math.min(Math.max(middle * whole - size / 2, 0), whole - size));
  return {
    left: within(photo.focal_x, width, photo.width),
    top: within(photo.focal_y, height, photo.height),
    width,
    height,
  };
}

function encoded(image: Sharp, format: RenditionFormat): Sharp {
  if (format === 'avif') return image.avif({ quality: 52, effort: 2 });
  if (format === 'webp') return image.webp({ quality: 76, effort: 3 });
  return image.jpeg({ quality: 78, mozjpeg: true, progressive: true });
}

function isRenditionName(name: string, photoWidth: number): name is RenditionName {
  return Object.hasOwn(CROPS, name) || renditionWidths(photoWidth).map(String).includes(name);
}
