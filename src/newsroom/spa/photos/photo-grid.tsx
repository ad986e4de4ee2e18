import { CalendarX2, type Captions, CaptionsOff, Check, UserX } from 'lucide-react';
import { useMemo } from 'react';
import {
  GridLayout,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  type Selection,
  Size,
  Virtualizer,
} from 'react-aria-components';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { useDesk, useWords } from '../frame/desk.ts';

type PhotoGridProps = {
  photos: readonly PhotoResource[];
  label: string;
  /** Enter, or a press. Where several are chosen, it chooses instead. */
  onOpen: (photo: PhotoResource) => void;
  /** The chosen ones; without it nothing is chosen. */
  chosen?: readonly string[];
  onChoose?: (ids: readonly string[]) => void;
  onMore: () => void;
  isLoadingMore: boolean;
};

/** Photos in rows, only those in sight in the page, so that a hundred thousand scroll like ten. */
export function PhotoGrid(props: PhotoGridProps) {
  const { photos, label, onOpen, chosen, onChoose, onMore, isLoadingMore } = props;
  const { words: desk } = useDesk();
  const layout = useMemo(
    () => ({ minItemSize: new Size(150, 172), maxItemSize: new Size(260, 298), minSpace: new Size(10, 10) }),
    [],
  );
  const choose = (selection: Selection) => {
    if (!onChoose || !chosen || selection === 'all') return;
    const ids = [...selection].map(String);
    // In the order in which they were chosen.
    onChoose([...chosen.filter((id) => ids.includes(id)), ...ids.filter((id) => !chosen.includes(id))]);
  };
  const byId = useMemo(() => new Map(photos.map((photo) => [photo.id, photo])), [photos]);
  return (
    <Virtualizer layout={GridLayout} layoutOptions={{ ...layout, preserveAspectRatio: true }}>
      <GridList
        className="photo-grid"
        aria-label={label}
        layout="grid"
        selectionMode={onChoose ? 'multiple' : 'none'}
        selectedKeys={chosen ?? []}
        onSelectionChange={choose}
        onAction={(key) => {
          const photo = byId.get(String(key));
          if (photo && !onChoose) onOpen(photo);
        }}
      >
        {photos.map((photo) => (
          <PhotoItem key={photo.id} photo={photo} place={chosen ? chosen.indexOf(photo.id) + 1 : 0} />
        ))}
        <GridListLoadMoreItem className="photo-grid-more" onLoadMore={onMore} isLoading={isLoadingMore}>
          {desk.loading}
        </GridListLoadMoreItem>
      </GridList>
    </Virtualizer>
  );
}

function PhotoItem({ photo, place }: { photo: PhotoResource; place: number }) {
  const said = photo.caption || photo.alt || photo.fileName;
  return (
    <GridListItem id={photo.id} textValue={said || photo.id} className="photo-item">
      <img
        src={photo.thumbnail}
        alt=""
        loading="lazy"
        style={{
          background: photo.colour,
          objectPosition: `${photo.focal.x * 100}% ${photo.focal.y * 100}%`,
        }}
      />
      <span className="photo-item-said" dir="auto">
        {said}
      </span>
      <PhotoMarks photo={photo} />
      {place > 0 && <span className="photo-item-place">{place}</span>}
    </GridListItem>
  );
}

/** What a photo lacks, and how much it is used, at a glance. */
function PhotoMarks({ photo }: { photo: PhotoResource }) {
  const words = useWords(photoWords);
  const used = Math.max(photo.uses.published, photo.uses.working);
  return (
    <span className="photo-marks">
      {photo.expired && <Mark icon={CalendarX2} text={words.expired} isBad />}
      {photo.alt === '' && <Mark icon={CaptionsOff} text={words.missingAlt} />}
      {photo.credits.length === 0 && <Mark icon={UserX} text={words.missingCredit} />}
      {used > 0 && (
        <span className="photo-mark-used">
          <Check aria-hidden="true" /> {words.usedIn(used)}
        </span>
      )}
    </span>
  );
}

function Mark({ icon: Icon, text, isBad = false }: { icon: typeof Captions; text: string; isBad?: boolean }) {
  return (
    <span className={isBad ? 'photo-mark photo-mark-bad' : 'photo-mark'} title={text}>
      <Icon aria-hidden="true" />
      <span className="hidden">{text}</span>
    </span>
  );
}
