import { useId } from 'react';
import { RULE_LIMITS } from '../../../features/newsletter/automatic-rule.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import type { NewsletterPart } from './newsletter-fields.tsx';

/** When and of what editions compose themselves. */
export function NewsletterAutomatic({ draft, set }: NewsletterPart) {
  const words = useWords(newsletterWords);
  const { timeZone } = useDesk();
  const rule = draft.automatic;
  const change = (next: Partial<typeof rule>) => set({ automatic: { ...rule, ...next } });
  return (
    <fieldset className="settings-group">
      <legend>{words.groups.automatic}</legend>
      <label className="settings-check">
        <input type="checkbox" checked={rule.isOn} onChange={(event) => change({ isOn: event.target.checked })} />
        {words.isAutomatic}
      </label>
      <p className="field-hint">{words.automaticHint}</p>
      {rule.isOn && (
        <>
          <fieldset className="day-choice">
            <legend className="field-label">{words.days}</legend>
            {words.dayNames.map((name, day) => (
              <label key={name} className="settings-check">
                <input
                  type="checkbox"
                  checked={rule.days.includes(day)}
                  onChange={(event) =>
                    change({
                      days: event.target.checked ? [...rule.days, day].sort() : rule.days.filter((one) => one !== day),
                    })
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
          <div className="settings-pair">
            <TimeField
              label={words.time}
              hint={words.timeHint(timeZone)}
              value={rule.time}
              onChange={(time) => change({ time })}
            />
            <NumberField
              label={words.most}
              value={rule.most}
              from={1}
              to={RULE_LIMITS.most}
              onChange={(most) => change({ most })}
            />
            <NumberField
              label={words.fewest}
              value={rule.fewest}
              from={1}
              to={RULE_LIMITS.most}
              onChange={(fewest) => change({ fewest })}
            />
            <NumberField
              label={words.review}
              hint={words.reviewHint}
              value={rule.reviewMinutes}
              from={0}
              to={RULE_LIMITS.reviewMinutes}
              onChange={(reviewMinutes) => change({ reviewMinutes })}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

type NumberProps = {
  label: string;
  hint?: string;
  value: number;
  from: number;
  to: number;
  onChange: (value: number) => void;
};

export function NumberField({ label, hint, value, from, to, onChange }: NumberProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="number"
        min={from}
        max={to}
        step={1}
        required
        value={Number.isNaN(value) ? '' : value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

type TimeProps = { label: string; hint: string; value: string; onChange: (value: string) => void };

export function TimeField({ label, hint, value, onChange }: TimeProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="time"
        dir="ltr"
        required
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
    </div>
  );
}
