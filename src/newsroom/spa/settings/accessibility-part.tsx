import { SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import type { PartProps } from './use-settings.ts';

/** Who answers for accessibility: the statement must name them. */
export function AccessibilityPart({ draft: { accessibility }, set }: PartProps) {
  const words = useWords(settingsWords);
  const change = (next: Partial<typeof accessibility>) => set({ accessibility: { ...accessibility, ...next } });
  const { coordinator } = words;
  return (
    <>
      <p className="quiet">{words.hints.accessibility}</p>
      <TextField
        label={coordinator.name}
        value={accessibility.name}
        most={SETTINGS_LIMITS.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={coordinator.phone}
        type="tel"
        dir="ltr"
        value={accessibility.phone}
        most={SETTINGS_LIMITS.phone}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        label={coordinator.email}
        type="email"
        dir="ltr"
        value={accessibility.email}
        onChange={(email) => change({ email })}
      />
      <TextField
        label={coordinator.checkedOn}
        type="date"
        value={accessibility.checkedOn ?? ''}
        onChange={(day) => change({ checkedOn: day || null })}
      />
      <TextField
        label={coordinator.note}
        hint={words.hints.accessibilityNote}
        lines
        value={accessibility.note}
        most={SETTINGS_LIMITS.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}
