import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PhotoResource } from '../contract.ts';
import { callApi } from './call-api.ts';
import { useDesk } from './desk.ts';

/** Chooses one of the recent photos or uploads one; what is said of it can be mended before it is used. */
export function PhotoPicker({ onUse, onClose }: { onUse: (photo: PhotoResource) => void; onClose: () => void }) {
  const { words } = useDesk();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<PhotoResource | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const photos = useQuery({
    queryKey: ['photos'],
    queryFn: () => callApi<{ items: PhotoResource[] }>('/photos?limit=24'),
  });

  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem('');
    const form = new FormData();
    form.append('file', file);
    try {
      setChosen(await callApi<PhotoResource>('/photos', { method: 'POST', form }));
      await queries.invalidateQueries({ queryKey: ['photos'] });
    } catch (error) {
      setProblem((error as Error).message || words.offline);
    } finally {
      setBusy(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void upload(event.dataTransfer.files[0]);
  };

  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="picker">
          <div>
            <div className="list-bar">
              <Heading slot="title">{words.choosePhoto}</Heading>
              <button type="button" className="plain" onClick={onClose}>
                {words.close}
              </button>
            </div>
            {problem && (
              <p className="notice bad" role="alert">
                {words.failed} {problem}
              </p>
            )}
            {chosen ? (
              <PhotoDetails photo={chosen} onUse={onUse} onBack={() => setChosen(null)} />
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
                {photos.isPending && <p className="quiet">{words.loading}</p>}
                {photos.data?.items.length === 0 && <p className="empty">{words.noPhotos}</p>}
                <ul className="photos">
                  {photos.data?.items.map((photo) => (
                    <li key={photo.id}>
                      <button
                        type="button"
                        onClick={() => setChosen(photo)}
                        aria-label={photo.alt || photo.caption || photo.id}
                      >
                        <img src={photo.thumbnail} alt="" loading="lazy" style={{ background: photo.colour }} />
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
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
  const { words } = useDesk();
  const [caption, setCaption] = useState(photo.caption);
  const [alt, setAlt] = useState(photo.alt);
  const [credits, setCredits] = useState(photo.credits.join('; '));
  const [problem, setProblem] = useState('');
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
      setProblem((error as Error).message || words.offline);
    }
  };
  return (
    <div className="photo-details">
      <img src={photo.thumbnail} alt={photo.alt} style={{ background: photo.colour }} />
      <div>
        {problem && (
          <p className="notice bad" role="alert">
            {problem}
          </p>
        )}
        <Field label={words.caption} value={caption} onChange={setCaption} />
        <Field label={words.alt} value={alt} onChange={setAlt} />
        <Field label={`${words.credits} (;)`} value={credits} onChange={setCredits} />
        <button type="button" className="button" onClick={() => void use()}>
          {words.use}
        </button>{' '}
        <button type="button" className="plain" onClick={onBack}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

function Field(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="field">
      {props.label}
      <input dir="auto" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </label>
  );
}
