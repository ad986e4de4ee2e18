import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticlePatchBody, ArticleResource } from '../../contract/articles.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'expired' | 'conflict' | 'failed';

export type Autosave = {
  state: SaveState;
  /** What the server said was wrong, for `failed`. */
  problem: unknown;
  article: ArticleResource | null;
  /** Notes a change: kept in the browser at once, sent after a pause. */
  change: (patch: ArticlePatchBody) => void;
  /** Sends what waits. Resolves to the saved article, or null when it could not be saved. */
  flush: () => Promise<ArticleResource | null>;
  /** After a conflict: saves over the other version, which stays as a revision. */
  keepMine: () => Promise<void>;
  /** After a conflict: forgets what was not saved. */
  takeTheirs: () => void;
  adopt: (article: ArticleResource) => void;
};

const PAUSE_MS = 900;
const RETRY_MS = 4000;

/**
 * Saves as one writes. Each change lands in the browser's own storage before anything is sent, so that a closed laptop,
 * a lost connection or an ended session loses no word; what waits there is sent when it can be.
 */
export function useAutosave(initial: ArticleResource | null, onCreated: (article: ArticleResource) => void): Autosave {
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const [article, setArticle] = useState(initial);
  const current = useRef(initial);
  const waiting = useRef<ArticlePatchBody>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const retry = useRef<() => Promise<unknown>>(undefined);
  const running = useRef<Promise<ArticleResource | null> | null>(null);

  const send = useCallback(
    async (over: boolean): Promise<ArticleResource | null> => {
      const patch = waiting.current;
      if (Object.keys(patch).length === 0) return current.current;
      if (!current.current && !patch.headline) return null;
      waiting.current = {};
      setState('saving');
      try {
        const saved = await save(current.current, patch, over);
        const isNew = current.current === null;
        current.current = saved;
        setArticle(saved);
        setProblem(null);
        if (Object.keys(waiting.current).length === 0) {
          forget(isNew ? null : saved.id);
          setState('saved');
        }
        if (isNew) onCreated(saved);
        return saved;
      } catch (error) {
        // What could not be sent goes back in front of what was typed since.
        waiting.current = { ...patch, ...waiting.current };
        const failure = error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', String(error));
        setProblem(failure);
        setState(stateOf(failure));
        if (failure.code === 'offline' || failure.status >= 500)
          timer.current = setTimeout(() => void retry.current?.(), RETRY_MS);
        return null;
      }
    },
    [onCreated],
  );

  const flushNow = useCallback(
    async (over = false): Promise<ArticleResource | null> => {
      clearTimeout(timer.current);
      // One request at a time, in the order of the changes.
      while (running.current) await running.current;
      running.current = send(over);
      try {
        return await running.current;
      } finally {
        running.current = null;
      }
    },
    [send],
  );

  const change = useCallback(
    (patch: ArticlePatchBody) => {
      waiting.current = { ...waiting.current, ...patch };
      remember(current.current?.id ?? null, waiting.current);
      setState((before) => (before === 'conflict' || before === 'expired' ? before : 'unsaved'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushNow(), PAUSE_MS);
    },
    [flushNow],
  );

  useEffect(() => {
    retry.current = () => flushNow();
    const send = () => void flushNow();
    const warn = (event: BeforeUnloadEvent) => {
      if (Object.keys(waiting.current).length > 0) event.preventDefault();
    };
    window.addEventListener('online', send);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener('beforeunload', warn);
    };
  }, [flushNow]);

  return {
    state,
    problem,
    article,
    change,
    flush: () => flushNow(),
    keepMine: async () => void (await flushNow(true)),
    takeTheirs: () => {
      waiting.current = {};
      forget(current.current?.id ?? null);
      window.location.reload();
    },
    adopt: (next) => {
      current.current = next;
      setArticle(next);
    },
  };
}

/** What was typed and never reached the server. */
export function remembered(id: string | null): ArticlePatchBody | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as ArticlePatchBody | null;
  } catch {
    return null;
  }
}

function remember(id: string | null, patch: ArticlePatchBody): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(patch));
  } catch {
    // The browser's storage is full or closed: the server remains.
  }
}

function forget(id: string | null): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // As above.
  }
}

function keyOf(id: string | null): string {
  return `gilyon:unsaved:${id ?? 'new'}`;
}

function save(article: ArticleResource | null, patch: ArticlePatchBody, over: boolean): Promise<ArticleResource> {
  if (!article) {
    const empty = { type: 'doc', content: [{ type: 'paragraph' }] };
    return callApi('/articles', {
      method: 'POST',
      json: { authors: [], body: empty, bodyFormat: 'document', ...patch },
    });
  }
  const headers: Record<string, string> = over ? {} : { 'if-match': `"${article.version}"` };
  return callApi(`/articles/${article.id}`, { method: 'PATCH', json: patch, headers });
}

function stateOf(failure: ApiProblem): SaveState {
  if (failure.code === 'offline' || failure.status >= 500) return 'offline';
  if (failure.status === 401) return 'expired';
  if (failure.code === 'stale-edit') return 'conflict';
  return 'failed';
}
