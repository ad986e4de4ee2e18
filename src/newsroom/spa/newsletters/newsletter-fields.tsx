import { LIMITS } from '../../../features/articles/article.ts';
import { WHEN_UNCERTAIN, type WhenUncertain } from '../../../features/newsletter/newsletter.ts';
import type { NewsletterDesign } from '../../../features/newsletter/newsletter-design.ts';
import { STANDARD_ACCENT } from '../../../features/publication/colour.ts';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import type { NewsletterResource } from '../../contract/newsletters.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { NamesField } from '../parts/names-field.tsx';
import { NewsletterWelcome } from './newsletter-welcome.tsx';

export type NewsletterPart = {
  draft: NewsletterResource;
  set: (change: Partial<NewsletterResource>) => void;
  sections: readonly { id: string; name: string }[];
};

/** What it is, who sends it, from where it takes, how it looks, what it says to who comes and what it does in doubt. */
export function NewsletterFields({ draft, set, sections }: NewsletterPart) {
  const words = useWords(newsletterWords);
  const names = draft.sections.flatMap((id) => sections.find((one) => one.id === id)?.name ?? []);
  const languages = Object.entries(words.languages).map(([value, label]) => ({ value, label }));
  return (
    <>
      <fieldset className="settings-group">
        <legend>{words.groups.what}</legend>
        <TextField
          label={words.name}
          value={draft.name}
          most={LIMITS.name}
          onChange={(name) => set({ name })}
          required
        />
        <TextField
          label={words.description}
          hint={words.descriptionHint}
          value={draft.description}
          most={500}
          wraps
          onChange={(description) => set({ description })}
        />
        <div className="settings-pair">
          <TextField
            label={words.slug}
            hint={words.slugHint}
            value={draft.slug}
            dir="ltr"
            most={60}
            onChange={(slug) => set({ slug })}
          />
          <Choice
            label={words.language}
            value={draft.language}
            options={languages}
            onChange={(language) => set({ language })}
          />
        </div>
        <label className="settings-check">
          <input
            type="checkbox"
            checked={draft.isClosed}
            onChange={(event) => set({ isClosed: event.target.checked })}
          />
          {words.close}
        </label>
        <p className="field-hint">{words.closeHint}</p>
      </fieldset>
      <fieldset className="settings-group">
        <legend>{words.groups.sender}</legend>
        <div className="settings-pair">
          <TextField
            label={words.senderName}
            value={draft.senderName}
            most={LIMITS.name}
            onChange={(senderName) => set({ senderName })}
            required
          />
          <TextField
            label={words.senderEmail}
            hint={words.senderEmailHint}
            type="email"
            dir="ltr"
            value={draft.senderEmail}
            onChange={(senderEmail) => set({ senderEmail })}
            required
          />
          <TextField
            label={words.replyTo}
            hint={words.replyToHint}
            type="email"
            dir="ltr"
            value={draft.replyTo}
            onChange={(replyTo) => set({ replyTo })}
          />
        </div>
      </fieldset>
      <fieldset className="settings-group">
        <legend>{words.groups.content}</legend>
        <NamesField
          label={words.sections}
          value={names}
          known={sections.map(({ name }) => name)}
          allowsNew={false}
          onChange={(chosen) => {
            const ids = chosen.flatMap((name) => sections.find((one) => one.name === name)?.id ?? []);
            set({ sections: ids as typeof draft.sections });
          }}
        />
        <p className="field-hint">{words.sectionsHint}</p>
      </fieldset>
      <NewsletterLook design={draft.design} onChange={(design) => set({ design })} />
      <NewsletterWelcome draft={draft} set={set} />
      <fieldset className="settings-group">
        <legend>{words.groups.engine}</legend>
        <Choice
          label={words.whenUncertain}
          hint={words.whenUncertainHint}
          value={draft.whenUncertain}
          options={WHEN_UNCERTAIN.map((value) => ({ value, label: words.whenUncertainChoice[value] }))}
          onChange={(whenUncertain) => set({ whenUncertain: whenUncertain as WhenUncertain })}
        />
      </fieldset>
    </>
  );
}

type LookProps = { design: NewsletterDesign; onChange: (design: NewsletterDesign) => void };

function NewsletterLook({ design, onChange }: LookProps) {
  const words = useWords(newsletterWords);
  const photos = (['all', 'first', 'none'] as const).map((value) => ({ value, label: words.photosChoice[value] }));
  return (
    <fieldset className="settings-group">
      <legend>{words.groups.look}</legend>
      <div className="settings-pair">
        <div className="field">
          <label className="settings-check">
            <input
              type="checkbox"
              checked={design.accent !== null}
              onChange={(event) => onChange({ ...design, accent: event.target.checked ? STANDARD_ACCENT.light : null })}
            />
            {words.ownAccent}
          </label>
          {design.accent !== null && (
            <input
              type="color"
              aria-label={words.accent}
              value={design.accent}
              onChange={(event) => onChange({ ...design, accent: event.target.value })}
            />
          )}
        </div>
        <Choice
          label={words.photos}
          value={design.photos}
          options={photos}
          onChange={(chosen) => onChange({ ...design, photos: chosen as NewsletterDesign['photos'] })}
        />
      </div>
      <TextField
        label={words.closing}
        hint={words.closingHint}
        value={design.closing}
        most={1000}
        lines
        onChange={(closing) => onChange({ ...design, closing })}
      />
    </fieldset>
  );
}
