import { useState } from 'react';
import { RIBBON_LIMITS, RIBBON_SCOPES } from '../../../features/fronts/ribbon.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { RibbonResource } from '../../contract/fronts.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { MomentField } from '../parts/moment-field.tsx';

const USUAL_LIFE_MS = 2 * 3_600_000;

type RibbonFormProps = {
  /** Null: a new one. */
  ribbon: RibbonResource | null;
  onSaved: (answer: { items: RibbonResource[] }) => void;
  onClose: () => void;
};

/** A line of breaking news: its text, where it leads, and its life. */
export function RibbonForm({ ribbon, onSaved, onClose }: RibbonFormProps) {
  const words = useWords(frontWords);
  const [message, setMessage] = useState(ribbon?.message ?? '');
  const [link, setLink] = useState(ribbon?.article?.id ?? '');
  const [scope, setScope] = useState<'all' | 'home'>(ribbon?.scope ?? 'all');
  const [startsAt, setStartsAt] = useState<string | null>(ribbon?.startsAt ?? null);
  const [endsAt, setEndsAt] = useState<string | null>(
    () => ribbon?.endsAt ?? new Date(Date.now() + USUAL_LIFE_MS).toISOString(),
  );
  const article = articleIn(link);
  const save = async () => {
    const json = { message, article: article || null, scope, startsAt, endsAt };
    const call = ribbon ? ({ method: 'PUT', json } as const) : ({ method: 'POST', json } as const);
    onSaved(await callApi(ribbon ? `/ribbons/${ribbon.id}` : '/ribbons', call));
  };
  return (
    <FormModal
      title={ribbon ? words.ribbon : words.newRibbon}
      action={ribbon ? words.change : words.setRibbon}
      isReady={message.trim() !== '' && endsAt !== null && article !== null}
      onSend={save}
      onClose={onClose}
    >
      <TextField label={words.ribbonText} value={message} onChange={setMessage} most={RIBBON_LIMITS.message} wraps />
      <TextField
        label={words.ribbonArticle}
        hint={words.ribbonArticleHint}
        error={article === null ? words.notAnArticle : undefined}
        value={link}
        onChange={setLink}
        dir="ltr"
      />
      <Choice
        label={words.ribbonScope}
        value={scope}
        onChange={(value) => setScope(value === 'home' ? 'home' : 'all')}
        options={RIBBON_SCOPES.map((value) => ({ value, label: words.scopes[value] }))}
      />
      <MomentField label={words.ribbonStart} value={startsAt} onChange={setStartsAt} />
      <MomentField label={words.ribbonEnd} value={endsAt} onChange={setEndsAt} />
    </FormModal>
  );
}

/** The id in an article's address, on the site or in the newsroom; empty for none, null when there is no id in it. */
function articleIn(link: string): string | null {
  const text = link.trim();
  if (text === '') return '';
  return /^(?:.*\/(?:a|articles)\/)?([0-9a-z]{8})(?:[/?#].*)?$/.exec(text)?.[1] ?? null;
}
