import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { NamesField } from '../parts/names-field.tsx';
import { Empty, Loading, Notice, Problem } from '../parts/notice.tsx';
import { LibraryFilters } from './library-filters.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import { DropArea, UploadButtons } from './upload-area.tsx';
import { UploadList } from './upload-list.tsx';
import { UploadQueue } from './upload-queue.ts';
import { isNarrowed, NOTHING_ASKED, useLibrary } from './use-library.ts';

export type PhotoPickerProps = { onClose: () => void; title?: string } & (
  | {
      many?: false;
      onUse: (photo: PhotoResource) => void;
      /** Without a look at what is said of it. */
      asIs?: boolean;
    }
  /** For a gallery: they come in the order in which they were chosen. */
  | { many: true; onUseMany: (photos: PhotoResource[]) => void }
);

/** Chooses from the library, or uploads; what is said of a single photo can be mended before it is used. */
export function PhotoPicker(props: PhotoPickerProps) {
  const { onClose } = props;
  const words = useWords(photoWords);
  const queries = useQueryClient();
  const [queue] = useState(() => new UploadQueue());
  const [asked, setAsked] = useState(NOTHING_ASKED);
  const [single, setSingle] = useState<PhotoResource | null>(null);
  const [several, setSeveral] = useState<readonly PhotoResource[]>([]);
  const library = useLibrary(asked);

  const take = (photo: PhotoResource) => {
    if (props.many) setSeveral((before) => (before.some(({ id }) => id === photo.id) ? before : [...before, photo]));
    else if (props.asIs) props.onUse(photo);
    else setSingle(photo);
  };
  const choose = (ids: readonly string[]) => {
    const known = new Map([...library.photos, ...several].map((photo) => [photo.id, photo]));
    setSeveral(ids.flatMap((id) => known.get(id) ?? []));
  };
  useEffect(() => {
    queue.onArrived = (photo) => {
      void queries.invalidateQueries({ queryKey: ['photos'] });
      // One that looks like another waits for a decision; so do several.
      if (queue.list().length === 1 && photo.similar.length === 0) take(photo);
      else if (props.many) take(photo);
    };
  });
  useEffect(() => () => queue.cancelAll(), [queue]);

  return (
    <Modal
      title={props.title ?? (props.many ? words.choosePhotos : words.choosePhoto)}
      size="large"
      onClose={onClose}
      actions={
        props.many && (
          <button
            type="button"
            className="button"
            disabled={several.length === 0}
            onClick={() => props.onUseMany([...several])}
          >
            {words.takeMany(several.length)}
          </button>
        )
      }
    >
      {single && !props.many ? (
        <SingleDetails photo={single} onUse={props.onUse} onBack={() => setSingle(null)} />
      ) : (
        <DropArea queue={queue}>
          <div className="picker-head">
            <UploadButtons queue={queue} />
            <span className="quiet">{words.uploadHint}</span>
          </div>
          <UploadList queue={queue} onTake={take} />
          <LibraryFilters asked={asked} onChange={setAsked} />
          {library.isError && <Problem error={library.error} onRetry={() => void library.refetch()} />}
          {library.isPending && <Loading />}
          {library.isSuccess && library.photos.length === 0 && (
            <Empty>{isNarrowed(asked) ? words.noneFound : words.noPhotos}</Empty>
          )}
          {library.photos.length > 0 && (
            <div className="library library-picker">
              <PhotoGrid
                photos={library.photos}
                label={words.library}
                onOpen={take}
                {...(props.many ? { chosen: several.map(({ id }) => id), onChoose: choose } : {})}
                onMore={() => library.hasNextPage && !library.isFetchingNextPage && void library.fetchNextPage()}
                isLoadingMore={library.isFetchingNextPage}
              />
            </div>
          )}
        </DropArea>
      )}
    </Modal>
  );
}

type SingleProps = { photo: PhotoResource; onUse: (photo: PhotoResource) => void; onBack: () => void };

function SingleDetails({ photo, onUse, onBack }: SingleProps) {
  const words = useWords(photoWords);
  const [caption, setCaption] = useState(photo.caption);
  const [alt, setAlt] = useState(photo.alt);
  const [credits, setCredits] = useState<readonly string[]>(photo.credits);
  const [problem, setProblem] = useState<unknown>(null);
  const apply = async () => {
    try {
      onUse(await callApi<PhotoResource>(`/photos/${photo.id}`, { method: 'PATCH', json: { caption, alt, credits } }));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className="photo-details">
      <img src={photo.url} alt={photo.alt} style={{ background: photo.colour }} />
      <div>
        {problem !== null && <Problem error={problem} />}
        {photo.expired && <Notice kind="bad">{words.expiredNotice}</Notice>}
        <TextField lines label={words.caption} value={caption} onChange={setCaption} />
        <TextField wraps label={words.alt} hint={words.altHint} value={alt} onChange={setAlt} />
        <NamesField label={words.credits} value={credits} known={[]} onChange={setCredits} />
        <div className="picker-actions">
          <button type="button" className="button" onClick={() => void apply()}>
            {words.useIt}
          </button>
          <button type="button" className="plain" onClick={onBack}>
            {words.back}
          </button>
        </div>
      </div>
    </div>
  );
}
