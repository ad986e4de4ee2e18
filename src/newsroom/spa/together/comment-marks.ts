import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Anchor } from '../../../features/comments/comment.ts';
import { findAnchor, type Range } from './find-anchor.ts';

export type Passage = { id: string; anchor: Anchor };

type Marks = { passages: readonly Passage[]; ranges: ReadonlyMap<string, Range>; active: string | null };
type News = { passages?: readonly Passage[]; active?: string | null };

export const commentMarks = new PluginKey<Marks>('commentMarks');

/**
 * Shows which passages are commented. They are drawn over the text and are no part of it: what is saved, published and
 * copied knows nothing of them. While one edits they move along.
 */
export function commentMarksPlugin(onPick: (id: string) => void): Plugin<Marks> {
  return new Plugin<Marks>({
    key: commentMarks,
    state: {
      init: () => ({ passages: [], ranges: new Map(), active: null }),
      apply: (change, marks, _old, { doc }) => {
        const news = change.getMeta(commentMarks) as News | undefined;
        let { passages, ranges } = marks;
        if (change.docChanged) {
          const moved = new Map<string, Range>();
          for (const [id, { from, to }] of ranges) {
            const range = { from: change.mapping.map(from, 1), to: change.mapping.map(to, -1) };
            if (range.to > range.from) moved.set(id, range);
          }
          ranges = moved;
        }
        if (news?.passages) {
          const before = ranges;
          passages = news.passages;
          ranges = new Map(
            passages.flatMap(({ id, anchor }) => {
              const range = before.get(id) ?? findAnchor(doc, anchor);
              return range ? [[id, range] as const] : [];
            }),
          );
        }
        return { passages, ranges, active: news?.active === undefined ? marks.active : news.active };
      },
    },
    props: {
      decorations: (state) => {
        const { ranges = new Map<string, Range>(), active } = commentMarks.getState(state) ?? {};
        return DecorationSet.create(
          state.doc,
          [...ranges].map(([id, { from, to }]) =>
            Decoration.inline(from, to, {
              class: id === active ? 'commented commented-active' : 'commented',
              'data-comment': id,
            }),
          ),
        );
      },
      handleClick: (_view, _position, event) => {
        const at = (event.target as HTMLElement).closest<HTMLElement>('[data-comment]');
        if (at?.dataset.comment) onPick(at.dataset.comment);
        return false;
      },
    },
  });
}
