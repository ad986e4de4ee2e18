import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';
import { Empty, Loading, Problem } from '../parts/notice.tsx';

export type PhotoPickerProps = { onClose: () => void } & (
  | { many?: false; onUse: (photo: PhotoResource) => void }
  /** For a gallery: they come in the order in which they were chosen. */
  | { many: true; onUseMany: (photos: PhotoResource[]) => void }
);

/** Chooses one of the recent photos or uploads one; what is said of it can be mended before it is used. */
export function PhotoPicker(props: PhotoPickerProps) {
  const { onClose } = props;
  const [several, setSeveral] = useState<readonly PhotoResource[]>([]);
  const words = useWords(photoWords);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<PhotoResource | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const photos = useQuery({
    queryKey: ['photos'],
    queryFn: () => callApi<{ items: PhotoResource[] }>('/photos?limit=24'),
  });

  const choose = (photo: PhotoResource) => {
    if (!props.many) return setChosen(photo);
    setSeveral((before) =>
      before.some(({ id }) => id === photo.id) ? before.filter(({ id }) => id !== photo.id) : [...before, photo],
    );
  };
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    const form = new FormData();
    form.append('file', file);
    try {
      choose(await callApi<PhotoResource>('/photos', { method: 'POST', form }));
      await queries.invalidateQueries({ queryKey: ['photos'] });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void upload(event.dataTransfer.files[0]);
  };

  return (
    <Modal title={words.choosePhoto} size="large" onClose={onClose}>
      {problem !== null && <Problem error={problem} />}
      {chosen && !props.many ? (
        <PhotoDetails photo={chosen} onUse={props.onUse} onBack={() => setChosen(null)} />
      ) : (
        <>
          <label className="upload" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <span className="button">{busy ? words.uploading : words.upload}</span>
            <input
              type="file"
              accept="image/*"
              disabled={busy}
              onChange={(event: ChangeEvent<HTMLInputElement>) => void upload(event.target.files?.[0])}
            />
            <span className="quiet">{words.uploadHint}</span>
          </label>
          <h3>{words.recentPhotos}</h3>
          {photos.isPending && <Loading />}
          {photos.isError && <Problem error={photos.error} onRetry={() => void photos.refetch()} />}
          {photos.data?.items.length === 0 && <Empty>{words.noPhotos}</Empty>}
          <ul className="photos">
            {photos.data?.items.map((photo) => (
              <li key={photo.id}>
                <button
                  type="button"
                  onClick={() => choose(photo)}
                  aria-pressed={props.many ? several.some(({ id }) => id === photo.id) : undefined}
                  aria-label={photo.alt || photo.caption || photo.id}
                >
                  <img src={photo.thumbnail} alt="" loading="lazy" style={{ background: photo.colour }} />
                </button>
              </li>
            ))}
          </ul>
          {props.many && (
            <button
              type="button"
              className="button"
              disabled={several.length === 0}
              onClick={() => props.onUseMany([...several])}
            >
              {words.takeMany(several.length)}
            </button>
          )}
        </>
      )}
    </Modal>
  );
}

function PhotoDetails({
  photo,
  onUse,
  onBack,
}: {
  photo: PhotoResource;
  onUse: (photo: PhotoResource) => void;
  onBack: () => void;
}) {
  const words = useWords(photoWords);
  const { words: desk } = useDesk();
  const [caption, setCaption] = useState(photo.caption);
  const [alt, setAlt] = useState(photo.alt);
  const [credits, setCredits] = useState(photo.credits.join('; '));
  const [problem, setProblem] = useState<unknown>(null);
  const use = async () => {
    const meta = {
      caption,
      alt,
      credits: credits
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
    };
    try {
      onUse(await callApi<PhotoResource>(`/photos/${photo.id}`, { method: 'PATCH', json: meta }));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className="photo-details">
      <img src={photo.thumbnail} alt={photo.alt} style={{ background: photo.colour }} />
      <div>
        {problem !== null && <Problem error={problem} />}
        <TextField label={words.caption} value={caption} onChange={setCaption} />
        <TextField label={words.alt} value={alt} onChange={setAlt} />
        <TextField label={`${words.credits} (;)`} value={credits} onChange={setCredits} />
        <button type="button" className="button" onClick={() => void use()}>
          {words.use}
        </button>{' '}
        <button type="button" className="plain" onClick={onBack}>
          {desk.cancel}
        </button>
      </div>
    </div>
  );
}
