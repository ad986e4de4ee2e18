import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NameKind } from '../../../features/articles/desk-name.ts';
import { nameWords } from '../../../language/strings/newsroom/name-words.ts';
import type { NameResource } from '../../contract/names.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { FormModal } from '../parts/form-modal.tsx';

type MergeDialogProps = {
  kind: NameKind;
  from: NameResource;
  onDone: (said: string) => Promise<void>;
  onClose: () => void;
};

/** Chooses what the name is merged into. */
export function MergeDialog({ kind, from, onDone, onClose }: MergeDialogProps) {
  const words = useWords(nameWords);
  const { words: desk } = useDesk();
  const [query, setQuery] = useState('');
  const [into, setInto] = useState<NameResource | null>(null);
  const found = useQuery({
    queryKey: ['names', kind, 'merge', query],
    queryFn: () =>
      callApi<{ items: NameResource[] }>(`/names/${kind}?${new URLSearchParams({ q: query, limit: '30' })}`),
    placeholderData: (before) => before,
  });
  const others = found.data?.items.filter(({ id }) => id !== from.id) ?? [];
  const send = async () => {
    if (!into) return;
    await callApi(`/names/${kind}/${from.id}/merge`, { method: 'POST', json: { into: into.id } });
    await onDone(words.merged(from.name, into.name));
  };
  return (
    <FormModal
      title={`${words.merge} ${from.name}`}
      action={words.doMerge}
      isReady={into !== null}
      onSend={send}
      onClose={onClose}
    >
      <p dir="auto">{words.mergeAsk(from.name)}</p>
      <input
        type="search"
        dir="auto"
        aria-label={words.search}
        placeholder={words.search}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <fieldset className="merge-choice">
        <legend>{words.mergeInto}</legend>
        {others.map((name) => (
          <label key={name.id}>
            <input type="radio" name="into" checked={into?.id === name.id} onChange={() => setInto(name)} />
            <bdi>{name.name}</bdi> <span className="quiet">{words.articleCount(name.articles)}</span>
          </label>
        ))}
        {found.isSuccess && others.length === 0 && <p className="quiet">{desk.noSuggestion}</p>}
      </fieldset>
    </FormModal>
  );
}
