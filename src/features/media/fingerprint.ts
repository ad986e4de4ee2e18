import sharp from 'sharp';
import { MAX_PIXELS } from './inspect-image.ts';

/** Two pictures whose fingerprints differ in at most so many of their 64 bits look alike. */
export const ALIKE_WITHIN_BITS = 6;
/** Fewer set or unset bits than this: a plain surface or gradient, which looks like any other. */
const LEAST_SAID_BITS = 10;

/**
 * A difference hash (Krawetz, "Kind of Like That", 2013): whether each of 8 by 8 spots is darker than its right
 * neighbour. A picture scaled, compressed or brightened keeps it. As a signed 64-bit integer; null when it says nothing.
 */
export async function fingerprintOf(file: Buffer): Promise<bigint | null> {
  const spots = await sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
    .rotate()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(9, 8, { fit: 'fill' })
    .raw()
    .toBuffer();
  let bits = 0n;
  let set = 0;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const isDarker = (spots[row * 9 + column] ?? 0) < (spots[row * 9 + column + 1] ?? 0);
      bits = (bits << 1n) | (isDarker ? 1n : 0n);
      if (isDarker) set++;
    }
  }
  return set < LEAST_SAID_BITS || set > 64 - LEAST_SAID_BITS ? null : BigInt.asIntN(64, bits);
}
