import {
  type Appearance,
  accentContrast,
  isColour,
  isReadable,
  nearestReadable,
  STANDARD_ACCENT,
} from '../../../features/publication/colour.ts';
import { FACES, type Faces, SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { ImageField } from './image-field.tsx';
import type { PartProps } from './use-settings.ts';

/** Logo, colours, faces. */
export function LooksPart({ draft, set }: PartProps) {
  const words = useWords(settingsWords);
  const accent = draft.accent ?? STANDARD_ACCENT;
  const setAccent = (appearance: Appearance, colour: string) => {
    const next = { ...accent, [appearance]: colour };
    const isStandard = next.light === STANDARD_ACCENT.light && next.dark === STANDARD_ACCENT.dark;
    set({ accent: isStandard ? null : { light: next.light, dark: next.dark } });
  };
  return (
    <>
      <fieldset className="settings-group">
        <legend>{words.fields.logo}</legend>
        <p className="quiet">{words.hints.logo}</p>
        <div className="settings-pair">
          {(['light', 'dark'] as const).map((appearance) => (
            <ImageField
              key={appearance}
              kind="logo"
              label={words.logoFor[appearance]}
              appearance={appearance}
              value={draft.logo[appearance]}
              onChange={(image) => set({ logo: { ...draft.logo, [appearance]: image } })}
            />
          ))}
        </div>
        <TextField
          label={words.logoAlt}
          hint={words.hints.logoAlt}
          value={draft.logo.alt}
          most={SETTINGS_LIMITS.alt}
          onChange={(alt) => set({ logo: { ...draft.logo, alt } })}
        />
      </fieldset>
      <fieldset className="settings-group">
        <legend>{words.fields.accent}</legend>
        <div className="settings-pair">
          {(['light', 'dark'] as const).map((appearance) => (
            <ColourField
              key={appearance}
              appearance={appearance}
              value={accent[appearance]}
              onChange={(colour) => setAccent(appearance, colour)}
            />
          ))}
        </div>
        {draft.accent && (
          <button type="button" className="plain" onClick={() => set({ accent: null })}>
            {words.standardColours}
          </button>
        )}
      </fieldset>
      <Choice
        label={words.fields.faces}
        hint={words.hints.faces}
        value={draft.faces}
        onChange={(faces) => set({ faces: faces as Faces })}
        options={FACES.map((value) => ({ value, label: words.faces[value] }))}
      />
    </>
  );
}

type ColourFieldProps = { appearance: Appearance; value: string; onChange: (colour: string) => void };

/** A colour by the picker or by its number, with how well it can be read, and the nearest that can. */
function ColourField({ appearance, value, onChange }: ColourFieldProps) {
  const words = useWords(settingsWords);
  const isKnown = isColour(value);
  const readable = isKnown && isReadable(value, appearance);
  const label = words.accentFor[appearance];
  return (
    <div className="colour-field">
      <TextField
        label={label}
        dir="ltr"
        value={value}
        onChange={(typed) => onChange(typed.trim().toLowerCase())}
        error={isKnown ? undefined : words.notAColour}
      />
      <input
        type="color"
        aria-label={words.pick(label)}
        value={isKnown ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
      />
      {isKnown && (
        <p className={readable ? 'field-hint' : 'field-error'} role="status">
          {words.contrast(accentContrast(value, appearance).toFixed(1))} {readable ? words.readable : words.unreadable}{' '}
          {!readable && (
            <button type="button" className="plain" onClick={() => onChange(nearestReadable(value, appearance))}>
              {words.nearest}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
