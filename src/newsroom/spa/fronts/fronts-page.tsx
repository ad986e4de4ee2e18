import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontListItem } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RibbonPanel } from './ribbon-panel.tsx';

/** The home page and the sections' fronts, and the breaking-news ribbon over them. */
export default function FrontsPage() {
  const words = useWords(frontWords);
  const fronts = useQuery({
    queryKey: ['fronts'],
    queryFn: () => callApi<{ items: FrontListItem[] }>('/fronts'),
    refetchInterval: 30_000,
    staleTime: 0,
  });
  return (
    <>
      <PageHead title={words.title} />
      <RibbonPanel />
      {fronts.isPending && <Loading />}
      {fronts.isError && <Problem error={fronts.error} onRetry={() => void fronts.refetch()} />}
      {fronts.data && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.published}</th>
            </tr>
          </thead>
          <tbody>
            {fronts.data.items.map((front) => (
              <tr key={front.id}>
                <td className="table-main">
                  <Link href={`/fronts/${front.id}`}>
                    <bdi>{front.name}</bdi>
                  </Link>
                </td>
                <td>
                  <FrontState front={front} />
                </td>
                <td>
                  {front.publishedAt && (
                    <>
                      <Moment at={front.publishedAt} />{' '}
                      <span className="quiet">{words.by(`\u2068${front.publishedBy ?? ''}\u2069`)}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function FrontState({ front }: { front: FrontListItem }) {
  const words = useWords(frontWords);
  const state = front.hasChanges ? words.hasChanges : front.publishedAt ? words.asPublished : words.byRule;
  return (
    <>
      <span className={front.hasChanges ? 'state state-scheduled' : 'quiet'}>{state}</span>
      {front.absent > 0 && <div className="pin-note pin-note-bad">{words.absent(front.absent)}</div>}
    </>
  );
}
