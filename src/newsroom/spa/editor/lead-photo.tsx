import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { photoOf } from '../body/known-photos.ts';
import { PhotoDetails } from '../body/photo-details.tsx';
import { useWords } from '../frame/desk.ts';
import { PhotoPicker } from '../photos/photo-picker.tsx';
import type { SetField } from './article-fields.ts';

type LeadPhotoValue = ArticleResource['lead'];

/** The photo over the article and on its card, and what is said of it there. */
export const LeadPhoto = memo(function LeadPhoto({ lead, set }: { lead: LeadPhotoValue; set: SetField }) {
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
          set={(said) => set('lead', { ...lead, ...said })}
          remove={
            <button type="button" className="plain" onClick={() => set('lead', null)}>
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
            set('lead', { photo: chosen.id, caption: null, alt: null, decorative: false });
          }}
        />
      )}
    </section>
  );
});
