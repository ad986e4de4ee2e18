import { useQuery } from '@tanstack/react-query';
import { waitingWords } from '../../../language/strings/newsroom/waiting-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';

type Presence = { items: { article: string; personId: string; name: string }[] };

const EVERY_MS = 10_000;

/** Who else is in an article now, for its row in a list. One question for all rows. */
export function PresentNames({ articleId }: { articleId: string }) {
  const words = useWords(waitingWords);
  const { personId } = useDesk();
  const presence = useQuery({
    queryKey: ['presence'],
    queryFn: () => callApi<Presence>('/presence'),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
  });
  const others = (presence.data?.items ?? []).filter((one) => one.article === articleId && one.personId !== personId);
  const names = [...new Set(others.map(({ name }) => name))];
  if (names.length === 0) return null;
  return (
    <span className="people-here" role="img" aria-label={words.here(names.join(', '))}>
      {names.map((name) => (
        <span key={name} className="person-here">
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}
