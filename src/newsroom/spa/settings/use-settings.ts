import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicationSettings } from '../../../features/publication/publication.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import type { SettingsAnswer } from '../../contract/settings.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { toast } from '../parts/toast.tsx';

export type Field = keyof PublicationSettings;
export type Change = Partial<PublicationSettings>;

/** What is in the form and not yet saved, beside what is there. Saved together, taken back together. */
export function useSettings() {
  const words = useWords(settingsWords);
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['settings'], queryFn: () => callApi<SettingsAnswer>('/settings') });
  const [change, setChange] = useState<Change>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const saved = query.data?.settings;
  const changed = saved ? (Object.keys(change) as Field[]).filter((field) => !same(change[field], saved[field])) : [];

  const send = async (was: Change, next: Change) => {
    const answer = await callApi<SettingsAnswer>('/settings', { method: 'PATCH', json: { was, change: next } });
    queries.setQueryData(['settings'], answer);
  };
  const save = async () => {
    if (!saved || changed.length === 0) return;
    setSaving(true);
    setProblem(null);
    const was = pick(saved, changed);
    try {
      const next = pick(change, changed);
      await send(was, next);
      setChange({});
      toast(words.saved, () => {
        // What the server made of the text (trimmed, say) is what is taken back.
        const now = queries.getQueryData<SettingsAnswer>(['settings'])?.settings;
        if (now) send(pick(now, changed), was).catch(setProblem);
      });
    } catch (error) {
      setProblem(error);
      // The newest is read, so that the next save is judged against what is seen.
      if (error instanceof ApiProblem && error.code === 'stale-settings') await query.refetch();
    } finally {
      setSaving(false);
    }
  };
  return {
    query,
    draft: saved ? { ...saved, ...change } : null,
    changed,
    problem,
    isSaving,
    set: (next: Change) => setChange((before) => ({ ...before, ...next })),
    discard: () => {
      setChange({});
      setProblem(null);
    },
    save,
  };
}

export type PartProps = {
  draft: PublicationSettings;
  set: (next: Change) => void;
  answer: SettingsAnswer;
};

function pick(from: Change, fields: readonly Field[]): Change {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
