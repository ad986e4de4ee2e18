import ExifReader from 'exifreader';
import { cleanBlock, cleanLine } from '../../language/clean-text.ts';
import { SAID_LIMITS } from './photo.ts';

/** What a photo's file says of itself. */
export type PhotoMetadata = { caption: string; alt: string; credits: string[]; takenOn: string | null };

const NOTHING: PhotoMetadata = { caption: '', alt: '', credits: [], takenOn: null };

/**
 * Reads IPTC-IIM and XMP (IPTC Photo Metadata Standard 2023.1) before Exif: caption, alternative text, every creator
 * and the credit line, the day it was taken. A file without any, or with broken ones, says nothing.
 */
export function readPhotoMetadata(file: Buffer): PhotoMetadata {
  try {
    const tags = ExifReader.load(file, { expanded: true, includeUnknown: false }) as unknown as ExpandedTags;
    const caption = first(
      texts(tags.xmp?.description),
      texts(tags.iptc?.['Caption/Abstract']),
      texts(tags.exif?.ImageDescription),
    );
    return {
      caption: shortened(cleanBlock(caption).trim(), SAID_LIMITS.caption),
      alt: shortened(cleanLine(first(texts(tags.xmp?.AltTextAccessibility))), SAID_LIMITS.alt),
      credits: creditsOf(tags)
        .slice(0, SAID_LIMITS.credits)
        .map((credit) => shortened(credit, SAID_LIMITS.credit)),
      takenOn: dayOf(
        first(texts(tags.xmp?.DateCreated), texts(tags.iptc?.['Date Created']), texts(tags.exif?.DateTimeOriginal)),
      ),
    };
  } catch {
    return NOTHING;
  }
}

type Tag = { description?: unknown; value?: unknown };
type ExpandedTags = { [group in 'xmp' | 'iptc' | 'exif']?: Record<string, Tag | Tag[] | undefined> };

/** Creators first, then the credit line where it names somebody else. One line may name several: `A / B`, `A, B`. */
function creditsOf(tags: ExpandedTags): string[] {
  const creators = [...texts(tags.xmp?.creator), ...(tags.xmp?.creator ? [] : texts(tags.iptc?.['By-line']))];
  const artist = creators.length > 0 ? [] : texts(tags.exif?.Artist);
  const credit = [...texts(tags.xmp?.Credit), ...(tags.xmp?.Credit ? [] : texts(tags.iptc?.Credit))];
  const found: string[] = [];
  for (const name of [...creators, ...artist].flatMap((text) => text.split(/\s*;\s*|\n/)).concat(credit)) {
    const cleaned = cleanLine(name);
    if (
      cleaned !== '' &&
      !found.some((known) => known === cleaned || cleaned.split(/\s*[,;]\s*/).every((part) => found.includes(part)))
    )
      found.push(cleaned);
  }
  return found;
}

/** Every text in a tag: a single one, a list, or alternatives by language. */
function texts(tag: Tag | Tag[] | undefined): string[] {
  if (tag === undefined) return [];
  if (Array.isArray(tag)) return tag.flatMap((one) => texts(one));
  if (Array.isArray(tag.value) && tag.value.every((item) => typeof item === 'object' && item !== null)) {
    const inner = texts(tag.value as Tag[]);
    if (inner.length > 0) return inner;
  }
  const text = typeof tag.description === 'string' ? tag.description : typeof tag.value === 'string' ? tag.value : '';
  return text.trim() === '' ? [] : [text];
}

function first(...candidates: string[][]): string {
  return candidates.flat()[0] ?? '';
}

/** A day that there was: cameras with an empty clock write 0000:00:00, and people the 31st of February. */
function dayOf(text: string): string | null {
  const found = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})/.exec(text.trim());
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const read = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
  return isReal && day >= '1800' ? day : null;
}

/** Where a file says more than fits, its beginning is kept; the original has the rest. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
