import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { checkStyle, type HouseStyle } from '../../../language/check-style.ts';
import type { StyleFinding } from '../../../language/style-rules.ts';
import { whenIdle } from './when-idle.ts';

/** A finding in the document: `from` and `to` are its positions there. */
export type PlacedFinding = StyleFinding & {
  /** The words around it. */
  before: string;
  after: string;
};

type StyleState = {
  /** Where they stood when the text was looked through: the same list until the next time, for whoever shows it. */
  findings: readonly PlacedFinding[];
  decorations: DecorationSet;
  /** What has moved since. */
  moved: readonly StepMap[];
};
type Settings = { style: HouseStyle; language: string };

const key = new PluginKey<StyleState>('styleCheck');
/** Long enough not to run between two keys. */
const PAUSE_MS = 400;
const IDLE_WITHIN_MS = 1000;
const AROUND = 24;

/**
 * Underlines what the house would write otherwise. Runs in a pause of the writing, and only over blocks that have
 * changed: a block that is the same node as before keeps what was found in it.
 */
export function styleCheck(settings: () => Settings): Extension {
  return Extension.create({
    name: 'styleCheck',
    addProseMirrorPlugins: () => [
      new Plugin<StyleState>({
        key,
        state: {
          init: () => ({ findings: [], decorations: DecorationSet.empty, moved: [] }),
          apply: (transaction, before) => {
            const fresh = transaction.getMeta(key) as StyleState | undefined;
            if (fresh) return fresh;
            if (!transaction.docChanged) return before;
            return {
              findings: before.findings,
              decorations: before.decorations.map(transaction.mapping, transaction.doc),
              moved: [...before.moved, ...transaction.mapping.maps],
            };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
        view: (view) => {
          // The first time when the text already stands there.
          let stop = whenIdle(() => checkNow(view, settings()), { after: 0, within: IDLE_WITHIN_MS });
          return {
            update: (_view, before) => {
              if (before.doc.eq(view.state.doc)) return;
              stop();
              stop = whenIdle(() => checkNow(view, settings()), { after: PAUSE_MS, within: IDLE_WITHIN_MS });
            },
            destroy: () => stop(),
          };
        },
      }),
    ],
  });
}

/** Looks through the text now; also after the house's rules or the language have changed. */
export function checkNow(view: EditorView, settings: Settings): void {
  if (view.isDestroyed || view.composing) return;
  const findings: PlacedFinding[] = [];
  view.state.doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    for (const finding of findingsIn(node, settings)) {
      findings.push({ ...finding, from: at + 1 + finding.from, to: at + 1 + finding.to });
    }
    return false;
  });
  const decorations = DecorationSet.create(
    view.state.doc,
    findings.map(({ from, to, rule }) => Decoration.inline(from, to, { class: `style-finding style-${rule}` })),
  );
  view.dispatch(view.state.tr.setMeta(key, { findings, decorations, moved: [] }).setMeta('addToHistory', false));
}

export function styleFindings(state: EditorState): readonly PlacedFinding[] {
  return key.getState(state)?.findings ?? [];
}

/** Mends one of them; false when the text there has changed since it was found. */
export function fixStyleFinding(view: EditorView, finding: PlacedFinding): boolean {
  const now = placedNow(view.state, finding);
  if (!now) return false;
  view.dispatch(mend(view.state.tr, now));
  return true;
}

/** Where a finding stands now; null when the text there has changed since it was found. */
export function placedNow(state: EditorState, finding: PlacedFinding): PlacedFinding | null {
  const moved = new Mapping(key.getState(state)?.moved);
  const from = moved.map(finding.from, 1);
  const to = moved.map(finding.to, -1);
  const isStill =
    from < to && to <= state.doc.content.size && state.doc.textBetween(from, to, '\n', '\n') === finding.found;
  return isStill ? { ...finding, from, to } : null;
}

/** The one at the cursor or the first behind it. */
export function fixNearestStyle(view: EditorView): boolean {
  const at = view.state.selection.from;
  const still = stillThere(view.state);
  const nearest = still.find(({ to }) => to >= at) ?? still.at(-1);
  if (!nearest) return false;
  view.dispatch(mend(view.state.tr, nearest));
  return true;
}

/** Mends all in one step, so that one undo takes it back. Gives how many. */
export function fixAllStyle(view: EditorView): number {
  const still = stillThere(view.state);
  if (still.length === 0) return 0;
  const { tr } = view.state;
  for (const finding of [...still].sort((a, b) => b.from - a.from)) mend(tr, finding);
  view.dispatch(tr);
  return still.length;
}

function mend(tr: EditorState['tr'], { from, to, fix }: PlacedFinding): EditorState['tr'] {
  return fix === '' ? tr.delete(from, to) : tr.insertText(fix, from, to);
}

function stillThere(state: EditorState): PlacedFinding[] {
  return styleFindings(state).flatMap((finding) => placedNow(state, finding) ?? []);
}

let known = new WeakMap<DocumentNode, PlacedFinding[]>();
let knownFor: Settings | null = null;

function findingsIn(block: DocumentNode, settings: Settings): PlacedFinding[] {
  if (knownFor?.style !== settings.style || knownFor.language !== settings.language) {
    known = new WeakMap();
    knownFor = settings;
  }
  const before = known.get(block);
  if (before) return before;
  // Whatever is no text counts as one character, as it does in positions.
  const text = block.textBetween(0, block.content.size, null, '\n');
  const protectedRanges: [number, number][] = [];
  block.forEach((child, offset) => {
    if (child.marks.some(({ type }) => type.name === 'link' || type.name === 'code'))
      protectedRanges.push([offset, offset + child.nodeSize]);
  });
  const found = checkStyle(text, settings.language, settings.style, protectedRanges).map((finding) => ({
    ...finding,
    before: text.slice(Math.max(0, finding.from - AROUND), finding.from),
    after: text.slice(finding.to, finding.to + AROUND),
  }));
  known.set(block, found);
  return found;
}
