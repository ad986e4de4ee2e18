import { useMemo, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, useFilter } from 'react-aria-components';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { SITE_LANGUAGES } from '../../contract/settings.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import type { PartProps } from './use-settings.ts';

/** In which language and in which time zone the publication is. */
export function PlacePart({ draft, set }: PartProps) {
  const words = useWords(settingsWords);
  return (
    <>
      <Choice
        label={words.fields.language}
        hint={words.hints.language}
        value={draft.language}
        onChange={(language) => set({ language })}
        options={SITE_LANGUAGES.map((value) => ({ value, label: words.siteLanguages[value] }))}
      />
      <ZoneField value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
    </>
  );
}

const SHOWN = 40;

/** Found while typing: by the zone's own name, or by the city in the desk's language as far as the browser knows it. */
export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const words = useWords(settingsWords);
  const { language } = useDesk();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState<string | null>(null);
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((id) => ({ id, text: zoneText(id, language) })),
    [language],
  );
  const text = typed ?? zoneText(value, language);
  const fitting = typed === null ? zones : zones.filter((zone) => contains(zone.text, typed));
  return (
    <ComboBox
      className="field names-combo"
      items={fitting.slice(0, SHOWN)}
      inputValue={text}
      onInputChange={setTyped}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
        setTyped(null);
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) setTyped(null);
      }}
      menuTrigger="focus"
    >
      <Label className="field-label">{words.fields.timeZone}</Label>
      <Input dir="ltr" onFocus={(event) => event.target.select()} />
      <p className="field-hint">{words.hints.timeZone(nowIn(value, language))}</p>
      <Popover className="popover options">
        <ListBox<{ id: string; text: string }>>
          {(zone) => (
            <ListBoxItem id={zone.id} textValue={zone.text} className="option">
              <bdi>{zone.text}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function zoneText(zone: string, language: string): string {
  try {
    const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
    return `${zone} (${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''})`;
  } catch {
    return zone;
  }
}

function nowIn(timeZone: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
      new Date(),
    );
  } catch {
    return '–';
  }
}
