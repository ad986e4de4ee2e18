import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontListItem } from '../../contract/fronts.ts';
import type { PhotoAttention } from '../../contract/photos.ts';
import { useMay, useWords } from '../frame/desk.ts';
import { Block, ShortList } from './block.tsx';
import { useRefreshed } from './use-refreshed.ts';

type Row = { kind: 'photo'; found: PhotoAttention['expiredInUse'][number] } | { kind: 'front'; front: FrontListItem };

/** Photos whose rights have ended while readers see them, and fronts that lost a pinned article; to whom either is given. */
export function AttentionBlock() {
  const words = useWords(dashboardWords);
  const sayAbsent = useWords(frontWords).absent;
  const seesPhotos = useMay('manage-photos');
  const seesFronts = useMay('arrange-fronts');
  const photos = useRefreshed<PhotoAttention>(['photos'], '/photos/attention', seesPhotos);
  const fronts = useRefreshed<{ items: FrontListItem[] }>(['fronts'], '/fronts', seesFronts);
  if (!seesPhotos && !seesFronts) return null;
  const rows: Row[] = [
    ...(fronts.data?.items ?? []).filter(({ absent }) => absent > 0).map((front): Row => ({ kind: 'front', front })),
    ...(photos.data?.expiredInUse ?? []).map((found): Row => ({ kind: 'photo', found })),
  ];
  const both = [...(seesPhotos ? [photos] : []), ...(seesFronts ? [fronts] : [])];
  // The one that is the worse off speaks for both.
  const query = (both.find((one) => one.isError) ??
    both.find((one) => one.isPending) ??
    both[0]) as UseQueryResult<object>;
  return (
    <Block title={words.attention} query={query}>
      {() =>
        rows.length === 0 ? (
          <p className="block-empty">{words.allWell}</p>
        ) : (
          <ShortList items={rows}>
            {(row) =>
              row.kind === 'front' ? (
                <li key={row.front.id}>
                  <Link href={`/fronts/${row.front.id}`} className="block-headline">
                    <bdi>{row.front.name}</bdi>
                  </Link>
                  <p className="danger">{sayAbsent(row.front.absent)}</p>
                </li>
              ) : (
                <li key={row.found.photo.id} className="photo-row">
                  <img src={row.found.photo.thumbnail} alt="" style={{ background: row.found.photo.colour }} />
                  <div>
                    <Link href={`/photos/${row.found.photo.id}`} className="block-headline">
                      <bdi>{row.found.photo.caption || row.found.photo.alt || row.found.photo.fileName}</bdi>
                    </Link>
                    <p className="danger">{words.expired(row.found.articles.length)}</p>
                  </div>
                </li>
              )
            }
          </ShortList>
        )
      }
    </Block>
  );
}
