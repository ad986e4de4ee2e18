import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type AuthorLink, NAME_LIMITS } from '../../../features/articles/desk-name.ts';
import { nameWords } from '../../../language/strings/newsroom/name-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { PhotoPicker } from '../photos/photo-picker.tsx';

export type AuthorForm = { roleTitle: string; email: string; links: AuthorLink[]; photo: string | null };
type AuthorFieldsProps = { form: AuthorForm; onChange: (form: AuthorForm) => void };

/** What only authors have: a role, a portrait, an address, links. */
export function AuthorFields({ form, onChange }: AuthorFieldsProps) {
  const words = useWords(nameWords);
  const set = (change: Partial<AuthorForm>) => onChange({ ...form, ...change });
  const setLink = (at: number, change: Partial<AuthorLink>) =>
    set({ links: form.links.map((link, index) => (index === at ? { ...link, ...change } : link)) });
  return (
    <>
      <TextField
        label={words.roleTitle}
        value={form.roleTitle}
        most={NAME_LIMITS.roleTitle}
        onChange={(roleTitle) => set({ roleTitle })}
      />
      <TextField label={words.email} type="email" dir="ltr" value={form.email} onChange={(email) => set({ email })} />
      <Portrait id={form.photo} onChange={(photo) => set({ photo })} />
      <fieldset className="links-field">
        <legend>{words.links}</legend>
        {form.links.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: links have no name of their own while they are typed.
          <div key={index} className="link-row">
            <TextField
              label={words.linkLabel}
              value={link.label}
              most={NAME_LIMITS.name}
              onChange={(label) => setLink(index, { label })}
            />
            <TextField
              label={words.linkUrl}
              type="url"
              dir="ltr"
              value={link.url}
              onChange={(url) => setLink(index, { url })}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={`${words.removeLink} ${link.label}`}
              onClick={() => set({ links: form.links.filter((_, at) => at !== index) })}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </div>
        ))}
        {form.links.length < NAME_LIMITS.links && (
          <button
            type="button"
            className="plain"
            onClick={() => set({ links: [...form.links, { label: '', url: '' }] })}
          >
            <Plus aria-hidden="true" />
            {words.addLink}
          </button>
        )}
      </fieldset>
    </>
  );
}

function Portrait({ id, onChange }: { id: string | null; onChange: (id: string | null) => void }) {
  const words = useWords(nameWords);
  const [isPicking, setPicking] = useState(false);
  const photo = useQuery({
    queryKey: ['photo', id],
    queryFn: () => callApi<PhotoResource>(`/photos/${id}`),
    enabled: id !== null,
  });
  return (
    <div className="field portrait-field">
      <span className="field-label">{words.photo}</span>
      {id && photo.data && <img src={photo.data.thumbnail} alt={photo.data.alt} className="portrait" />}
      <div className="page-actions">
        <button type="button" className="button button-quiet" onClick={() => setPicking(true)}>
          {words.choosePhoto}
        </button>
        {id && (
          <button type="button" className="plain" onClick={() => onChange(null)}>
            {words.removePhoto}
          </button>
        )}
      </div>
      {isPicking && (
        <PhotoPicker
          onClose={() => setPicking(false)}
          onUse={(chosen) => {
            setPicking(false);
            onChange(chosen.id);
          }}
        />
      )}
    </div>
  );
}
