import { Plus, Trash2 } from 'lucide-react';
import { type MenuLink, SETTINGS_LIMITS, SOCIAL_NETWORKS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { LinksField } from './links-field.tsx';
import type { PartProps } from './use-settings.ts';

/** What stands under every page. */
export function FooterPart({ draft, set, answer }: PartProps) {
  const words = useWords(settingsWords);
  const standard = (['archive', 'search', 'newsletters', 'feeds'] as const).map(
    (tool): MenuLink => ({ kind: 'tool', tool }),
  );
  return (
    <>
      <label className="settings-check">
        <input
          type="checkbox"
          checked={draft.footerLinks === null}
          onChange={(event) => set({ footerLinks: event.target.checked ? null : standard })}
        />
        {words.standardFooter}
      </label>
      {draft.footerLinks && (
        <LinksField
          label={words.fields.footerLinks}
          answer={answer}
          rows={draft.footerLinks.map((link) => ({ link, isUnder: false }))}
          onChange={(rows) => set({ footerLinks: rows.map(({ link }) => link) })}
        />
      )}
      <TextField
        label={words.fields.footerText}
        hint={words.hints.footerText}
        lines
        value={draft.footerText}
        most={SETTINGS_LIMITS.footerText}
        onChange={(footerText) => set({ footerText })}
      />
      <SocialLinks draft={draft} set={set} />
    </>
  );
}

function SocialLinks({ draft: { social }, set }: Pick<PartProps, 'draft' | 'set'>) {
  const words = useWords(settingsWords);
  const { words: common } = useDesk();
  const change = (at: number, next: Partial<(typeof social)[number]>) =>
    set({ social: social.map((one, index) => (index === at ? { ...one, ...next } : one)) });
  return (
    <fieldset className="settings-group">
      <legend>{words.fields.social}</legend>
      {social.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while it is typed
        <div key={index} className="social-row">
          <Choice
            label={words.network}
            value={one.network}
            onChange={(network) => change(index, { network: network as (typeof SOCIAL_NETWORKS)[number] })}
            options={SOCIAL_NETWORKS.map((value) => ({ value, label: words.networks[value] }))}
          />
          <TextField
            label={words.linkUrl}
            type="url"
            dir="ltr"
            value={one.url}
            onChange={(url) => change(index, { url })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={common.remove(words.networks[one.network])}
            onClick={() => set({ social: social.filter((_, at) => at !== index) })}
          >
            <Trash2 aria-hidden="true" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button button-quiet"
        onClick={() => set({ social: [...social, { network: 'facebook', url: 'https://' }] })}
      >
        <Plus aria-hidden="true" />
        {words.addSocial}
      </button>
    </fieldset>
  );
}
