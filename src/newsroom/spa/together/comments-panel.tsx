import type { Editor } from '@tiptap/react';
import { memo, useEffect, useState } from 'react';
import type { Anchor } from '../../../features/comments/comment.ts';
import { commentWords } from '../../../language/strings/newsroom/comment-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Problem } from '../parts/notice.tsx';
import { commentMarks, commentMarksPlugin } from './comment-marks.ts';
import { CommentForm, CommentThread } from './comment-thread.tsx';
import { anchorOf, type Range } from './find-anchor.ts';
import { type Thread, useComments } from './use-comments.ts';

type CommentsPanelProps = {
  articleId: string;
  editor: Editor | null;
  /** Another text says that something was said. */
  stamp: string;
  /** Of the article: with another one the passages are noted as they read now. */
  version: number;
  hasPen: boolean;
};

/** What is said beside the text: threads on passages and on the article. Ctrl+Alt+M comments on what is marked. */
export const CommentsPanel = memo(function CommentsPanel({
  articleId,
  editor,
  stamp,
  version,
  hasPen,
}: CommentsPanelProps) {
  const words = useWords(commentWords);
  const comments = useComments(articleId, stamp);
  const [active, setActive] = useState<string | null>(null);
  const [writing, setWriting] = useState<{ anchor: Anchor | null } | null>(null);
  const [showsResolved, setShowsResolved] = useState(false);
  const { threads } = comments;
  const open = threads.filter(({ first }) => first.resolvedAt === null);
  const shown = showsResolved ? threads : open;
  const found = useMarks(editor, open, active, setActive);
  useKeptAnchors({ articleId, editor, version, hasPen });

  const begin = () => setWriting({ anchor: editor && anchorOf(editor.state.doc, selectedNow(editor)) });
  useShortcut(begin);
  useSeen(threads);

  const go = (thread: Thread) => {
    setActive(thread.first.id);
    const range = editor && commentMarks.getState(editor.state)?.ranges.get(thread.first.id);
    if (editor && range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
  };
  return (
    <section className="comments" aria-label={words.title}>
      <h2>{words.title}</h2>
      {comments.problem !== null && <Problem error={comments.problem} onRetry={comments.retry} />}
      {writing ? (
        <div className="comment-new">
          <p className="quiet">{writing.anchor ? words.addToPassage : words.addToArticle}</p>
          {writing.anchor && (
            <blockquote className="thread-quote" dir="auto">
              {writing.anchor.quote}
            </blockquote>
          )}
          <CommentForm
            comments={comments}
            start={{ anchor: writing.anchor }}
            onDone={(made) => {
              setWriting(null);
              if (made) setActive(made.thread);
            }}
          />
        </div>
      ) : (
        <button type="button" className="button button-quiet" title={words.shortcut} onClick={begin}>
          {words.add}
        </button>
      )}
      {threads.length === 0 && !writing && <p className="quiet">{words.none}</p>}
      <ol className="threads">
        {shown.map((thread) => (
          <CommentThread
            key={thread.first.id}
            thread={thread}
            comments={comments}
            isActive={thread.first.id === active}
            isFound={found.has(thread.first.id)}
            onGo={() => go(thread)}
          />
        ))}
      </ol>
      {threads.length > open.length && (
        <button type="button" className="plain" onClick={() => setShowsResolved(!showsResolved)}>
          {showsResolved ? words.hideResolved : words.showResolved(threads.length - open.length)}
        </button>
      )}
    </section>
  );
});

/** Draws the passages over the text; gives those that are in it. */
function useMarks(
  editor: Editor | null,
  threads: readonly Thread[],
  active: string | null,
  onPick: (id: string) => void,
): ReadonlySet<string> {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!editor) return;
    editor.registerPlugin(
      commentMarksPlugin((id) => {
        onPick(id);
        document.getElementById(`thread-${id}`)?.scrollIntoView({ block: 'nearest' });
      }),
    );
    return () => void (editor.isDestroyed || editor.unregisterPlugin(commentMarks));
  }, [editor, onPick]);
  const key = threads.map(({ first }) => first.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same threads are drawn once.
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const passages = threads.flatMap(({ first: { id, anchor } }) => (anchor ? [{ id, anchor }] : []));
    editor.view.dispatch(editor.state.tr.setMeta(commentMarks, { passages, active }).setMeta('addToHistory', false));
    // A passage goes also while somebody writes.
    const note = () => {
      const now = [...(commentMarks.getState(editor.state)?.ranges.keys() ?? [])];
      setFound((before) => (now.length === before.size && now.every((id) => before.has(id)) ? before : new Set(now)));
    };
    note();
    editor.on('update', note);
    return () => void editor.off('update', note);
  }, [editor, key, active]);
  return found;
}

/** Whoever has the pen notes after each save how the commented passages read now. */
function useKeptAnchors({ articleId, editor, version, hasPen }: Omit<CommentsPanelProps, 'stamp'>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each save, and not otherwise.
  useEffect(() => {
    if (!editor || editor.isDestroyed || !hasPen) return;
    const { passages = [], ranges = new Map() } = commentMarks.getState(editor.state) ?? {};
    const items = passages.flatMap(({ id, anchor }) => {
      const range = ranges.get(id);
      const now = range ? anchorOf(editor.state.doc, range) : null;
      return now && JSON.stringify(now) !== JSON.stringify(anchor) ? [{ id, anchor: now }] : [];
    });
    if (items.length > 0)
      void callApi(`/articles/${articleId}/comments/anchors`, { method: 'PUT', json: { items } }).catch(() => {});
  }, [version]);
}

/** What is marked: the browser knows it at once, the editor's own state only some time after the key that marked it. */
function selectedNow({ state, view }: Editor): Range {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = window.getSelection() ?? {};
  if (!view.hasFocus() || !view.dom.contains(anchorNode ?? null) || !view.dom.contains(focusNode ?? null))
    return state.selection;
  const ends = [
    view.posAtDOM(anchorNode as Node, anchorOffset ?? 0),
    view.posAtDOM(focusNode as Node, focusOffset ?? 0),
  ];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

function useShortcut(begin: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM') return;
      event.preventDefault();
      begin();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** What is shown here and calls one has been seen. */
function useSeen(threads: readonly Thread[]): void {
  const ids = threads.flatMap(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)]);
  const key = ids.slice(-500).join();
  useEffect(() => {
    if (key === '' || document.visibilityState !== 'visible') return;
    void callApi('/me/mentions/seen', { method: 'POST', json: { comments: key.split(',') } }).catch(() => {});
  }, [key]);
}
