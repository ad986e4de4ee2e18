import type { MenuEntry, MenuLink } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { useWords } from '../frame/desk.ts';
import { type LinkRow, LinksField } from './links-field.tsx';
import type { PartProps } from './use-settings.ts';

/** The menu under the masthead: every section in its order, or the publication's own. */
export function MenuPart({ draft, set, answer }: PartProps) {
  const words = useWords(settingsWords);
  const standard: MenuEntry[] = answer.sections.map(({ id }) => ({ link: { kind: 'section', id }, children: [] }));
  return (
    <>
      <label className="settings-check">
        <input
          type="checkbox"
          checked={draft.menu === null}
          onChange={(event) => set({ menu: event.target.checked ? null : standard })}
        />
        {words.standardMenu}
      </label>
      {draft.menu && (
        <LinksField
          label={words.fields.menu}
          answer={answer}
          nests
          rows={rowsOf(draft.menu)}
          onChange={(rows) => set({ menu: entriesOf(rows) })}
        />
      )}
    </>
  );
}

function rowsOf(menu: readonly MenuEntry[]): LinkRow[] {
  return menu.flatMap(({ link, children }) => [
    { link, isUnder: false },
    ...children.map((child: MenuLink) => ({ link: child, isUnder: true })),
  ]);
}

/** What stands first is under nothing. */
function entriesOf(rows: readonly LinkRow[]): MenuEntry[] {
  const entries: MenuEntry[] = [];
  for (const { link, isUnder } of rows) {
    const last = entries.at(-1);
    if (isUnder && last) last.children.push(link);
    else entries.push({ link, children: [] });
  }
  return entries;
}
