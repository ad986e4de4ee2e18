import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoAttention } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Empty, Loading, Notice, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { LibraryFilters } from './library-filters.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import { DropArea, UploadButtons } from './upload-area.tsx';
import { UploadList } from './upload-list.tsx';
import { isUnderWay, UploadQueue } from './upload-queue.ts';
import { isNarrowed, type LibraryAsked, NOTHING_ASKED, useLibrary } from './use-library.ts';

/** The library's own: what is under way goes on while other pages are looked at. */
const queue = new UploadQueue();

/** Every photo, found by words, credit, date and use; and the way in for new ones. */
export default function LibraryPage() {
  const words = useWords(photoWords);
  const [, navigate] = useLocation();
  const [asked, setAsked] = useAsked();
  const library = useLibrary(asked);
  useArrivals();
  return (
    <DropArea queue={queue}>
      <PageHead title={words.title}>
        <UploadButtons queue={queue} withFolder />
      </PageHead>
      <Expired onShow={() => setAsked({ ...NOTHING_ASKED, use: 'expired' })} />
      <UploadList queue={queue} />
      <LibraryFilters asked={asked} onChange={setAsked} />
      {library.isError && <Problem error={library.error} onRetry={() => void library.refetch()} />}
      {library.isPending && <Loading />}
      {library.isSuccess && library.photos.length === 0 && (
        <Empty action={isNarrowed(asked) ? undefined : <UploadButtons queue={queue} />}>
          {isNarrowed(asked) ? words.noneFound : words.noPhotos}
        </Empty>
      )}
      {library.photos.length > 0 && (
        <div className="library" data-late={library.isPlaceholderData || undefined}>
          <PhotoGrid
            photos={library.photos}
            label={words.library}
            onOpen={(photo) => navigate(`/photos/${photo.id}`)}
            onMore={() => library.hasNextPage && !library.isFetchingNextPage && void library.fetchNextPage()}
            isLoadingMore={library.isFetchingNextPage}
          />
        </div>
      )}
      <p className="quiet">{words.uploadHint}</p>
    </DropArea>
  );
}

/** In the page's address, so that coming back from a photo finds the same shelf. */
function useAsked(): [LibraryAsked, (asked: LibraryAsked) => void] {
  const [params, setParams] = useSearchParams();
  const names = Object.keys(NOTHING_ASKED) as (keyof LibraryAsked)[];
  const asked = Object.fromEntries(
    names.map((name) => [name, params.get(name) ?? NOTHING_ASKED[name]]),
  ) as LibraryAsked;
  const set = (next: LibraryAsked) =>
    setParams(
      Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== NOTHING_ASKED[name as 'q'])),
      {
        replace: true,
      },
    );
  return [asked, set];
}

/** New photos stand in the list as they come; leaving the program in the middle of an upload is asked about. */
function useArrivals(): void {
  const queries = useQueryClient();
  useEffect(() => {
    queue.onArrived = () => void queries.invalidateQueries({ queryKey: ['photos'] });
  }, [queries]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => queue.list().some(isUnderWay) && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}

function Expired({ onShow }: { onShow: () => void }) {
  const words = useWords(photoWords);
  const attention = useQuery({
    queryKey: ['photo-attention'],
    queryFn: () => callApi<PhotoAttention>('/photos/attention'),
  });
  const count = attention.data?.expiredInUse.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice kind="bad">
      {words.expiredStill(count)}{' '}
      <button type="button" className="plain" onClick={onShow}>
        {words.showThem}
      </button>
    </Notice>
  );
}
