import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { type Ask, type Block, insertBlock } from './blocks.ts';
import { keysText } from './keys-text.ts';
import type { SlashMenuState } from './slash-menu-state.ts';

/** The keys of the slash menu while it is open; without it they do what they always do. */
export function slashMenuKeys(menu: SlashMenuState, ask: Ask): Extension {
  return Extension.create({
    name: 'slashMenu',
    priority: 1000,
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          view: () => ({ update: (view) => menu.follow(view) }),
          props: {
            handleKeyDown: (_view, event) => {
              const shown = menu.shown();
              if (!shown || event.ctrlKey || event.metaKey || event.altKey) return false;
              if (event.key === 'ArrowDown') menu.move(1);
              else if (event.key === 'ArrowUp') menu.move(-1);
              else if (event.key === 'Escape') menu.dismiss();
              else if (event.key === 'Enter' || event.key === 'Tab') {
                const block = shown.blocks[shown.active];
                if (block) chooseBlock(editor as Editor, menu, block, ask);
              } else return false;
              return true;
            },
            handleDOMEvents: {
              blur: () => {
                menu.dismiss();
                return false;
              },
            },
          },
        }),
      ];
    },
  });
}

function chooseBlock(editor: Editor, menu: SlashMenuState, block: Block, ask: Ask): void {
  const shown = menu.shown();
  if (!shown) return;
  editor.chain().focus().deleteRange({ from: shown.from, to: shown.to }).run();
  menu.dismiss();
  insertBlock(block, editor, ask);
}

/** The list under the slash. Focus stays in the text; the text tells which of the list is meant. */
export function SlashMenu({ editor, menu, ask }: { editor: Editor; menu: SlashMenuState; ask: Ask }) {
  const words = useWords(bodyWords);
  const shown = useSyncExternalStore(menu.subscribe, menu.shown);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const active = shown?.active;
  useEffect(() => {
    const text = editor.view.dom;
    if (active === undefined) {
      text.removeAttribute('aria-activedescendant');
      text.removeAttribute('aria-controls');
      return;
    }
    text.setAttribute('aria-controls', id);
    text.setAttribute('aria-activedescendant', `${id}-${active}`);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [editor, id, active]);
  if (!shown) return null;
  const isRtl = getComputedStyle(editor.view.dom).direction === 'rtl';
  const below = window.innerHeight - shown.place.bottom > 320;
  const style = {
    ...(below
      ? { insetBlockStart: shown.place.bottom + 4 }
      : { insetBlockEnd: window.innerHeight - shown.place.top + 4 }),
    ...(isRtl
      ? { right: Math.max(8, document.documentElement.clientWidth - shown.place.right) }
      : { left: shown.place.left }),
  };
  return (
    <div className="popover slash-menu" role="listbox" id={id} aria-label={words.blockMenu} ref={list} style={style}>
      {shown.blocks.map((block, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's own, see slashMenuKeys
        <div
          key={block.name}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === shown.active}
          className="slash-option"
          // The press must not take the focus from the text: that closes the menu.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chooseBlock(editor, menu, block, ask)}
        >
          <block.icon aria-hidden="true" />
          <span>{words.blocks[block.name]}</span>
          <kbd dir="ltr">{keysText(block.keys)}</kbd>
        </div>
      ))}
    </div>
  );
}
