import { RULE_LIMITS } from '../../../features/newsletter/automatic-rule.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { NumberField, TimeField } from './newsletter-automatic.tsx';
import type { NewsletterPart } from './newsletter-fields.tsx';

const FIRST_DAY = 5;

/** Whether readers may have the week's digest instead of each edition, and when it goes. */
export function NewsletterDigest({ draft, set }: NewsletterPart) {
  const words = useWords(newsletterWords);
  const { timeZone } = useDesk();
  const rule = draft.digest;
  const change = (next: Partial<typeof rule>) => set({ digest: { ...rule, ...next } });
  const turn = (isOn: boolean) =>
    change(isOn && rule.days.length === 0 ? { isOn, days: [FIRST_DAY], fewest: 1, most: 12 } : { isOn });
  return (
    <fieldset className="settings-group">
      <legend>{words.groups.digest}</legend>
      <label className="settings-check">
        <input type="checkbox" checked={rule.isOn} onChange={(event) => turn(event.target.checked)} />
        {words.hasDigest}
      </label>
      <p className="field-hint">{words.digestHint}</p>
      {rule.isOn && (
        <div className="settings-pair">
          <Choice
            label={words.digestDay}
            value={String(rule.days[0] ?? FIRST_DAY)}
            options={words.dayNames.map((label, day) => ({ value: String(day), label }))}
            onChange={(day) => change({ days: [Number(day)] })}
          />
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
            label={words.review}
            hint={words.reviewHint}
            value={rule.reviewMinutes}
            from={0}
            to={RULE_LIMITS.reviewMinutes}
            onChange={(reviewMinutes) => change({ reviewMinutes })}
          />
        </div>
      )}
    </fieldset>
  );
}
