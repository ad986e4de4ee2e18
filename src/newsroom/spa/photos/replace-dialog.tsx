import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoChange, PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { PlaceList, usePlaces } from './photo-places.tsx';

type ReplaceDialogProps = {
  photo: PhotoResource;
  onClose: () => void;
  onReplaced: (next: PhotoResource) => void;
  onUndone: () => void;
};

/** Chooses or uploads the photo that takes another's place, says where, and does it. */
export function ReplaceDialog({ photo, onClose, onReplaced, onUndone }: ReplaceDialogProps) {
  const words = useWords(photoWords);
  const [next, setNext] = useState<PhotoResource | null>(null);
  if (!next || next.id === photo.id)
    return <PhotoPicker title={words.replaceWith} asIs onUse={setNext} onClose={onClose} />;
  return <Confirm photo={photo} next={next} onClose={onClose} onReplaced={onReplaced} onUndone={onUndone} />;
}

function Confirm({ photo, next, onClose, onReplaced, onUndone }: ReplaceDialogProps & { next: PhotoResource }) {
  const words = useWords(photoWords);
  const queries = useQueryClient();
  const places = usePlaces(photo.id);
  const lacking = lackedWords(photo, next);
  const [carries, setCarries] = useState(true);
  const forget = () =>
    Promise.all(
      ['photos', 'photo', 'photo-places', 'photo-attention'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const undo = async () => {
    await callApi(`/photos/${photo.id}/undo-replacement`, { method: 'POST' });
    await forget();
    toast(words.replacementUndone);
    onUndone();
  };
  const replace = async () => {
    if (carries && lacking) await callApi(`/photos/${next.id}`, { method: 'PATCH', json: lacking });
    await callApi(`/photos/${photo.id}/replace`, { method: 'POST', json: { with: next.id } });
    await forget();
    toast(words.replaced, () => void undo());
    onReplaced(next);
  };
  return (
    <Ask title={words.replaceTitle} action={words.replaceNow} onDo={replace} onClose={onClose}>
      <div className="replace-pair">
        <figure>
          <img src={photo.thumbnail} alt={photo.alt} />
          <figcaption>{words.before}</figcaption>
        </figure>
        <figure>
          <img src={next.thumbnail} alt={next.alt} />
          <figcaption>{words.after}</figcaption>
        </figure>
      </div>
      {places.isPending && <Loading />}
      {places.isError && <Problem error={places.error} onRetry={() => void places.refetch()} />}
      {places.data && (
        <div className="replace-places">
          <p>{words.replaceSaid(places.data.items.length)}</p>
          <PlaceList places={places.data.items} />
        </div>
      )}
      {lacking && (
        <label className="check">
          <input type="checkbox" checked={carries} onChange={(event) => setCarries(event.target.checked)} />
          {words.carryWords}
        </label>
      )}
      <p className="quiet">{words.replaceKeeps}</p>
    </Ask>
  );
}

/** What the old photo says and the new one does not. */
function lackedWords(photo: PhotoResource, next: PhotoResource): PhotoChange | null {
  const lacked: PhotoChange = {
    ...(next.caption === '' && photo.caption !== '' ? { caption: photo.caption } : {}),
    ...(next.alt === '' && photo.alt !== '' ? { alt: photo.alt } : {}),
    ...(next.credits.length === 0 && photo.credits.length > 0 ? { credits: photo.credits } : {}),
  };
  return Object.keys(lacked).length > 0 ? lacked : null;
}
