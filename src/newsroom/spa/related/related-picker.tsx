import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { relatedWords } from '../../../language/strings/newsroom/related-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';
import { Loading, Problem } from '../parts/notice.tsx';

type Found = { items: { id: string; headline: string; excerpt: string }[] };

type PickerProps = {
  title: string;
  /** Shown already, or the article itself. */
  without: readonly string[];
  onPick: (id: string) => Promise<unknown>;
  onClose: () => void;
};

/** A public article, found by the readers' own search. */
export function RelatedPicker({ title, without, onPick, onClose }: PickerProps) {
  const words = useWords(relatedWords);
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim().slice(0, 200));
  const found = useQuery({
    queryKey: ['related-search', asked],
    queryFn: () => callApi<Found>(`/search?${new URLSearchParams({ q: asked, limit: '20' })}`),
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  const items = asked === '' ? [] : (found.data?.items ?? []).filter(({ id }) => !without.includes(id));
  return (
    <Modal title={title} onClose={onClose}>
      <search className="related-search">
        <input
          type="search"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here.
          autoFocus
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          dir="auto"
          maxLength={200}
          onChange={(event) => setQuery(event.target.value)}
        />
      </search>
      {asked === '' && <p className="quiet">{words.searchHint}</p>}
      {asked !== '' && found.isPending && <Loading />}
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {asked !== '' && found.isSuccess && items.length === 0 && <p className="quiet">{words.noneFound}</p>}
      <ul className="related-found">
        {items.map(({ id, headline, excerpt }) => (
          <li key={id}>
            <button
              type="button"
              className="plain"
              onClick={() => {
                onClose();
                void onPick(id);
              }}
            >
              <span className="related-headline" dir="auto">
                {headline}
              </span>
              <span className="quiet" dir="auto">
                {excerpt}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
