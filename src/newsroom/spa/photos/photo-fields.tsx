import { LICENCES, SAID_LIMITS } from '../../../features/media/photo.ts';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoChange, PhotoResource } from '../../contract/photos.ts';
import { useMay, useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { NamesField } from '../parts/names-field.tsx';

type PhotoFieldsProps = { photo: PhotoResource; onChange: (change: PhotoChange) => void };

const NO_NAMES: readonly string[] = [];

/** What is said of a photo. */
export function SaidFields({ photo, onChange }: PhotoFieldsProps) {
  const words = useWords(photoWords);
  return (
    <section aria-label={words.description} className="photo-fields">
      <h2>{words.description}</h2>
      <TextField
        lines
        label={words.caption}
        value={photo.caption}
        most={SAID_LIMITS.caption}
        onChange={(caption) => onChange({ caption })}
      />
      <TextField
        lines
        label={words.alt}
        hint={words.altHint}
        value={photo.alt}
        most={SAID_LIMITS.alt}
        onChange={(alt) => onChange({ alt: alt.replace(/\n/g, ' ') })}
      />
      <NamesField
        label={words.credits}
        value={photo.credits}
        known={NO_NAMES}
        most={SAID_LIMITS.credits}
        onChange={(credits) => onChange({ credits })}
      />
      <DayField label={words.takenOn} value={photo.takenOn} onChange={(takenOn) => onChange({ takenOn })} />
    </section>
  );
}

/** Whose it is, on what terms, until when. */
export function RightsFields({ photo, onChange }: PhotoFieldsProps) {
  const words = useWords(photoWords);
  const mayManage = useMay('manage-photos');
  return (
    <fieldset className="photo-fields" disabled={!mayManage}>
      <legend>
        <h2>{words.rightsTitle}</h2>
      </legend>
      {!mayManage && <p className="field-hint">{words.rightsForDesk}</p>}
      <Choice
        label={words.licence}
        value={photo.licence}
        options={LICENCES.map((licence) => ({ value: licence, label: words.licences[licence] }))}
        onChange={(licence) => onChange({ licence: licence as PhotoResource['licence'] })}
      />
      <TextField
        lines
        label={words.rights}
        value={photo.rights}
        most={SAID_LIMITS.rights}
        onChange={(rights) => onChange({ rights })}
      />
      <DayField
        label={words.expiresOn}
        hint={words.expiresHint}
        value={photo.expiresOn}
        onChange={(expiresOn) => onChange({ expiresOn })}
      />
    </fieldset>
  );
}

type DayFieldProps = {
  label: string;
  hint?: string;
  value: string | null;
  onChange: (value: string | null) => void;
};

function DayField({ label, hint, value, onChange }: DayFieldProps) {
  // While a year is being typed it is one of the first centuries.
  const take = (day: string) => (day === '' || day >= '1800') && onChange(day || null);
  return <TextField type="date" label={label} hint={hint} value={value ?? ''} onChange={take} />;
}
