import type { Editor } from '@tiptap/react';
import type { NodeJson } from '../../../document/document.ts';

/**
 * Makes the editor show this body by changing only what differs, so that the cursor stays where it is in the rest. It
 * is no edit of the one who sits there: undo does not take it back, and it is not saved again.
 */
export function adoptBody(editor: Editor, body: NodeJson): void {
  const { doc } = editor.state;
  const next = editor.schema.nodeFromJSON(body);
  const from = doc.content.findDiffStart(next.content);
  if (from === null) return;
  let { a: toOld, b: toNew } = doc.content.findDiffEnd(next.content) ?? { a: doc.content.size, b: next.content.size };
  const overlap = from - Math.min(toOld, toNew);
  if (overlap > 0) {
    toOld += overlap;
    toNew += overlap;
  }
  const change = editor.state.tr.replace(from, toOld, next.slice(from, toNew));
  editor.view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
