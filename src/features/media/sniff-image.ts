export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'heic';

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'hevm']);

/** What the first bytes say that it is, whatever the name says; null when it is no photo. Nothing is decoded for this. */
export function sniffImage(file: Buffer): ImageKind | null {
  const text = (from: number, to: number) => file.toString('latin1', from, to);
  if (file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'gif';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(text(0, 4))) return 'tiff';
  return text(4, 8) === 'ftyp' ? brandOf(file) : null;
}

/** The major brand may be a general one (`mif1`); then the compatible ones say it. @see ISO/IEC 14496-12, 4.3 */
function brandOf(file: Buffer): ImageKind | null {
  const length = Math.min(file.readUInt32BE(0), 256, file.length);
  for (let at = 8; at + 4 <= length; at += 4) {
    const brand = file.toString('latin1', at, at + 4);
    if (AVIF_BRANDS.has(brand)) return 'avif';
    if (HEIC_BRANDS.has(brand)) return 'heic';
  }
  return null;
}
