import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleResource } from '../../contract/articles.ts';
import { type Change, type Fields, knownOf } from '../../saving/fields.ts';
import { type Merge, mergeArticle } from '../../saving/merge-article.ts';
import { loadTheirs, saveCall, saveProblem } from '../../saving/save-call.ts';
import {
  fieldsNow,
  isAllSaved,
  newQueue,
  type QueueState,
  revived,
  type SaveStatus,
  statusOf,
} from '../../saving/save-queue.ts';
import { blankFields, makeSaver, type Saver } from '../../saving/saver.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';
import { journal, type OpenArticle } from './open-article.ts';
import { listenToTabs } from './tabs.ts';

export type Autosave = {
  state: SaveStatus;
  /** What the server said was wrong. */
  problem: unknown;
  /** The article as the server last gave it. */
  article: ArticleResource | null;
  /** This browser has no room to keep what is typed: the newsroom alone has it, once it is saved. */
  isUnkept: boolean;
  /** What somebody else wrote differently in the same places, and who. */
  conflict: { merge: Merge; by: string; keptAs: number | null } | null;
  /** What stands in the page. */
  fields: () => Fields;
  /** Notes a change: kept in the browser at once, sent after a pause. */
  change: (change: Change) => void;
  /** Sends what waits. Resolves to the saved article, or null when it could not be saved. */
  flush: () => Promise<ArticleResource | null>;
  /** Ends a conflict. What the choice leaves out stays as a revision. */
  settle: (fields: Fields) => void;
  /** The article after something else was done with it. */
  adopt: (article: ArticleResource) => void;
  /** Somebody has saved another version: looks at it. */
  look: () => void;
};

export type AutosaveOptions = {
  opened: OpenArticle;
  personId: string;
  /** What a new article starts with. */
  starts: Pick<Fields, 'section' | 'language'>;
  /** Hands over what the body's editor has not handed over yet. */
  collect: RefObject<(() => void) | undefined>;
  onMade: (article: ArticleResource) => void;
  /** The page must show these. */
  onShow: (change: Change) => void;
  onMerged: (by: string, keptAs: number | null) => void;
  onKept: (keptAs: number) => void;
};

/** A pause ends at the latest after so long, while somebody types on and on. */
const LONGEST_PAUSE_MS = 10_000;

/** Saves as one writes, by the queue of `saving/`; nothing is lost that this browser or the newsroom has. */
export function useAutosave(options: AutosaveOptions): Autosave {
  const { opened } = options;
  const latest = useRef(options);
  latest.current = options;
  const [article, setArticle] = useState(opened.article);
  const current = useRef(opened.article);
  const [isUnkept, setUnkept] = useState(false);
  const [queue, setQueue] = useState<QueueState>(() => startOf(options));
  const saver = useRef<Saver>(undefined);

  const take = useCallback((next: ArticleResource) => {
    // What the body holds back was typed before this answer came.
    latest.current.collect.current?.();
    if (!current.current || next.version >= current.current.version) {
      current.current = next;
      setArticle(next);
    }
    return knownOf(next);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for one opening, whatever is drawn meanwhile.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const tabs = listenToTabs((news) => {
      if (news.kind === 'here') own.tell({ type: 'due' });
      else if (news.articleId === own.state().known?.id) own.look();
    });
    const own = makeSaver(
      {
        seat: opened.seat,
        personId: latest.current.personId,
        journal,
        save: async (request) => {
          const { path, ...call } = saveCall(request);
          const saved = await callApi<ArticleResource>(path, call);
          tabs.tell({ kind: 'saved', articleId: saved.id });
          return take(saved);
        },
        load: async (id) => {
          const { by, resource } = await loadTheirs((path) => callApi(path), id);
          return { article: take(resource), by };
        },
        problemOf: (error) =>
          error instanceof ApiProblem
            ? saveProblem(error.status, error.document, error)
            : saveProblem(500, { code: 'unknown' }, error),
        wake: (ms, then) => {
          const now = performance.now();
          if (timer === undefined) asked = now;
          clearTimeout(timer);
          const wait = Math.max(0, Math.min(ms, asked + Math.max(ms, LONGEST_PAUSE_MS) - now));
          timer = setTimeout(() => {
            timer = undefined;
            latest.current.collect.current?.();
            then();
          }, wait);
        },
        // Drawn again only for what the page shows of it: not each time that something was typed.
        onState: (next) => setQueue((shown) => (looksAlike(shown, next) ? shown : next)),
        onEffect: (effect) => {
          const { onShow, onMade, onMerged, onKept } = latest.current;
          if (effect.do === 'show') onShow(effect.change);
          else if (effect.do === 'made' && current.current) onMade(current.current);
          else if (effect.do === 'merged') onMerged(effect.by, effect.keptAs);
          else if (effect.do === 'kept') onKept(effect.keptAs);
        },
        onUnkept: setUnkept,
      },
      startOf(latest.current),
    );
    saver.current = own;
    if (opened.left) own.tell({ type: 'due' });
    const send = () => own.tell({ type: 'due' });
    const onVisible = () => {
      if (document.visibilityState === 'hidden') latest.current.collect.current?.();
      if (!isAllSaved(own.state())) send();
    };
    const warn = (event: BeforeUnloadEvent) => {
      latest.current.collect.current?.();
      if (!isAllSaved(own.state())) event.preventDefault();
    };
    window.addEventListener('online', send);
    window.addEventListener('focus', onVisible);
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener('focus', onVisible);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('beforeunload', warn);
      // The page is left, not closed: what waits is sent, and only then does the seat stand free.
      void own.flush().finally(() => {
        own.stop();
        clearTimeout(timer);
        tabs.stop();
        opened.standUp();
      });
    };
  }, [opened]);

  const conflict = useMemo(() => conflictIn(queue), [queue]);
  return {
    state: statusOf(queue),
    problem: queue.trouble?.problem.cause ?? null,
    article,
    isUnkept,
    conflict,
    fields: () => fieldsNow(saver.current?.state() ?? queue),
    change: (change) => saver.current?.tell({ type: 'typed', change }),
    flush: async () => {
      latest.current.collect.current?.();
      return (await saver.current?.flush()) ? current.current : null;
    },
    settle: (fields) => saver.current?.tell({ type: 'settled', fields }),
    adopt: (next) => saver.current?.tell({ type: 'adopted', article: take(next) }),
    look: () => saver.current?.look(),
  };
}

/** Where the queue begins: on what was left behind, or on the article. */
export function startOf({ opened, starts }: Pick<AutosaveOptions, 'opened' | 'starts'>): QueueState {
  if (opened.left) return revived(opened.left.state);
  return newQueue(crypto.randomUUID(), opened.article ? knownOf(opened.article) : null, blankFields(starts));
}

function looksAlike(one: QueueState, other: QueueState): boolean {
  const isQuiet = one.conflict === null && other.conflict === null;
  return isQuiet && one.trouble === other.trouble && statusOf(one) === statusOf(other);
}

function conflictIn({ conflict, known, ...rest }: QueueState): Autosave['conflict'] {
  if (!conflict?.theirs || !known) return null;
  const mine = fieldsNow({ conflict, known, ...rest });
  const merge = mergeArticle(known.fields, mine, conflict.theirs.fields);
  return { merge, by: conflict.by, keptAs: conflict.keptAs };
}
