import { SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { ImageField } from './image-field.tsx';
import type { PartProps } from './use-settings.ts';

/** What other sites and machines see of the publication. */
export function SharingPart({ draft, set }: PartProps) {
  const { fields, hints } = useWords(settingsWords);
  return (
    <>
      <ImageField
        kind="share"
        label={fields.shareImage}
        value={draft.shareImage}
        onChange={(shareImage) => set({ shareImage })}
      />
      <p className="field-hint">{hints.shareImage}</p>
      <TextField
        label={fields.newsSitemapName}
        hint={hints.newsSitemapName}
        placeholder={draft.name}
        value={draft.newsSitemapName}
        most={SETTINGS_LIMITS.name}
        onChange={(newsSitemapName) => set({ newsSitemapName })}
      />
    </>
  );
}
