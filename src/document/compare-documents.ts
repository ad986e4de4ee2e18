import { diffArrays } from 'diff';
import type { DocumentJson, NodeJson } from './document.ts';

/** A run of words: in both, only in the newer, only in the older. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** `restyled`: the same words, otherwise marked, linked or shown. */
export type BlockChange = 'same' | 'changed' | 'restyled' | 'added' | 'removed';

/** One block beside what it was. `block` is the schema's name of what a reader sees there: a list's item, a table's row. */
export type ComparedBlock = { change: BlockChange; block: string; pieces: Piece[] };

type Block = { block: string; text: string; whole: string };

/** Above these the answer would take longer than anybody waits: what differs is shown as taken out and put in whole. */
const MOST_BLOCK_EDITS = 1500;
const MOST_WORD_EDITS = 3000;
const MOST_PAIRINGS = 20_000;
/** Two blocks with less than this share of their words in common are two, not one that was changed. */
const LEAST_ALIKE = 0.3;

/** The two bodies block by block, and in each block word by word. */
export function compareDocuments(before: DocumentJson, after: DocumentJson): ComparedBlock[] {
  const [older, newer] = [blocksOf(before), blocksOf(after)];
  const runs = diffArrays(older, newer, { comparator: isSameBlock, maxEditLength: MOST_BLOCK_EDITS });
  if (!runs) return [...older.map(removed), ...newer.map(added)];
  const compared: ComparedBlock[] = [];
  let out: Block[] = [];
  let seen = 0;
  for (const run of runs) {
    if (run.removed) {
      seen += run.value.length;
      out = run.value;
      continue;
    }
    compared.push(...(run.added ? pairUp(out, run.value) : out.map(removed)));
    out = [];
    if (run.added) continue;
    compared.push(...run.value.map((block, index) => unchanged(older[seen + index] ?? block, block)));
    seen += run.value.length;
  }
  return [...compared, ...out.map(removed)];
}

/** Two texts, word by word. */
export function compareTexts(before: string, after: string): Piece[] {
  const runs = diffArrays(words(before), words(after), { maxEditLength: MOST_WORD_EDITS });
  const pieces: Piece[] = runs
    ? runs.map(({ added: isNew, removed: isOld, value }) => ({
        kind: isNew ? 'added' : isOld ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return bridged(pieces).filter(({ text }) => text !== '');
}

/** A word with the quotes, geresh and maqaf in it; the space between two; any other sign by itself. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:["'׳״’־-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu) ?? [];
}

/** A lone space between two changes belongs to them: "old words" became "new text", not "old/new words/text". */
function bridged(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  let removedRun = '';
  let addedRun = '';
  const close = () => {
    if (removedRun) merged.push({ kind: 'removed', text: removedRun });
    if (addedRun) merged.push({ kind: 'added', text: addedRun });
    removedRun = '';
    addedRun = '';
  };
  pieces.forEach((piece, index) => {
    const isLone = piece.kind === 'same' && /^\s+$/.test(piece.text) && removedRun !== '' && addedRun !== '';
    const followed = pieces[index + 1]?.kind;
    if (piece.kind === 'removed') removedRun += piece.text;
    else if (piece.kind === 'added') addedRun += piece.text;
    else if (isLone && followed !== undefined && followed !== 'same') {
      removedRun += piece.text;
      addedRun += piece.text;
    } else {
      close();
      merged.push(piece);
    }
  });
  close();
  return merged;
}

function pairUp(out: readonly Block[], into: readonly Block[]): ComparedBlock[] {
  if (out.length === 0) return into.map(added);
  const pairs = out.length * into.length <= MOST_PAIRINGS ? likeliest(out, into) : new Map<number, number>();
  const compared: ComparedBlock[] = [];
  let next = 0;
  into.forEach((block, index) => {
    const partner = pairs.get(index);
    if (partner === undefined) {
      compared.push(added(block));
      return;
    }
    compared.push(...out.slice(next, partner).map(removed));
    const was = out[partner] as Block;
    compared.push({ change: 'changed', block: block.block, pieces: compareTexts(was.text, block.text) });
    next = partner + 1;
  });
  return [...compared, ...out.slice(next).map(removed)];
}

/** Which new block goes with which old one, in their order, so that together they have most in common. */
function likeliest(out: readonly Block[], into: readonly Block[]): Map<number, number> {
  const best = Array.from({ length: out.length + 1 }, () => new Array<number>(into.length + 1).fill(0));
  const alike = out.map((old) => into.map((block) => alikeness(old, block)));
  const at = (table: number[][], i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = out.length - 1; i >= 0; i--) {
    for (let j = into.length - 1; j >= 0; j--) {
      const row = best[i] as number[];
      row[j] = Math.max(at(best, i + 1, j), at(best, i, j + 1), at(alike, i, j) + at(best, i + 1, j + 1));
    }
  }
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < out.length && j < into.length; ) {
    const own = at(alike, i, j);
    if (own > 0 && at(best, i, j) === own + at(best, i + 1, j + 1)) pairs.set(j++, i++);
    else if (at(best, i, j) === at(best, i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** 0 to 1: the share of words that both have, 0 for too few or for another kind of block. */
function alikeness(a: Block, b: Block): number {
  if (a.block !== b.block) return 0;
  const [ours, theirs] = [new Set(words(a.text)), new Set(words(b.text))];
  const both = [...ours].filter((word) => /\S/.test(word) && theirs.has(word)).length;
  const share = both / Math.max(1, Math.min(ours.size, theirs.size) / 2);
  return share >= LEAST_ALIKE ? Math.min(1, share) : 0;
}

function isSameBlock(a: Block, b: Block): boolean {
  return a.block === b.block && a.text === b.text;
}

function unchanged(was: Block, is: Block): ComparedBlock {
  const change = was.whole === is.whole ? 'same' : 'restyled';
  return { change, block: is.block, pieces: [{ kind: 'same', text: is.text }] };
}

function added({ block, text }: Block): ComparedBlock {
  return { change: 'added', block, pieces: [{ kind: 'added', text }] };
}

function removed({ block, text }: Block): ComparedBlock {
  return { change: 'removed', block, pieces: [{ kind: 'removed', text }] };
}

/** What a reader sees as one block, in order; a paragraph in a list or a quote is the list's item, the quote. */
function blocksOf(document: DocumentJson): Block[] {
  const blocks: Block[] = [];
  const visit = (node: NodeJson, within: string | null) => {
    const children = node.content ?? [];
    if (node.type === 'tableRow') {
      blocks.push(blockOf(node, 'tableRow', children.map(textIn).join(' | ')));
      return;
    }
    const said = attributesOf(node);
    const holdsBlocks = children.some((child) => child.type !== 'text' && child.type !== 'hardBreak');
    if (!holdsBlocks && node.type !== 'doc') {
      const own = node.type === 'paragraph' ? (within ?? 'paragraph') : node.type;
      blocks.push(blockOf(node, own, [textIn(node), said].filter((text) => text !== '').join(' — ')));
      return;
    }
    if (said !== '') blocks.push({ block: node.type, text: said, whole: said });
    const named = NAMES_ITS_PARAGRAPHS.has(node.type) ? node.type : within;
    for (const child of children) visit(child, named);
  };
  visit(document, null);
  return blocks;
}

const NAMES_ITS_PARAGRAPHS = new Set(['listItem', 'blockquote', 'factBox']);
/** Of a block's attributes, what is words to a reader; an id or a size is not. */
const SAID = new Set(['title', 'attribution', 'caption', 'alt', 'url', 'note', 'text']);

function blockOf(node: NodeJson, block: string, text: string): Block {
  return { block, text, whole: JSON.stringify(node) };
}

function attributesOf(node: NodeJson): string {
  const said = Object.entries(node.attrs ?? {}).flatMap(([name, value]) =>
    SAID.has(name) && typeof value === 'string' && value !== '' ? [value] : [],
  );
  return said.join(' — ');
}

function textIn(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return ' ';
  return (node.content ?? []).map(textIn).join(node.type === 'tableCell' || node.type === 'tableHeader' ? ' ' : '');
}
