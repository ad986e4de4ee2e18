import { wordsOf } from '../language/normalize.ts';
import type { PhotoId } from '../platform/ids.ts';
import type { DocumentJson, NodeJson } from './document.ts';

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'pullQuote',
  'listItem',
  'tableCell',
  'tableHeader',
  'photo',
  'factBox',
]);

/** The text a reader reads, a line a block; captions and box titles included, pull quotes (repetitions) not. */
export function plainText(document: DocumentJson, options: { pullQuotes?: boolean } = {}): string {
  const lines: string[] = [];
  const visit = (node: NodeJson) => {
    if (node.type === 'pullQuote' && !options.pullQuotes) return;
    if (node.type === 'text') lines[lines.length - 1] += node.text ?? '';
    if (node.type === 'hardBreak') lines[lines.length - 1] += ' ';
    if (BLOCKS.has(node.type)) lines.push('');
    if (node.type === 'factBox') lines[lines.length - 1] += String(node.attrs?.title ?? '');
    if (node.type === 'photo') lines[lines.length - 1] += String(node.attrs?.caption ?? '');
    for (const child of node.content ?? []) visit(child);
  };
  visit(document);
  return lines.filter((line) => line.trim() !== '').join('\n');
}

export function wordCount(document: DocumentJson): number {
  return wordsOf(plainText(document)).length;
}

/** A photo where the body shows it, with that place's own words; null where the photo's stand. */
export type BodyPhoto = { photoId: PhotoId; caption: string | null; alt: string | null; decorative: boolean };

/** Every place where the body shows a photo, galleries included, in order. */
export function bodyPhotosOf(document: DocumentJson): BodyPhoto[] {
  const found: BodyPhoto[] = [];
  const visit = (node: NodeJson) => {
    if (node.type === 'photo') found.push(bodyPhotoOf(node));
    for (const child of node.content ?? []) visit(child);
  };
  visit(document);
  return found;
}

export function bodyPhotoOf(node: NodeJson): BodyPhoto {
  const attrs = node.attrs ?? {};
  return {
    photoId: String(attrs.photoId) as PhotoId,
    caption: (attrs.caption as string | null | undefined) ?? null,
    alt: (attrs.alt as string | null | undefined) ?? null,
    decorative: attrs.decorative === true,
  };
}

/** Every photo that the body shows, in order, each once. */
export function photoIdsOf(document: DocumentJson): PhotoId[] {
  return [...new Set(bodyPhotosOf(document).map(({ photoId }) => photoId))];
}
