import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { photoOf } from '../body/known-photos.ts';
import { PhotoDetails } from '../body/photo-details.tsx';
import { useWords } from '../frame/desk.ts';
import { PhotoPicker } from '../photos/photo-picker.tsx';

type LeadPhotoValue = ArticleResource['lead'];

/** The photo over the article and on its card, and what is said of it there. */
export function LeadPhoto({ lead, onChange }: { lead: LeadPhotoValue; onChange: (lead: LeadPhotoValue) => void }) {
  const words = useWords(editorWords);
  const [picking, setPicking] = useState(false);
  const photo = useQuery({
    queryKey: ['photo', lead?.photo],
    queryFn: () => photoOf(lead?.photo ?? ''),
    enabled: lead !== null,
  });
  return (
    <section className="lead-photo" aria-label={words.lead}>
      <h2>{words.lead}</h2>
      {lead && photo.data && (
        <img src={photo.data.thumbnail} alt={photo.data.alt} style={{ background: photo.data.colour }} />
      )}
      <button type="button" className="button button-quiet" onClick={() => setPicking(true)}>
        {lead ? words.changePhoto : words.choosePhoto}
      </button>
      {lead && (
        <PhotoDetails
          key={lead.photo}
          attrs={{ ...lead, photoId: lead.photo }}
          set={(said) => onChange({ ...lead, ...said })}
          remove={
            <button type="button" className="plain" onClick={() => onChange(null)}>
              {words.removePhoto}
            </button>
          }
        />
      )}
      {picking && (
        <PhotoPicker
          onClose={() => setPicking(false)}
          onUse={(chosen) => {
            setPicking(false);
            onChange({ photo: chosen.id, caption: null, alt: null, decorative: false });
          }}
        />
      )}
    </section>
  );
}
