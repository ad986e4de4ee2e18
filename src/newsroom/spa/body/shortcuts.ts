import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/react';
import { type Ask, BLOCKS, insertBlock } from './blocks.ts';
import { moveBlock } from './move-block.ts';
import { fixAllStyle, fixNearestStyle } from './style-check.ts';

/** The shortcuts that are no block's and no mark's, as the help lists them. */
export const MOVING_KEYS = {
  slash: '/',
  moveUp: 'Alt-ArrowUp',
  moveDown: 'Alt-ArrowDown',
  toTools: 'Alt-F10',
  toDetails: 'F2',
  backToText: 'Escape',
  fixHere: 'Mod-.',
  fixAll: 'Mod-Alt-.',
  help: 'Mod-/',
} as const;

/** Those of the marks; TipTap's own where it has one. */
export const MARK_KEYS = {
  bold: 'Mod-b',
  italic: 'Mod-i',
  link: 'Mod-k',
  strike: 'Mod-Shift-s',
  superscript: 'Mod-Alt-=',
  subscript: 'Mod-Alt--',
  code: 'Mod-e',
} as const;

/** What the keys do in the body, beside what TipTap brings. `go` moves the focus to another part of the editor. */
export function bodyShortcuts(ask: Ask, go: (to: 'tools' | 'details') => boolean): Extension {
  return Extension.create({
    name: 'bodyShortcuts',
    addKeyboardShortcuts() {
      const editor = this.editor as Editor;
      const blocks = BLOCKS.map((block) => [
        block.keys,
        () => {
          insertBlock(block, editor, ask);
          return true;
        },
      ]);
      return {
        ...Object.fromEntries(blocks),
        [MOVING_KEYS.moveUp]: () => moveBlock('up', editor.state, editor.view.dispatch),
        [MOVING_KEYS.moveDown]: () => moveBlock('down', editor.state, editor.view.dispatch),
        [MOVING_KEYS.toTools]: () => go('tools'),
        [MOVING_KEYS.toDetails]: () => go('details'),
        [MOVING_KEYS.fixHere]: () => fixNearestStyle(editor.view),
        [MOVING_KEYS.fixAll]: () => fixAllStyle(editor.view) > 0,
        [MOVING_KEYS.help]: () => {
          ask('shortcuts');
          return true;
        },
        [MARK_KEYS.link]: () => {
          ask('link');
          return true;
        },
      };
    },
  });
}
