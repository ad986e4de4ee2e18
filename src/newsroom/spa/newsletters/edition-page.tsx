import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link, useParams } from 'wouter';
import { isOpen } from '../../../features/newsletter/newsletter.ts';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { EditionResource, NewsletterResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { EditionComposer } from './edition-composer.tsx';
import { EditionOnItsWay } from './edition-on-its-way.tsx';

const LOOK_EVERY_MS = 15_000;

/** One edition: composed while it is open, watched once it is on its way. */
export default function EditionPage() {
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const edition = useQuery({
    queryKey: ['edition', id],
    queryFn: () => callApi<EditionResource>(`/editions/${id}`),
    // Its hour may come while it is looked at.
    refetchInterval: ({ state }) => (state.data?.state === 'scheduled' ? LOOK_EVERY_MS : false),
  });
  const newsletterId = edition.data?.newsletterId;
  const newsletter = useQuery({
    queryKey: ['newsletters', newsletterId],
    queryFn: () => callApi<NewsletterResource>(`/newsletters/${newsletterId}`),
    enabled: newsletterId !== undefined,
  });
  const put = useCallback(
    (next: EditionResource) => {
      queries.setQueryData(['edition', id], next);
      void queries.invalidateQueries({ queryKey: ['editions', next.newsletterId] });
    },
    [queries, id],
  );
  if (edition.isError || newsletter.isError) {
    const retry = () => void Promise.all([edition.refetch(), newsletter.refetch()]);
    return <Problem error={edition.error ?? newsletter.error} onRetry={retry} />;
  }
  if (edition.isPending || newsletter.isPending) return <Loading />;
  return (
    <>
      <WhereFrom edition={edition.data} newsletter={newsletter.data} />
      {isOpen(edition.data.state) ? (
        <EditionComposer key={id} edition={edition.data} newsletter={newsletter.data} onChanged={put} />
      ) : (
        <EditionOnItsWay key={id} edition={edition.data} onChanged={put} />
      )}
    </>
  );
}

function WhereFrom({ edition, newsletter }: { edition: EditionResource; newsletter: NewsletterResource }) {
  const words = useWords(editionWords);
  return (
    <p className="where-from">
      <Link href={`/newsletters/${newsletter.id}`}>
        <bdi>{newsletter.name}</bdi>
      </Link>{' '}
      · {words.edition(edition.number)}
    </p>
  );
}
