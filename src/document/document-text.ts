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

/** Every photo that the body shows, in order, each once. */
export function photoIdsOf(document: DocumentJson): PhotoId[] {
  const found = new Set<PhotoId>();
  const visit = (node: NodeJson) => {
    if (node.type === 'photo') found.add(String(node.attrs?.photoId) as PhotoId);
    for (const child of node.content ?? []) visit(child);
  };
  visit(document);
  return [...found];
}
