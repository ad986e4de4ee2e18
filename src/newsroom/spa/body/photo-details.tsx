import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { LIMITS } from '../../../features/articles/article.ts';
import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Problem } from '../parts/notice.tsx';
import { notePhoto, photoOf } from './known-photos.ts';

type PhotoDetailsProps = {
  attrs: Record<string, unknown>;
  set: (said: { caption?: string | null; alt?: string | null; decorative?: boolean }) => void;
  remove: ReactNode;
};

/** What is said of a photo in this place; where nothing is, the library's words stand. Its credits are the photo's own. */
export function PhotoDetails({ attrs, set, remove }: PhotoDetailsProps) {
  const words = useWords(bodyWords);
  const id = String(attrs.photoId);
  const photo = useQuery({ queryKey: ['photo', id], queryFn: () => photoOf(id) });
  const isDecorative = attrs.decorative === true;
  return (
    <>
      <TextField
        label={words.caption}
        wraps
        value={String(attrs.caption ?? '')}
        placeholder={photo.data?.caption || words.fromLibrary}
        most={LIMITS.caption}
        onChange={(caption) => set({ caption: caption || null })}
      />
      {!isDecorative && (
        <TextField
          label={words.alt}
          hint={words.altHint}
          value={String(attrs.alt ?? '')}
          placeholder={photo.data?.alt || words.fromLibrary}
          most={LIMITS.alt}
          onChange={(alt) => set({ alt: alt || null })}
        />
      )}
      <label className="check">
        <input type="checkbox" checked={isDecorative} onChange={(event) => set({ decorative: event.target.checked })} />{' '}
        {words.decorative}
      </label>
      {photo.data && <Credits photo={photo.data} />}
      <div className="detail-buttons">{remove}</div>
    </>
  );
}

function Credits({ photo }: { photo: PhotoResource }) {
  const words = useWords(bodyWords);
  const [text, setText] = useState(photo.credits.join('; '));
  const [problem, setProblem] = useState<unknown>(null);
  // Saved a moment after the last key, since it belongs to the photo and not to the article.
  useEffect(() => {
    const credits = text
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
    if (credits.join(';') === photo.credits.join(';')) return;
    const timer = setTimeout(() => {
      callApi<PhotoResource>(`/photos/${photo.id}`, { method: 'PATCH', json: { credits } }).then((saved) => {
        notePhoto(saved);
        setProblem(null);
      }, setProblem);
    }, 800);
    return () => clearTimeout(timer);
  }, [text, photo]);
  return (
    <>
      <TextField label={words.credits} hint={words.creditsHint} value={text} onChange={setText} />
      {problem !== null && <Problem error={problem} />}
    </>
  );
}
