import type { NodeJson } from '../../src/document/document.ts';
import type { ArticleResource } from '../../src/newsroom/contract/articles.ts';
import { type FieldName, type Fields, type Known, knownOf } from '../../src/newsroom/saving/fields.ts';
import { type Journal, type JournalEntry, leftBehind } from '../../src/newsroom/saving/journal.ts';
import {
  type Choice,
  canHoldBoth,
  type Dispute,
  mergeArticle,
  settle,
} from '../../src/newsroom/saving/merge-article.ts';
import { loadTheirs, saveCall, saveProblem } from '../../src/newsroom/saving/save-call.ts';
import { fieldsNow, newQueue, type QueueState, revived, statusOf } from '../../src/newsroom/saving/save-queue.ts';
import { blankFields, makeSaver, type Saver } from '../../src/newsroom/saving/saver.ts';
import type { Server } from './newsroom-server.ts';
import type { Random } from './random.ts';

/** How the line to the server is: `deaf` carries the question and loses the answer. */
export type Line = 'open' | 'closed' | 'deaf';

export type Tab = {
  person: string;
  line: Line;
  isOpen: () => boolean;
  saver: () => Saver;
  /** What is typed is nowhere but in the page, which says so. */
  isUnkept: () => boolean;
  articleId: () => string | null;
  /** What stands in its page. */
  page: () => Fields;
  type: (field: FieldName, value: Fields[FieldName]) => void;
  /** The pause is over. */
  wake: () => void;
  /** Killed on the spot. */
  kill: () => void;
  /** Opened again: on what it left behind, or on the article. */
  open: (articleId: string | null) => Promise<void>;
  /** Answers every dispute by chance; says what was left out. */
  choose: () => string;
  /** What is under way over the line. */
  quiet: () => Promise<void>;
};

export type Disk = Journal & { isFull: boolean; entries: Map<string, JournalEntry> };

/** A browser's storage: survives its tabs; a writing is whole or not at all. */
export function newDisk(): Disk {
  const entries = new Map<string, JournalEntry>();
  const disk: Disk = {
    isFull: false,
    entries,
    put: async (entry) => {
      const copy = structuredClone({ ...entry, state: { ...entry.state, trouble: null } });
      await Promise.resolve();
      if (disk.isFull) throw new Error('The disk is full.');
      entries.set(entry.seat, copy);
    },
    remove: async (seat) => {
      await Promise.resolve();
      entries.delete(seat);
    },
    all: async () => structuredClone([...entries.values()]),
  };
  return disk;
}

class Failure extends Error {
  readonly status: number;
  readonly document: Record<string, unknown>;

  constructor(status: number, document: Record<string, unknown>) {
    super(String(document.code ?? status));
    this.status = status;
    this.document = document;
  }
}

/** One tab of one browser with the real saver in it. */
export function newTab(options: {
  person: string;
  disk: Disk;
  server: Server;
  random: Random;
  newId: () => string;
  openSeats: Set<string>;
}): Tab {
  const { person, disk, server, random, newId, openSeats } = options;
  let saver: Saver | null = null;
  let page: Fields = blankFields({ section: 'חדשות', language: 'he' });
  let pending: (() => void) | null = null;
  let seat = '';
  let isUnkept = false;
  const underWay = new Set<Promise<unknown>>();

  async function call<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
    if (tab.line === 'closed') throw new Failure(0, {});
    const response = await server.ask(person, path, init);
    const answer = (await response.json()) as Record<string, unknown>;
    if ((tab.line as Line) !== 'open') throw new Failure(0, {});
    if (!response.ok) throw new Failure(response.status, answer);
    return answer as Answer;
  }

  function noted<Result>(work: Promise<Result>): Promise<Result> {
    underWay.add(work);
    const done = () => void underWay.delete(work);
    work.then(done, done);
    return work;
  }

  function begin(state: QueueState): void {
    page = structuredClone(fieldsNow(state));
    isUnkept = false;
    const mine = seat;
    saver = makeSaver(
      {
        seat,
        personId: person,
        journal: disk,
        save: (request) => {
          const { method, path, headers, json } = saveCall(request);
          const body = JSON.stringify(json);
          return noted(call<ArticleResource>(path, { method, headers, body }).then((article) => knownOf(article)));
        },
        load: (id) => noted(loadTheirs(call, id)),
        problemOf: (error) =>
          error instanceof Failure
            ? saveProblem(error.status, error.document)
            : saveProblem(500, { code: String(error) }),
        wake: (_ms, then) => {
          if (seat === mine) pending = then;
        },
        onState: () => {},
        onEffect: (effect) => {
          if (effect.do === 'show' && seat === mine) page = { ...page, ...structuredClone(effect.change) };
        },
        onUnkept: (is) => {
          if (seat === mine) isUnkept = is;
        },
      },
      state,
    );
  }

  const tab: Tab = {
    person,
    line: 'open',
    isOpen: () => saver !== null,
    saver: () => saver as Saver,
    isUnkept: () => isUnkept,
    articleId: () => saver?.state().known?.id ?? null,
    page: () => page,
    type: (field, value) => {
      page = { ...page, [field]: value };
      saver?.tell({ type: 'typed', change: { [field]: value } });
    },
    wake: () => {
      const then = pending;
      pending = null;
      then?.();
    },
    kill: () => {
      saver?.stop();
      saver = null;
      pending = null;
      openSeats.delete(seat);
      seat = '';
    },
    open: async (articleId) => {
      const entries = leftBehind(await disk.all(), { personId: person, subject: articleId, openSeats });
      const [left] = entries;
      let known: Known | null = null;
      if (articleId) known = knownOf(await call<ArticleResource>(`/articles/${articleId}`));
      if (saver) return;
      seat = left?.seat ?? newId();
      openSeats.add(seat);
      begin(left ? revived(left.state) : newQueue(newId(), known, page));
      if (left) tab.wake();
      if (left) pending ??= () => saver?.tell({ type: 'due' });
    },
    choose: () => {
      const state = saver?.state();
      if (!state?.conflict?.theirs || !state.known) return '';
      const merge = mergeArticle(state.known.fields, fieldsNow(state), state.conflict.theirs.fields);
      const choices = merge.disputes.map(
        ({ field }): Choice =>
          canHoldBoth(field) && random.chance(0.6) ? 'both' : random.pick(['mine', 'theirs'] as const),
      );
      const fields = settle(merge, choices);
      const leftOut = merge.disputes.map((dispute, index) => sideLeftOut(dispute, choices[index] ?? 'both'));
      saver?.tell({ type: 'settled', fields });
      return leftOut.join('');
    },
    quiet: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
      await saver?.kept();
    },
  };
  return tab;
}

/** What is in the other side and not in the chosen one. */
function sideLeftOut(dispute: Dispute, choice: Choice): string {
  if (choice === 'both') return '';
  const chosen = new Set(JSON.stringify(dispute[choice]));
  const other = JSON.stringify(choice === 'mine' ? dispute.theirs : dispute.mine);
  return [...other].filter((character) => !chosen.has(character)).join('');
}

/** The text of a page's block. */
export function textOf(block: NodeJson): string {
  return (block.content ?? []).map((node) => node.text ?? '').join('');
}

export function conflictOf(tab: Tab): boolean {
  return tab.isOpen() && statusOf(tab.saver().state()) === 'conflict';
}
