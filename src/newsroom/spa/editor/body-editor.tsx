import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover, Toolbar } from 'react-aria-components';
import { safeEmbedUrl, safeHref } from '../../../document/link.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { useWords } from '../frame/desk.ts';
import { PhotoPicker } from '../photos/photo-picker.tsx';
import { bodyExtensions } from './body-extensions.ts';

type Json = { type: string };

type BodyEditorProps = {
  body: Json;
  /** Gets the document soon after a change, not at each key: writing it out costs more than the key. */
  onChange: (body: Json) => void;
  /** Set to what hands over at once what has not been handed over yet. */
  collect: RefObject<(() => void) | undefined>;
};

/** The article's body. */
export function BodyEditor({ body, onChange, collect }: BodyEditorProps) {
  const words = useWords(editorWords);
  const note = useHandOver(onChange, collect);
  const editor = useEditor({
    extensions: bodyExtensions,
    content: body,
    injectCSS: false,
    textDirection: 'auto',
    editorProps: {
      attributes: { class: 'body-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.body },
    },
    onUpdate: ({ editor: changed }) => note(changed),
  });
  if (!editor) return null;
  return (
    <div className="body-editor">
      <Tools editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}

const PAUSE_MS = 300;

/** Hands the document over after a pause, when the page is left, and when it is asked for. */
function useHandOver(onChange: (body: Json) => void, collect: RefObject<(() => void) | undefined>) {
  const latest = useRef(onChange);
  latest.current = onChange;
  const waiting = useRef<Editor>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const handOver = () => {
      clearTimeout(timer.current);
      const editor = waiting.current;
      waiting.current = undefined;
      if (editor) latest.current(editor.getJSON() as Json);
    };
    collect.current = handOver;
    window.addEventListener('pagehide', handOver);
    document.addEventListener('visibilitychange', handOver);
    return () => {
      handOver();
      window.removeEventListener('pagehide', handOver);
      document.removeEventListener('visibilitychange', handOver);
    };
  }, [collect]);
  return (editor: Editor) => {
    waiting.current = editor;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => collect.current?.(), PAUSE_MS);
  };
}

function Tools({ editor }: { editor: Editor }) {
  const words = useWords(editorWords);
  const tools = words.tools;
  const [picking, setPicking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: now.isActive('heading'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      pullQuote: now.isActive('pullQuote'),
      factBox: now.isActive('factBox'),
    }),
  });
  const run = () => editor.chain().focus();
  const insert = (content: object) => run().insertContent(content).run();
  const addPhoto = (photo: PhotoResource) => {
    setPicking(false);
    insert({
      type: 'photo',
      attrs: { photoId: photo.id, caption: photo.caption || null, alt: photo.alt || null, thumbnail: photo.thumbnail },
    });
  };
  return (
    <>
      <Toolbar aria-label={words.body} className="tools">
        <Tool label={tools.bold} mark="B" pressed={active.bold} onPress={() => run().toggleBold().run()} />
        <Tool label={tools.italic} mark="I" pressed={active.italic} onPress={() => run().toggleItalic().run()} />
        <AddressTool
          label={tools.link}
          mark="🔗"
          isValid={(text) => safeHref(text) !== null}
          onAddress={(href) => run().extendMarkRange('link').setLink({ href }).run()}
          onRemove={() => run().extendMarkRange('link').unsetLink().run()}
        />
        <Tool
          label={tools.heading}
          mark="H"
          pressed={active.heading}
          onPress={() => run().toggleHeading({ level: 2 }).run()}
        />
        <Tool
          label={tools.bulletList}
          mark="•"
          pressed={active.bulletList}
          onPress={() => run().toggleBulletList().run()}
        />
        <Tool
          label={tools.orderedList}
          mark="1."
          pressed={active.orderedList}
          onPress={() => run().toggleOrderedList().run()}
        />
        <Tool
          label={tools.blockquote}
          mark="❝"
          pressed={active.blockquote}
          onPress={() => run().toggleBlockquote().run()}
        />
        <Tool
          label={tools.pullQuote}
          mark="❞"
          pressed={active.pullQuote}
          onPress={() => run().toggleNode('pullQuote', 'paragraph').run()}
        />
        <Tool
          label={tools.factBox}
          mark="▤"
          pressed={active.factBox}
          onPress={() => run().toggleWrap('factBox', { title: '' }).run()}
        />
        <Tool
          label={tools.table}
          mark="▦"
          onPress={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
        <Tool label={tools.photo} mark="▣" onPress={() => setPicking(true)} />
        <AddressTool
          label={tools.embed}
          mark="↗"
          isValid={(text) => safeEmbedUrl(text) !== null}
          onAddress={(url) => insert({ type: 'embed', attrs: { url: safeEmbedUrl(url) } })}
        />
        <Tool label={tools.divider} mark="—" onPress={() => run().setHorizontalRule().run()} />
        <Tool label={tools.undo} mark="↶" onPress={() => run().undo().run()} />
        <Tool label={tools.redo} mark="↷" onPress={() => run().redo().run()} />
      </Toolbar>
      <BoxFields editor={editor} />
      {picking && <PhotoPicker onUse={addPhoto} onClose={() => setPicking(false)} />}
    </>
  );
}

function Tool(props: { label: string; mark: string; pressed?: boolean; onPress: () => void }) {
  return (
    <Button className="tool" aria-label={props.label} aria-pressed={props.pressed ?? false} onPress={props.onPress}>
      <span aria-hidden="true">{props.mark}</span>
      <span className="tip" aria-hidden="true">
        {props.label}
      </span>
    </Button>
  );
}

/** A tool that asks for an address. */
function AddressTool(props: {
  label: string;
  mark: string;
  isValid: (text: string) => boolean;
  onAddress: (text: string) => void;
  onRemove?: () => void;
}) {
  const words = useWords(editorWords);
  const [text, setText] = useState('');
  return (
    <DialogTrigger>
      <Tool label={props.label} mark={props.mark} onPress={() => {}} />
      <Popover className="popover">
        <Dialog aria-label={props.label} className="address">
          {({ close }) => (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                props.onAddress(text);
                setText('');
                close();
              }}
            >
              <label>
                {words.address}
                <input type="url" dir="ltr" value={text} onChange={(event) => setText(event.target.value)} />
              </label>
              <button type="submit" className="button" disabled={!props.isValid(text)}>
                {words.insert}
              </button>
              {props.onRemove && (
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    props.onRemove?.();
                    close();
                  }}
                >
                  {words.unlink}
                </button>
              )}
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The title of the box, or the speaker of the quote, that the cursor is in. */
function BoxFields({ editor }: { editor: Editor }) {
  const words = useWords(editorWords);
  const inside = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now.isActive('factBox')
        ? {
            node: 'factBox',
            name: 'title',
            label: words.boxTitle,
            value: String(now.getAttributes('factBox').title ?? ''),
          }
        : now.isActive('pullQuote')
          ? {
              node: 'pullQuote',
              name: 'attribution',
              label: words.who,
              value: String(now.getAttributes('pullQuote').attribution ?? ''),
            }
          : null,
  });
  if (!inside) return null;
  return (
    <label className="box-field">
      {inside.label}
      <input
        dir="auto"
        value={inside.value}
        onChange={(event) => editor.commands.updateAttributes(inside.node, { [inside.name]: event.target.value })}
      />
    </label>
  );
}
