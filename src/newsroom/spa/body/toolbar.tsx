import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, Keyboard, Link as LinkIcon, type LucideIcon, Plus, Redo2, Undo2 } from 'lucide-react';
import { Button, Group, Menu, MenuItem, MenuTrigger, Popover, Separator, Toolbar } from 'react-aria-components';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { type Ask, BLOCKS, type BlockName, insertBlock } from './blocks.ts';
import { keysText } from './keys-text.ts';
import { MARK_KEYS, MOVING_KEYS } from './shortcuts.ts';

/** The blocks that stand in the toolbar itself; all are behind its plus, and behind a typed slash. */
const AT_HAND: readonly BlockName[] = ['heading', 'heading3', 'bulletList', 'orderedList', 'blockquote', 'photo'];

/** One stop of the tab key, arrows inside. Escape goes back to the text. */
export function BodyToolbar({ editor, ask }: { editor: Editor; ask: Ask }) {
  const words = useWords(bodyWords);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      link: now.isActive('link'),
      heading: now.isActive('heading', { level: 2 }),
      heading3: now.isActive('heading', { level: 3 }),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
    }),
  }) as Partial<Record<string, boolean>>;
  const chain = () => editor.chain().focus();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back to the text from any of the buttons
    <div onKeyDown={(event) => event.key === 'Escape' && editor.commands.focus()}>
      <Toolbar aria-label={words.tools} className="tools">
        <Group aria-label={words.groups.marks} className="tool-group">
          <Tool
            icon={Bold}
            label={words.marks.bold}
            keys={MARK_KEYS.bold}
            pressed={active.bold ?? false}
            onPress={() => chain().toggleBold().run()}
          />
          <Tool
            icon={Italic}
            label={words.marks.italic}
            keys={MARK_KEYS.italic}
            pressed={active.italic ?? false}
            onPress={() => chain().toggleItalic().run()}
          />
          <Tool
            icon={LinkIcon}
            label={words.marks.link}
            keys={MARK_KEYS.link}
            pressed={active.link ?? false}
            onPress={() => ask('link')}
          />
        </Group>
        <Separator orientation="vertical" className="tool-separator" />
        <Group aria-label={words.groups.blocks} className="tool-group">
          {BLOCKS.filter(({ name }) => AT_HAND.includes(name)).map((block) => (
            <Tool
              key={block.name}
              icon={block.icon}
              label={words.blocks[block.name]}
              keys={block.keys}
              {...(block.name in active ? { pressed: active[block.name] ?? false } : {})}
              onPress={() => insertBlock(block, editor, ask)}
            />
          ))}
          <MenuTrigger>
            <Tool icon={Plus} label={words.insertBlock} keys="/" />
            <Popover className="popover options block-menu">
              <Menu
                aria-label={words.insertBlock}
                items={BLOCKS.map((block) => ({ id: block.name, block }))}
                onAction={(name) => {
                  const block = BLOCKS.find((one) => one.name === name);
                  if (block) insertBlock(block, editor, ask);
                }}
              >
                {({ block }) => (
                  <MenuItem className="option slash-option" textValue={words.blocks[block.name]}>
                    <block.icon aria-hidden="true" />
                    <span>{words.blocks[block.name]}</span>
                    <kbd dir="ltr">{keysText(block.keys)}</kbd>
                  </MenuItem>
                )}
              </Menu>
            </Popover>
          </MenuTrigger>
        </Group>
        <Separator orientation="vertical" className="tool-separator" />
        <Group aria-label={words.groups.moving} className="tool-group">
          <Tool icon={Undo2} label={words.undo} keys="Mod-z" onPress={() => chain().undo().run()} />
          <Tool icon={Redo2} label={words.redo} keys="Mod-Shift-z" onPress={() => chain().redo().run()} />
          <Tool icon={Keyboard} label={words.shortcuts} keys={MOVING_KEYS.help} onPress={() => ask('shortcuts')} />
        </Group>
      </Toolbar>
    </div>
  );
}

type ToolProps = { icon: LucideIcon; label: string; keys: string; pressed?: boolean; onPress?: () => void };

function Tool({ icon: Icon, label, keys, pressed, onPress }: ToolProps) {
  return (
    <Button
      className="tool"
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(onPress ? { onPress } : {})}
    >
      <Icon aria-hidden="true" />
      <span className="tip" aria-hidden="true">
        {label} <kbd dir="ltr">{keysText(keys)}</kbd>
      </span>
    </Button>
  );
}
