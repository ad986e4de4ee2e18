import { useCallback, useEffect, useRef, useState } from 'react';
import type { Arrangement } from '../../../features/fronts/front.ts';
import type { FrontResource } from '../../contract/fronts.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';

export type SavingState = 'saved' | 'saving' | 'unsaved' | 'refused' | 'conflict';
type Kept = { version: number; arrangement: Arrangement };

const SAVE_AFTER_MS = 500;
const AGAIN_AFTER_MS = 4000;
const LOOK_EVERY_MS = 15_000;

/** The working copy of a front in this browser: every change is saved by itself, can be undone, and meets others'. */
export function useFront(first: FrontResource, onOther: (name: string) => void) {
  const [front, setFront] = useState(first);
  const [arrangement, setArrangement] = useState(() => keptHere(first)?.arrangement ?? first.arrangement);
  const [state, setState] = useState<SavingState>(() => (keptHere(first) ? 'unsaved' : 'saved'));
  const [problem, setProblem] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<FrontResource | null>(null);
  const [past, setPast] = useState<Arrangement[]>([]);
  const [future, setFuture] = useState<Arrangement[]>([]);
  const latest = useRef({
    arrangement,
    version: keptHere(first)?.version ?? first.version,
    state,
    saving: null as Promise<boolean> | null,
  });
  latest.current.arrangement = arrangement;
  latest.current.state = state;
  const path = `/fronts/${first.id}`;

  const adopt = useCallback((resource: FrontResource, with_: Arrangement = resource.arrangement) => {
    latest.current.version = resource.version;
    setFront(resource);
    setArrangement(with_);
    forget(resource.id);
    latest.current.state = 'saved';
    setState('saved');
    setProblem(null);
  }, []);

  const be = useCallback((next: SavingState) => {
    latest.current.state = next;
    setState(next);
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    const sent = now.arrangement;
    be('saving');
    try {
      const headers = { 'if-match': `"${now.version}"` };
      const saved = await callApi<FrontResource>(path, { method: 'PUT', headers, json: { arrangement: sent } });
      now.version = saved.version;
      setFront(saved);
      setProblem(null);
      const isWhole = now.arrangement === sent;
      if (isWhole) {
        // What the server cleaned of a typed name is what stands.
        setArrangement(saved.arrangement);
        forget(first.id);
      }
      be(isWhole ? 'saved' : 'unsaved');
      return isWhole;
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : '';
      if (code === 'stale-edit') {
        setTheirs(await callApi<FrontResource>(path).catch(() => null));
        be('conflict');
      } else if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
        setProblem(error);
        be('refused');
      } else be('unsaved');
      return false;
    }
  }, [path, first.id, be]);

  /** One at a time. @returns whether everything is saved */
  const save = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    if (now.saving) return now.saving;
    if (now.state === 'conflict' || now.state === 'saved') return now.state === 'saved';
    now.saving = send();
    try {
      return await now.saving;
    } finally {
      now.saving = null;
    }
  }, [send]);

  useEffect(() => {
    if (state !== 'unsaved') return;
    const again = front.version === latest.current.version ? SAVE_AFTER_MS : AGAIN_AFTER_MS;
    const timers = [setTimeout(() => void save(), again), setInterval(() => void save(), AGAIN_AFTER_MS)];
    return () => {
      clearTimeout(timers[0]);
      clearInterval(timers[1]);
    };
  }, [state, save, front.version]);

  useEffect(() => {
    const timer = setInterval(async () => {
      if (latest.current.state !== 'saved' || document.visibilityState !== 'visible') return;
      const now = await callApi<FrontResource>(path).catch(() => null);
      if (!now || latest.current.state !== 'saved') return;
      if (now.version !== latest.current.version && now.savedBy) onOther(now.savedBy);
      adopt(now);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [path, adopt, onOther]);

  const set = useCallback(
    (next: Arrangement) => {
      setArrangement(next);
      keep(first.id, { version: latest.current.version, arrangement: next });
      be('unsaved');
    },
    [first.id, be],
  );

  return {
    front,
    arrangement,
    state,
    problem,
    theirs,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    change: (next: Arrangement) => {
      if (next === arrangement) return;
      setPast([...past.slice(-100), arrangement]);
      setFuture([]);
      set(next);
    },
    undo: () => {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      setFuture([arrangement, ...future]);
      set(before);
    },
    redo: () => {
      const [next] = future;
      if (!next) return;
      setFuture(future.slice(1));
      setPast([...past, arrangement]);
      set(next);
    },
    /** Saves what is not saved yet, after the saving that is under way. @returns whether all of it is */
    settle: async () => {
      await latest.current.saving;
      return save();
    },
    version: () => latest.current.version,
    adopt,
    /** After a conflict; the other arrangement is one undo away. */
    takeTheirs: () => {
      if (!theirs) return;
      setPast([...past, arrangement]);
      setTheirs(null);
      adopt(theirs);
    },
    keepMine: () => {
      if (!theirs) return;
      setPast([...past, theirs.arrangement]);
      latest.current.version = theirs.version;
      setFront(theirs);
      setTheirs(null);
      set(arrangement);
    },
  };
}

const keyOf = (id: string) => `gilyon-front ${id}`;

/** Until the server has it, the browser keeps it: a closed laptop loses nothing. */
function keep(id: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // Storage is closed to us: it is in memory, at least.
  }
}

function forget(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // See above.
  }
}

function keptHere(front: FrontResource): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(front.id)) ?? 'null') as Kept | null;
    const isSame = JSON.stringify(kept?.arrangement) === JSON.stringify(front.arrangement);
    return kept && Array.isArray(kept.arrangement?.slots) && !isSame ? kept : null;
  } catch {
    return null;
  }
}
