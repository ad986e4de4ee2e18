import { Extension } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * A photo or an embed that is selected is not text that the next key replaces: what is typed or inserted comes into a
 * paragraph behind it. It goes away only when it is deleted.
 */
export const SelectedBlock = Extension.create({
  name: 'selectedBlock',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput: (view, _from, _to, text) => {
          const left = leaving(view.state);
          if (!left) return false;
          view.dispatch(left.insertText(text).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});

/** Puts the cursor behind the block that is selected whole; nothing where the cursor stands in text. */
export function leaveSelectedBlock({ state, view }: { state: EditorState; view: EditorView }): void {
  const left = leaving(state);
  if (left) view.dispatch(left);
}

function leaving(state: EditorState): Transaction | null {
  const { selection, tr, schema } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || !selection.node.isAtom) return null;
  const { $to } = selection;
  // Between the photos of a gallery no text can stand.
  const at = $to.parent.type.name === 'gallery' ? $to.after() : $to.pos;
  const next = tr.doc.resolve(at).nodeAfter;
  const paragraph = schema.nodes.paragraph;
  if (!paragraph) return null;
  if (next?.type !== paragraph || next.content.size > 0) tr.insert(at, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, at + 1));
}
