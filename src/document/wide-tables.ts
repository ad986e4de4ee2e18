import type { DocumentJson, NodeJson } from './document.ts';

/** Wider than this no page shows it, and no screen edits it. */
export const MOST_COLUMNS = 30;

/**
 * The document with each table that is too wide as lines, a row a paragraph, so that no word of it is lost.
 *
 * @returns besides, how wide the widest of them was; 0 when all fit
 */
export function withoutWideTables(document: DocumentJson): { document: DocumentJson; widest: number } {
  let widest = 0;
  const narrowed = (node: NodeJson): NodeJson[] => {
    if (node.type === 'table') {
      const columns = Math.max(...(node.content ?? []).map(widthOf));
      if (columns > MOST_COLUMNS) {
        widest = Math.max(widest, columns);
        return (node.content ?? []).flatMap(rowAsLine);
      }
    }
    return [node.content ? { ...node, content: node.content.flatMap(narrowed) } : node];
  };
  const content = (document.content ?? []).flatMap(narrowed);
  return { document: { ...document, content: content.length > 0 ? content : [{ type: 'paragraph' }] }, widest };
}

function widthOf(row: NodeJson): number {
  return (row.content ?? []).reduce((sum, cell) => sum + Number(cell.attrs?.colspan ?? 1), 0);
}

function rowAsLine(row: NodeJson): NodeJson[] {
  const cells = (row.content ?? []).map(textOf).filter((text) => text.trim() !== '');
  return cells.length > 0 ? [{ type: 'paragraph', content: [{ type: 'text', text: cells.join(' · ') }] }] : [];
}

function textOf(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? '';
  return (node.content ?? []).map(textOf).join(node.type === 'tableCell' || node.type === 'tableHeader' ? ' ' : '');
}
