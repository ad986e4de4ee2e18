import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditionResource } from '../../contract/newsletters.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';

export type EditionFields = Pick<EditionResource, 'subject' | 'preheader' | 'intro' | 'isAdvertising' | 'articles'>;
export type Saving = 'saved' | 'unsaved' | 'saving' | 'refused' | 'conflict';

const SAVE_AFTER_MS = 800;
const AGAIN_AFTER_MS = 4000;

/**
 * The edition in this browser. Every change is saved by itself upon the version that was seen, one saving at a time;
 * what the server refuses stands until it is mended, and what somebody else saved is never overwritten unasked.
 */
export function useEdition(first: EditionResource, onSaved: (edition: EditionResource) => void) {
  const [fields, setFields] = useState<EditionFields>(() => fieldsOf(first));
  const [saving, setSaving] = useState<Saving>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<EditionResource | null>(null);
  const now = useRef({ fields, saved: first, state: saving, running: null as Promise<boolean> | null });
  now.current.fields = fields;
  const be = useCallback((next: Saving) => {
    now.current.state = next;
    setSaving(next);
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    const { saved, fields: sent } = now.current;
    const change = changeOf(sent, fieldsOf(saved));
    if (Object.keys(change).length === 0) {
      be('saved');
      return true;
    }
    be('saving');
    try {
      const json = { version: saved.version, ...change };
      const answer = await callApi<EditionResource>(`/editions/${saved.id}`, { method: 'PATCH', json });
      now.current.saved = answer;
      onSaved(answer);
      setProblem(null);
      const isWhole = now.current.fields === sent;
      be(isWhole ? 'saved' : 'unsaved');
      return isWhole;
    } catch (error) {
      const { code = '', status = 0 } = error instanceof ApiProblem ? error : {};
      if (code === 'edition-changed') {
        setTheirs(await callApi<EditionResource>(`/editions/${saved.id}`).catch(() => null));
        be('conflict');
      } else if (status >= 400 && status < 500) {
        setProblem(error);
        be('refused');
      } else be('unsaved');
      return false;
    }
  }, [be, onSaved]);

  /** @returns whether everything is saved */
  const save = useCallback(async (): Promise<boolean> => {
    const held = now.current;
    if (held.running) await held.running;
    if (held.state === 'saved') return true;
    if (held.state === 'conflict') return false;
    held.running = send();
    try {
      return await held.running;
    } finally {
      held.running = null;
    }
  }, [send]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the wait anew.
  useEffect(() => {
    if (saving !== 'unsaved') return;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    const again = setInterval(() => void save(), AGAIN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [saving, save, fields]);

  useEffect(() => {
    if (saving === 'saved') return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [saving]);

  // Left by a link of the newsroom: what was typed last goes on its way.
  useEffect(
    () => () => {
      if (now.current.state === 'unsaved') void save();
    },
    [save],
  );

  return {
    fields,
    saving,
    problem,
    theirs,
    /** A change, or what it is of the fields as they stand at that moment, before the next drawing. */
    set: (change: Partial<EditionFields> | ((before: EditionFields) => Partial<EditionFields>)) => {
      const before = now.current.fields;
      // Known at once: an answer that comes before the next drawing must not take this for saved.
      now.current.fields = { ...before, ...(typeof change === 'function' ? change(before) : change) };
      setFields(now.current.fields);
      if (now.current.state !== 'conflict') be('unsaved');
    },
    /** Saves what is left, after the saving that is under way. */
    settle: save,
    takeTheirs: () => {
      if (!theirs) return;
      now.current.saved = theirs;
      onSaved(theirs);
      setFields(fieldsOf(theirs));
      setTheirs(null);
      be('saved');
    },
    keepMine: () => {
      if (!theirs) return;
      now.current.saved = theirs;
      setTheirs(null);
      be('unsaved');
    },
  };
}

function fieldsOf({ subject, preheader, intro, isAdvertising, articles }: EditionResource): EditionFields {
  return { subject, preheader, intro, isAdvertising, articles };
}

function changeOf(next: EditionFields, before: EditionFields): Partial<EditionFields> {
  const keys = Object.keys(next) as (keyof EditionFields)[];
  const changed = keys.filter((key) => JSON.stringify(next[key]) !== JSON.stringify(before[key]));
  return Object.fromEntries(changed.map((key) => [key, next[key]]));
}
