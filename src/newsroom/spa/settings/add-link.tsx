import { Plus } from 'lucide-react';
import { useState } from 'react';
import { type MenuLink, SETTINGS_LIMITS, TOOLS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import type { SettingsAnswer } from '../../contract/settings.ts';
import { useWords } from '../frame/desk.ts';
import { Choice, TextField } from '../parts/field.tsx';

const OWN = 'own';

/** One more link: a section, a page, a tool of the site, or an address of one's own. */
export function AddLink({ answer, onAdd }: { answer: SettingsAnswer; onAdd: (link: MenuLink) => void }) {
  const words = useWords(settingsWords);
  const [chosen, setChosen] = useState('');
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('');
  const links: [string, string, MenuLink][] = [
    ...answer.sections.map(({ id, name }): [string, string, MenuLink] => [
      `section:${id}`,
      name,
      { kind: 'section', id },
    ]),
    ...answer.pages.map(({ slug, title }): [string, string, MenuLink] => [
      `page:${slug}`,
      title,
      { kind: 'page', slug },
    ]),
    ...TOOLS.map((tool): [string, string, MenuLink] => [`tool:${tool}`, words.tools[tool], { kind: 'tool', tool }]),
  ];
  const add = () => {
    const link: MenuLink | undefined =
      chosen === OWN ? { kind: 'link', label, url } : links.find(([key]) => key === chosen)?.[2];
    if (!link) return;
    onAdd(link);
    setChosen('');
    setLabel('');
    setUrl('');
  };
  const isReady = chosen === OWN ? label.trim() !== '' && url.trim() !== '' : chosen !== '';
  return (
    <div className="add-link">
      <Choice
        label={words.addLink}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: '', label: words.chooseLink },
          ...links.map(([value, text]) => ({ value, label: text })),
          { value: OWN, label: words.ownLink },
        ]}
      />
      {chosen === OWN && (
        <>
          <TextField label={words.linkLabel} value={label} most={SETTINGS_LIMITS.label} onChange={setLabel} />
          <TextField label={words.linkUrl} dir="ltr" inputMode="url" value={url} onChange={setUrl} />
        </>
      )}
      <button type="button" className="button button-quiet" disabled={!isReady} onClick={add}>
        <Plus aria-hidden="true" />
        {words.add}
      </button>
    </div>
  );
}
