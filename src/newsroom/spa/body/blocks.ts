import type { Editor } from '@tiptap/core';
import {
  BadgeAlert,
  ExternalLink,
  Heading2,
  Heading3,
  Heading4,
  Image,
  Images,
  List,
  ListOrdered,
  type LucideIcon,
  MessageSquareQuote,
  Minus,
  Newspaper,
  PanelTop,
  Pilcrow,
  Quote,
  Table,
} from 'lucide-react';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { leaveSelectedBlock } from './selected-block.ts';

/** What is asked for in a dialog before it stands in the text. */
export type Asked =
  | 'link'
  | 'photo'
  | 'gallery'
  | 'morePhotos'
  | 'relatedArticle'
  | 'otherArticle'
  | 'embed'
  | 'shortcuts';
export type Ask = (what: Asked) => void;

export type BlockName = keyof typeof bodyWords.he.blocks;

export type Block = {
  name: BlockName;
  icon: LucideIcon;
  /** As TipTap writes shortcuts. */
  keys: string;
  run: (editor: Editor, ask: Ask) => void;
};

/** Puts the block in, behind one that is selected whole. */
export function insertBlock(block: Block, editor: Editor, ask: Ask): void {
  leaveSelectedBlock(editor);
  block.run(editor, ask);
}

/** Every block that can be written, in the order of the menus. */
export const BLOCKS: readonly Block[] = [
  { name: 'paragraph', icon: Pilcrow, keys: 'Mod-Alt-0', run: (editor) => chain(editor).setParagraph().run() },
  {
    name: 'heading',
    icon: Heading2,
    keys: 'Mod-Alt-2',
    run: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'heading3',
    icon: Heading3,
    keys: 'Mod-Alt-3',
    run: (editor) => chain(editor).toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'heading4',
    icon: Heading4,
    keys: 'Mod-Alt-4',
    run: (editor) => chain(editor).toggleHeading({ level: 4 }).run(),
  },
  { name: 'bulletList', icon: List, keys: 'Mod-Shift-8', run: (editor) => chain(editor).toggleBulletList().run() },
  {
    name: 'orderedList',
    icon: ListOrdered,
    keys: 'Mod-Shift-7',
    run: (editor) => chain(editor).toggleOrderedList().run(),
  },
  { name: 'blockquote', icon: Quote, keys: 'Mod-Shift-b', run: (editor) => chain(editor).toggleBlockquote().run() },
  {
    name: 'pullQuote',
    icon: MessageSquareQuote,
    keys: 'Mod-Alt-q',
    run: (editor) => chain(editor).toggleNode('pullQuote', 'paragraph').run(),
  },
  { name: 'photo', icon: Image, keys: 'Mod-Alt-p', run: (_editor, ask) => ask('photo') },
  { name: 'gallery', icon: Images, keys: 'Mod-Alt-g', run: (_editor, ask) => ask('gallery') },
  {
    name: 'factBox',
    icon: PanelTop,
    keys: 'Mod-Alt-f',
    run: (editor) => chain(editor).toggleWrap('factBox', { title: '' }).run(),
  },
  {
    name: 'table',
    icon: Table,
    keys: 'Mod-Alt-t',
    run: (editor) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  { name: 'relatedArticle', icon: Newspaper, keys: 'Mod-Alt-r', run: (_editor, ask) => ask('relatedArticle') },
  { name: 'embed', icon: ExternalLink, keys: 'Mod-Alt-e', run: (_editor, ask) => ask('embed') },
  {
    name: 'correction',
    icon: BadgeAlert,
    keys: 'Mod-Alt-k',
    run: (editor) => chain(editor).toggleWrap('correction', { on: today() }).run(),
  },
  { name: 'divider', icon: Minus, keys: 'Mod-Alt-h', run: (editor) => chain(editor).setHorizontalRule().run() },
];

/** The blocks that one means who types this: by a name or another word for it, in Hebrew or in English. */
export function blocksCalled(typed: string): readonly Block[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return BLOCKS;
  const isCalled = (block: Block) =>
    namesOf(block).some((name) => wordStarts(name).some((at) => at.startsWith(wanted)));
  return BLOCKS.filter(isCalled);
}

function namesOf({ name }: Block): string[] {
  return [bodyWords.he, bodyWords.en].flatMap(({ blocks, alsoCalled }) => [
    blocks[name].toLowerCase(),
    ...alsoCalled[name].toLowerCase().split(', '),
  ]);
}

/** „תיבת עובדות” is found by either word. */
function wordStarts(name: string): string[] {
  return name.split(' ').map((_word, index, words) => words.slice(index).join(' '));
}

function chain(editor: Editor) {
  return editor.chain().focus();
}

function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
