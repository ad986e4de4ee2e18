import { useState } from 'react';
import { type AuthorLink, NAME_LIMITS, type NameKind } from '../../../features/articles/desk-name.ts';
import { nameWords } from '../../../language/strings/newsroom/name-words.ts';
import type { NameResource } from '../../contract/names.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { AuthorFields, type AuthorForm } from './author-fields.tsx';

type NameDialogProps = {
  kind: NameKind;
  /** Null: a new one. */
  name: NameResource | null;
  onDone: (said: string) => Promise<void>;
  onClose: () => void;
};

/** What is said of a section, a topic or an author. */
export function NameDialog({ kind, name, onDone, onClose }: NameDialogProps) {
  const words = useWords(nameWords);
  const { words: desk } = useDesk();
  const [called, setCalled] = useState(name?.name ?? '');
  const [slug, setSlug] = useState(name?.slug ?? '');
  const [description, setDescription] = useState(name?.description ?? '');
  const [author, setAuthor] = useState<AuthorForm>({
    roleTitle: name?.roleTitle ?? '',
    email: name?.email ?? '',
    links: name?.links ?? [],
    photo: name?.photo ?? null,
  });
  const send = async () => {
    const json = {
      name: called,
      ...(slug ? { slug } : {}),
      description,
      ...(kind === 'author' ? { ...author, links: author.links.filter(isGiven) } : {}),
    };
    if (name) await callApi(`/names/${kind}/${name.id}`, { method: 'PATCH', json });
    else await callApi(`/names/${kind}`, { method: 'POST', json });
    await onDone(words.saved);
  };
  const isAuthor = kind === 'author';
  return (
    <FormModal
      title={name?.name ?? words.makes[kind]}
      action={name ? desk.save : words.make}
      isReady={called.trim() !== ''}
      onSend={send}
      onClose={onClose}
    >
      <TextField label={words.name} value={called} most={NAME_LIMITS.name} onChange={setCalled} required autoFocus />
      <TextField label={words.slug} value={slug} most={NAME_LIMITS.slug} hint={words.slugHint} onChange={setSlug} />
      <TextField
        label={isAuthor ? words.bio : words.description}
        lines
        value={description}
        most={isAuthor ? NAME_LIMITS.bio : NAME_LIMITS.description}
        hint={words.descriptionHint}
        onChange={setDescription}
      />
      {isAuthor && <AuthorFields form={author} onChange={setAuthor} />}
    </FormModal>
  );
}

function isGiven(link: AuthorLink): boolean {
  return link.label.trim() !== '' || link.url.trim() !== '';
}
