import { useInfiniteQuery } from '@tanstack/react-query';
import { frontChanges } from '../../../features/fronts/front-changes.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontRevisionResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';
import { ChangeList, type NamesOf } from './change-list.tsx';

type HistoryProps = { id: string; names: NamesOf; onRestore: (number: number) => void; onClose: () => void };
type Answer = { items: FrontRevisionResource[]; next: string | null };

/** Every arrangement that was published or kept: who, when, and what it changed. */
export function FrontHistory({ id, names, onRestore, onClose }: HistoryProps) {
  const words = useWords(frontWords);
  const { words: desk } = useDesk();
  const history = useInfiniteQuery({
    queryKey: ['front-history', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) => callApi<Answer>(`/fronts/${id}/history?limit=20&cursor=${pageParam}`),
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Modal title={words.history} size="large" onClose={onClose}>
      {history.isPending && <Loading />}
      {history.isError && <Problem error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && items.length === 0 && <Empty>{words.noHistory}</Empty>}
      <ol className="front-history">
        {items.map((item, index) => {
          const before = items.slice(index + 1).find(({ kind }) => kind === 'published');
          return (
            <li key={item.number}>
              <div className="front-history-head">
                <strong>
                  {item.number}. {item.kind === 'kept' ? words.kept : words.published}
                </strong>
                <span>
                  <bdi>{item.by}</bdi>, <Moment at={item.at} />
                </span>
                {item.restoredFrom !== null && <span className="quiet">{words.restoredFrom(item.restoredFrom)}</span>}
                {item.isLive && <span className="state state-published">{words.live}</span>}
                <button type="button" className="button button-quiet" onClick={() => onRestore(item.number)}>
                  {words.restore}
                </button>
              </div>
              {before && <ChangeList changes={frontChanges(before.arrangement, item.arrangement)} names={names} />}
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={() => void history.fetchNextPage()}>
          {desk.more}
        </button>
      )}
    </Modal>
  );
}
