import { CROPS, type FocalPoint, type HandCrops, MOST_ZOOM, type Shape } from './photo.ts';

/** A part of a photo, in its pixels. */
export type CropWindow = { left: number; top: number; width: number; height: number };
type Cuttable = { width: number; height: number; focal: FocalPoint; crops: HandCrops };

/**
 * What a shape shows of a photo: as a hand has cut it, or else the largest window whose middle is as near the focal
 * point as the photo allows.
 */
export function cropOf(photo: Cuttable, shape: Shape): CropWindow {
  const { width, height } = CROPS[shape];
  return cropWindow(photo, width / height, photo.crops[shape] ?? { ...photo.focal, zoom: 1 });
}

/** @param ratio width by height */
export function cropWindow(
  photo: { width: number; height: number },
  ratio: number,
  { x, y, zoom }: FocalPoint & { zoom: number },
): CropWindow {
  const closer = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const width = Math.max(1, Math.round(Math.min(photo.width, photo.height * ratio) / closer));
  const height = Math.max(1, Math.round(Math.min(photo.height, photo.width / ratio) / closer));
  const within = (middle: number, size: number, whole: number) =>
    Math.round(Math.min(Math.max(middle * whole - size / 2, 0), whole - size));
  return { left: within(x, width, photo.width), top: within(y, height, photo.height), width, height };
}

/** Names what a shape shows, so that two cuts of one photo are never taken for each other. */
export function cutName(photo: Cuttable, shape: Shape): string {
  const { left, top, width, height } = cropOf(photo, shape);
  return `${left}-${top}-${width}-${height}`;
}
