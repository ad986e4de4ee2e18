import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import type { PartProps } from './use-settings.ts';

/** What is known of the newsletters' readers. */
export function LettersPart({ draft, set }: PartProps) {
  const { fields, hints } = useWords(settingsWords);
  return (
    <div className="field">
      <label className="settings-check">
        <input
          type="checkbox"
          checked={draft.clicksByReader}
          onChange={(event) => set({ clicksByReader: event.target.checked })}
        />
        {fields.clicksByReader}
      </label>
      <p className="field-hint">{hints.clicksByReader}</p>
    </div>
  );
}
