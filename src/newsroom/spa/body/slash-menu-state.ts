import type { EditorView } from '@tiptap/pm/view';
import { type Block, blocksCalled } from './blocks.ts';

/** The menu that a typed slash opens. */
export type SlashMenuShown = {
  /** The slash and what was typed behind it. */
  from: number;
  to: number;
  blocks: readonly Block[];
  active: number;
  place: { left: number; right: number; top: number; bottom: number };
};

/** What the editor's plugin knows and the menu shows. */
export class SlashMenuState {
  #shown: SlashMenuShown | null = null;
  /** Where one was closed by Escape: it stays closed until another slash is typed. */
  #dismissedAt: number | null = null;
  readonly #listeners = new Set<() => void>();

  readonly shown = () => this.#shown;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Looks at what stands before the cursor. Cheap when it is no slash: it runs at each key. */
  follow(view: EditorView): void {
    const found = slashBefore(view);
    if (!found) {
      this.#dismissedAt = null;
      this.#show(null);
      return;
    }
    if (found.from === this.#dismissedAt) return;
    const blocks = blocksCalled(found.typed);
    if (blocks.length === 0) return this.#show(null);
    const before = this.#shown;
    const active = before?.from === found.from ? Math.min(before.active, blocks.length - 1) : 0;
    this.#show({ ...found, blocks, active, place: view.coordsAtPos(found.from) });
  }

  move(by: number): void {
    if (!this.#shown) return;
    const { blocks, active } = this.#shown;
    this.#show({ ...this.#shown, active: (active + by + blocks.length) % blocks.length });
  }

  dismiss(): void {
    this.#dismissedAt = this.#shown?.from ?? null;
    this.#show(null);
  }

  #show(next: SlashMenuShown | null): void {
    if (next === this.#shown) return;
    this.#shown = next;
    for (const listener of this.#listeners) listener();
  }
}

/** A slash at the beginning of a word: not in 24/7 or an address. */
const SLASH = /(?:^|\s)\/([^\s/]{0,20}(?: [^\s/]{1,15})?)$/;

function slashBefore(view: EditorView): { from: number; to: number; typed: string } | null {
  const { $from, empty } = view.state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code || view.composing) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 40), $from.parentOffset, null, '\ufffc');
  const found = before.includes('/') ? SLASH.exec(before) : null;
  if (!found) return null;
  const typed = found[1] ?? '';
  return { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}
