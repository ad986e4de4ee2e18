import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { FrontDesk } from './front-desk.tsx';

/** One front, being arranged. */
export default function FrontPage() {
  const words = useWords(frontWords);
  const { id = 'home' } = useParams<{ id: string }>();
  const first = useQuery({
    queryKey: ['front', id],
    queryFn: () => callApi<FrontResource>(`/fronts/${encodeURIComponent(decodeURIComponent(id))}`),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (first.data) return <FrontDesk key={first.data.id} first={first.data} />;
  return (
    <>
      <PageHead title={words.title}>
        <Link href="/fronts" className="button button-quiet">
          {words.title}
        </Link>
      </PageHead>
      {first.isPending ? <Loading /> : <Problem error={first.error} onRetry={() => void first.refetch()} />}
    </>
  );
}
