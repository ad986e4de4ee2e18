import { hasExpired, type LibraryPhoto, renditionWidths } from '../../features/media/photo.ts';
import { paths } from '../../urls.ts';
import type { PhotoResource } from '../contract/photos.ts';

/** @param today the publication's day, YYYY-MM-DD */
export function photoResource(photo: LibraryPhoto, today: string): PhotoResource {
  const widths = renditionWidths(photo.width);
  const at = (width: number | undefined) => paths.photo(photo.publicKey, String(width ?? 320), 'jpeg');
  return {
    id: photo.id,
    url: at(widths.at(-1)),
    thumbnail: at(widths[0]),
    width: photo.width,
    height: photo.height,
    colour: photo.colour,
    focal: photo.focal,
    crops: photo.crops,
    caption: photo.caption,
    alt: photo.alt,
    credits: photo.credits,
    takenOn: photo.takenOn,
    licence: photo.licence,
    rights: photo.rights,
    expiresOn: photo.expiresOn,
    expired: hasExpired(photo, today),
    fileName: photo.fileName,
    mediaType: photo.mediaType,
    byteLength: photo.byteLength,
    uploadedBy: photo.uploadedBy,
    uploadedAt: photo.uploadedAt.toISOString(),
    retiredAt: photo.retiredAt?.toISOString() ?? null,
    replacedBy: photo.replacedBy,
    uses: photo.uses,
  };
}
