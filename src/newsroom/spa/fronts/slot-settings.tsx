import { useState } from 'react';
import {
  COUNTS,
  FRONT_LIMITS,
  isMovable,
  PICTURES,
  type PictureChoice,
  type Pin,
  type Rule,
  type Slot,
} from '../../../features/fronts/front.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { SectionId } from '../../../platform/ids.ts';
import type { FrontResource } from '../../contract/fronts.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { MomentField } from '../parts/moment-field.tsx';

type SlotSettingsProps = {
  slot: Slot;
  name: string;
  sections: FrontResource['sections'];
  /** A section's front fills from its own section alone. */
  section: string | null;
  onChange: (change: Partial<Slot>) => void;
  onClose: () => void;
};

/** A slot's name, the rule that fills it, and how many stand in it. */
export function SlotSettings({ slot, name, sections, section, onChange, onClose }: SlotSettingsProps) {
  const words = useWords(frontWords);
  const [title, setTitle] = useState(slot.title);
  const [by, setBy] = useState<Rule['by']>(slot.rule.by);
  const [from, setFrom] = useState<string>(slot.rule.by === 'nothing' ? '' : (slot.rule.section ?? ''));
  const [count, setCount] = useState(String(slot.count));
  const [least, most] = COUNTS[slot.kind];
  const counts = Array.from({ length: most - least + 1 }, (_, n) => String(least + n));
  const hasTitle = isMovable(slot.kind) || slot.kind === 'latest';
  const save = async () => {
    const rule: Rule = by === 'nothing' ? { by } : { by, section: (section ?? (from || null)) as SectionId | null };
    onChange({ title: title.trim(), rule, count: Number(count) });
  };
  return (
    <FormModal title={words.settingsOf(name)} action={words.done} onSend={save} onClose={onClose}>
      {hasTitle && (
        <TextField
          label={words.slotTitle}
          hint={words.slotTitleHint}
          value={title}
          onChange={setTitle}
          most={FRONT_LIMITS.title}
        />
      )}
      {slot.kind !== 'list' && (
        <Choice
          label={words.rule}
          value={by}
          onChange={(value) => setBy(value as Rule['by'])}
          options={(['newest', 'most-read', 'nothing'] as const).map((value) => ({ value, label: words.rules[value] }))}
        />
      )}
      {by !== 'nothing' && !section && (
        <Choice
          label={words.ruleSection}
          value={from}
          onChange={setFrom}
          options={[
            { value: '', label: words.wholePaper },
            ...sections.map(({ id, name: label }) => ({ value: id as string, label })),
          ]}
        />
      )}
      {counts.length > 1 && (
        <Choice
          label={words.count}
          value={count}
          onChange={setCount}
          options={counts.map((value) => ({ value, label: value }))}
        />
      )}
    </FormModal>
  );
}

/** What a front says of a card beside the article's own words, and until when it is pinned. */
export function PinSettings({
  pin,
  name,
  onChange,
  onClose,
}: {
  pin: Pin;
  name: string;
  onChange: (pin: Pin) => void;
  onClose: () => void;
}) {
  const words = useWords(frontWords);
  const [headline, setHeadline] = useState(pin.headline);
  const [kicker, setKicker] = useState(pin.kicker);
  const [picture, setPicture] = useState(pin.picture);
  const [until, setUntil] = useState(pin.until);
  const save = async () => onChange({ ...pin, headline: headline.trim(), kicker: kicker.trim(), picture, until });
  return (
    <FormModal title={words.settingsOf(name)} action={words.done} onSend={save} onClose={onClose}>
      <TextField
        label={words.cardHeadline}
        hint={words.ownHint}
        value={headline}
        onChange={setHeadline}
        most={FRONT_LIMITS.headline}
        wraps
      />
      <TextField
        label={words.cardKicker}
        hint={words.ownHint}
        value={kicker}
        onChange={setKicker}
        most={FRONT_LIMITS.kicker}
      />
      <Choice
        label={words.picture}
        value={picture}
        onChange={(value) => setPicture(value as PictureChoice)}
        options={PICTURES.map((value) => ({ value, label: words.pictures[value] }))}
      />
      <MomentField label={words.pinEnd} hint={words.pinEndHint} value={until} onChange={setUntil} />
      {until && (
        <button type="button" className="plain" onClick={() => setUntil(null)}>
          {words.noEnd}
        </button>
      )}
    </FormModal>
  );
}
