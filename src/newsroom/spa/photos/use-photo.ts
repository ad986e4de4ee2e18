import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoChange, PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

const QUIET_MS = 600;

/**
 * A photo as it is being described: each change is shown at once and saved when the typing pauses, and when the page is
 * left. What could not be saved stays and goes with the next change or by `retry`.
 */
export function usePhoto(start: PhotoResource) {
  const queries = useQueryClient();
  const [photo, setPhoto] = useState(start);
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const pending = useRef<PhotoChange>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underWay = useRef<Promise<void> | null>(null);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    // One after the other: two answers out of order would show the older one.
    await underWay.current;
    const change = pending.current;
    if (Object.keys(change).length === 0) return;
    pending.current = {};
    setState('saving');
    underWay.current = callApi<PhotoResource>(`/photos/${start.id}`, { method: 'PATCH', json: change })
      .then((saved) => {
        const isAll = Object.keys(pending.current).length === 0;
        queries.setQueryData(['photo', start.id], saved);
        setProblem(null);
        setState(isAll ? 'saved' : 'unsaved');
        if (isAll) setPhoto((shown) => ({ ...saved, ...typed(shown, change) }));
      })
      .catch((error: unknown) => {
        pending.current = merged(change, pending.current);
        setProblem(error);
        setState('failed');
      })
      .finally(() => {
        underWay.current = null;
      });
    await underWay.current;
  }, [queries, start.id]);

  const change = useCallback(
    (next: PhotoChange) => {
      pending.current = merged(pending.current, next);
      setPhoto((before) => shownWith(before, next));
      setState('unsaved');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), QUIET_MS);
    },
    [send],
  );

  useEffect(() => {
    const leave = () => void send();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [send]);

  return { photo, change, state, problem, retry: send };
}

function merged(before: PhotoChange, next: PhotoChange): PhotoChange {
  return { ...before, ...next, ...(before.crops || next.crops ? { crops: { ...before.crops, ...next.crops } } : {}) };
}

function shownWith(photo: PhotoResource, change: PhotoChange): PhotoResource {
  const crops = Object.entries({ ...photo.crops, ...change.crops }).filter(([, crop]) => crop);
  return { ...photo, ...(change as Partial<PhotoResource>), crops: Object.fromEntries(crops) };
}

/** The words as they stand in their fields: the server's trimmed ones would take a space from under the cursor. */
function typed(shown: PhotoResource, change: PhotoChange): Partial<PhotoResource> {
  return {
    ...(change.caption === undefined ? {} : { caption: shown.caption }),
    ...(change.alt === undefined ? {} : { alt: shown.alt }),
    ...(change.rights === undefined ? {} : { rights: shown.rights }),
  };
}
