import { useState } from 'react';
import { LIMITS } from '../../../features/articles/article.ts';
import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import type { NewsletterResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { toast } from '../parts/toast.tsx';
import { type Consent, ConsentFields, isConsent } from './consent-fields.tsx';

type AddProps = {
  newsletters: readonly NewsletterResource[];
  chosen: string;
  onDone: () => void;
  onClose: () => void;
};
type Added = { items: { email: string; result: 'added' | 'already' | 'suppressed' }[] };

/** One person who agreed elsewhere. */
export function AddSubscriber({ newsletters, chosen, onDone, onClose }: AddProps) {
  const words = useWords(subscriberWords);
  const [newsletter, setNewsletter] = useState(chosen || (newsletters[0]?.id ?? ''));
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [consent, setConsent] = useState<Consent>({ source: '', wording: '', at: null });
  const add = async () => {
    const json = { email, name, consent };
    const { items } = await callApi<Added>(`/newsletters/${newsletter}/subscribers`, { method: 'POST', json });
    const result = items[0]?.result;
    toast(
      result === 'suppressed' ? words.addSuppressed : result === 'already' ? words.already(email) : words.added(email),
    );
    onDone();
  };
  return (
    <FormModal
      title={words.add}
      action={words.addDo}
      isReady={email.includes('@') && isConsent(consent)}
      onSend={add}
      onClose={onClose}
    >
      <TextField label={words.email} type="email" dir="ltr" value={email} onChange={setEmail} required autoFocus />
      <TextField label={words.name} value={name} most={LIMITS.name} onChange={setName} />
      <Choice
        label={words.newsletter}
        value={newsletter}
        options={newsletters.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setNewsletter}
      />
      <ConsentFields consent={consent} onChange={setConsent} />
    </FormModal>
  );
}
