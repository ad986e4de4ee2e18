import { SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import type { PartProps } from './use-settings.ts';

/** Who the publication is, and how one reaches it. */
export function WhoPart({ draft, set }: PartProps) {
  const { fields, hints } = useWords(settingsWords);
  const most = SETTINGS_LIMITS;
  return (
    <>
      <TextField label={fields.name} value={draft.name} most={most.name} required onChange={(name) => set({ name })} />
      <TextField
        label={fields.tagline}
        hint={hints.tagline}
        value={draft.tagline}
        most={most.tagline}
        onChange={(tagline) => set({ tagline })}
      />
      <TextField
        label={fields.about}
        hint={hints.about}
        lines
        value={draft.about}
        most={most.about}
        onChange={(about) => set({ about })}
      />
      <TextField
        label={fields.publisherName}
        hint={hints.publisherName}
        value={draft.publisherName}
        most={most.publisherName}
        onChange={(publisherName) => set({ publisherName })}
      />
      <TextField
        label={fields.contactEmail}
        hint={hints.contactEmail}
        type="email"
        dir="ltr"
        value={draft.contactEmail}
        onChange={(contactEmail) => set({ contactEmail })}
      />
      <TextField
        label={fields.contactPhone}
        type="tel"
        dir="ltr"
        value={draft.contactPhone}
        most={most.phone}
        onChange={(contactPhone) => set({ contactPhone })}
      />
      <TextField
        label={fields.contactAddress}
        value={draft.contactAddress}
        most={most.address}
        onChange={(contactAddress) => set({ contactAddress })}
      />
    </>
  );
}
