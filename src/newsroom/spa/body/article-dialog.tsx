import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';

type Found = { items: { id: string; headline: string; excerpt: string }[] };

/** Finds a published article and chooses it. Only what is public can be shown to readers as related. */
export function ArticleDialog({ onChoose, onClose }: { onChoose: (id: string) => void; onClose: () => void }) {
  const words = useWords(bodyWords);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => callApi<Found>(`/search?q=${encodeURIComponent(wanted)}&limit=12`, { signal }),
    enabled: wanted.length > 1,
    placeholderData: (before) => before,
  });
  const items = wanted.length > 1 ? found.data?.items : undefined;
  return (
    <Modal title={words.chooseArticle} size="large" onClose={onClose}>
      <TextField label={words.searchArticles} type="search" autoFocus value={typed} onChange={setTyped} />
      {wanted.length <= 1 && <p className="quiet">{words.typeToSearch}</p>}
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <Loading />}
      {items?.length === 0 && <Empty>{words.noArticles}</Empty>}
      <ul className="found-articles">
        {items?.map(({ id, headline, excerpt }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <strong dir="auto">{headline}</strong>
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
