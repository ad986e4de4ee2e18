import type { Readable } from 'node:stream';
import sharp, { type Sharp } from 'sharp';
import type { Ctx } from '../../platform/context.ts';
import { cropOf, cutName } from './crop.ts';
import { MAX_PIXELS } from './inspect-image.ts';
import { CROPS, FORMATS, type RenditionFormat, type RenditionName, renditionWidths, type Shape } from './photo.ts';
import { photoFile, photoFileById } from './photo-queries.ts';
import { findRendition, noteRendition } from './rendition-store.ts';
import { makeTurns } from './take-turn.ts';

export const MEDIA_TYPE: Readonly<Record<RenditionFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};

export type PhotoFile = NonNullable<Awaited<ReturnType<typeof photoFile>>>;
/** The photo was replaced: what is asked for is at another address. */
type Moved = { movedTo: { publicKey: string; name: string } };
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
): Promise<Made | Moved | null> {
  // A second time when the focal point moved while a crop was made.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const photo = await photoFile(ctx.db, publicKey);
    if (!photo || !isRenditionName(name, photo.width)) return null;
    if (photo.replacedBy) return movedTo(ctx, photo.replacedBy, name);
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
  const key = `${photo.id} ${name} ${format} ${isShape(name) ? cutName(photo, name) : ''}`;
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

/** Through as many replacements as there were; a width that the new photo lacks becomes its widest below. */
async function movedTo(ctx: Renders, id: string, name: string): Promise<Moved | null> {
  const photo = await photoFileById(ctx.db, id);
  if (!photo) return null;
  if (photo.replacedBy) return movedTo(ctx, photo.replacedBy, name);
  const widths = renditionWidths(photo.width);
  const fitting = isShape(name) ? name : String(widths.findLast((width) => width <= Number(name)) ?? widths[0]);
  return { movedTo: { publicKey: photo.publicKey, name: fitting } };
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
  const original = await ctx.storage.read(photo.storageKey);
  if (!original) throw new Error(`The original of the photo ${photo.id} is missing: ${photo.storageKey}`);
  const image = shaped(sharp(original, { limitInputPixels: MAX_PIXELS }).rotate(), photo, name).flatten({
    background: '#ffffff',
  });
  const { data, info } = await encoded(image, format).toBuffer({ resolveWithObject: true });
  // A cut of an older focal point must not land on the newer one's file.
  const cut = isShape(name) ? `-${cutName(photo, name)}` : '';
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
  if (!isShape(name)) return image.resize({ width: Number(name), withoutEnlargement: true });
  const window = cropOf(photo, name);
  return image.extract(window).resize({ width: Math.min(CROPS[name].width, window.width), withoutEnlargement: true });
}

function encoded(image: Sharp, format: RenditionFormat): Sharp {
  if (format === 'avif') return image.avif({ quality: 52, effort: 2 });
  if (format === 'webp') return image.webp({ quality: 76, effort: 3 });
  return image.jpeg({ quality: 78, mozjpeg: true, progressive: true });
}

function isRenditionName(name: string, photoWidth: number): name is RenditionName {
  return isShape(name) || renditionWidths(photoWidth).map(String).includes(name);
}

function isShape(name: string): name is Shape {
  return Object.hasOwn(CROPS, name);
}
