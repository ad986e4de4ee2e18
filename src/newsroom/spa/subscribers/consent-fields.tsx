import { subscriberWords } from '../../../language/strings/newsroom/subscriber-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { MomentField } from '../parts/moment-field.tsx';

export type Consent = { source: string; wording: string; at: string | null };

export function isConsent(consent: Consent): boolean {
  return consent.source.trim() !== '' && consent.wording.trim() !== '' && consent.at !== null;
}

/** The proof that is asked of whoever brings people in: where they agreed, to which words, when. */
export function ConsentFields({ consent, onChange }: { consent: Consent; onChange: (consent: Consent) => void }) {
  const words = useWords(subscriberWords);
  return (
    <>
      <TextField
        label={words.consentSource}
        hint={words.consentSourceHint}
        value={consent.source}
        most={500}
        onChange={(source) => onChange({ ...consent, source })}
        required
      />
      <TextField
        label={words.consentWording}
        hint={words.consentWordingHint}
        value={consent.wording}
        most={2000}
        wraps
        onChange={(wording) => onChange({ ...consent, wording })}
      />
      <MomentField label={words.consentAt} value={consent.at} onChange={(at) => onChange({ ...consent, at })} />
    </>
  );
}
