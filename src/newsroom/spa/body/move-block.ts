import type { EditorState, Transaction } from '@tiptap/pm/state';
import { NodeSelection } from '@tiptap/pm/state';

/** What holds blocks that can change places with each other. */
const HOLDS_BLOCKS = new Set(['doc', 'bulletList', 'orderedList', 'gallery', 'factBox', 'blockquote']);

/** Puts the blocks that the selection is in before or behind their neighbour. False where there is none. */
export function moveBlock(
  direction: 'up' | 'down',
  state: EditorState,
  dispatch?: (transaction: Transaction) => void,
): boolean {
  const range = rangeOf(state);
  if (!range) return false;
  const { parent, start, end, first, last } = range;
  const neighbour = direction === 'up' ? (first > 0 ? parent.child(first - 1) : null) : parent.maybeChild(last + 1);
  if (!neighbour) return false;
  if (!dispatch) return true;
  const { tr } = state;
  if (direction === 'up') {
    tr.delete(start - neighbour.nodeSize, start);
    tr.insert(end - neighbour.nodeSize, neighbour);
  } else {
    tr.delete(end, end + neighbour.nodeSize);
    tr.insert(start, neighbour);
  }
  dispatch(tr.scrollIntoView());
  return true;
}

function rangeOf(state: EditorState) {
  const { selection } = state;
  const { $from, $to } = selection;
  if (selection instanceof NodeSelection && HOLDS_BLOCKS.has($from.parent.type.name)) {
    const index = $from.index();
    return { parent: $from.parent, start: selection.from, end: selection.to, first: index, last: index };
  }
  const range = $from.blockRange($to, (node) => HOLDS_BLOCKS.has(node.type.name));
  if (!range) return null;
  return {
    parent: range.parent,
    start: range.start,
    end: range.end,
    first: range.startIndex,
    last: range.endIndex - 1,
  };
}
