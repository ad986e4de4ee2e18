import { ArrowDown, ArrowUp, CornerDownLeft, CornerDownRight, GripVertical, Trash2 } from 'lucide-react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { MenuLink } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import type { SettingsAnswer } from '../../contract/settings.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { AddLink } from './add-link.tsx';

/** `isUnder`: stands under the last one that does not. */
export type LinkRow = { link: MenuLink; isUnder: boolean };

type LinksFieldProps = {
  label: string;
  answer: SettingsAnswer;
  rows: readonly LinkRow[];
  onChange: (rows: LinkRow[]) => void;
  /** Whether one may stand under another. */
  nests?: boolean;
};

/** Links in an order: dragged, or moved by the keyboard and by buttons. */
export function LinksField({ label, answer, rows, onChange, nests = false }: LinksFieldProps) {
  const words = useWords(settingsWords);
  const { words: common } = useDesk();
  const items = withKeys(rows);
  const move = (from: number, to: number) => {
    const next = [...rows];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(to, 0, taken);
    onChange(next);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = items.filter(({ id }) => keys.has(id));
      const rest = items.filter(({ id }) => !keys.has(id));
      const at = rest.findIndex(({ id }) => id === target.key) + (target.dropPosition === 'after' ? 1 : 0);
      onChange([...rest.slice(0, at), ...moved, ...rest.slice(at)].map(({ row }) => row));
    },
  });
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <GridList
        aria-label={label}
        className="link-rows"
        items={items}
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="quiet">{words.noLinks}</p>}
      >
        {({ id, row, index }) => {
          const name = linkName(row.link, answer, words);
          return (
            <GridListItem id={id} textValue={name} className={row.isUnder ? 'link-row link-under' : 'link-row'}>
              <Button slot="drag" className="icon-button link-grip" aria-label={words.drag(name)}>
                <GripVertical aria-hidden="true" />
              </Button>
              <bdi className="link-name">{name}</bdi>
              <Button
                className="icon-button"
                aria-label={words.up(name)}
                isDisabled={index === 0}
                onPress={() => move(index, index - 1)}
              >
                <ArrowUp aria-hidden="true" />
              </Button>
              <Button
                className="icon-button"
                aria-label={words.down(name)}
                isDisabled={index === rows.length - 1}
                onPress={() => move(index, index + 1)}
              >
                <ArrowDown aria-hidden="true" />
              </Button>
              {nests && (
                <Button
                  className="icon-button"
                  aria-label={row.isUnder ? words.out(name) : words.under(name)}
                  isDisabled={index === 0}
                  onPress={() =>
                    onChange(rows.map((one, at) => (at === index ? { ...one, isUnder: !one.isUnder } : one)))
                  }
                >
                  {row.isUnder ? (
                    <CornerDownLeft className="points-on" aria-hidden="true" />
                  ) : (
                    <CornerDownRight className="points-on" aria-hidden="true" />
                  )}
                </Button>
              )}
              <Button
                className="icon-button"
                aria-label={common.remove(name)}
                onPress={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </GridListItem>
          );
        }}
      </GridList>
      <AddLink answer={answer} onAdd={(link) => onChange([...rows, { link, isUnder: false }])} />
    </div>
  );
}

/** What it is called in the menu; an own link that leads to what is no more says so. */
function linkName(
  link: MenuLink,
  { sections, pages }: SettingsAnswer,
  words: { tools: Record<string, string>; gone: string },
): string {
  switch (link.kind) {
    case 'section':
      return sections.find(({ id }) => id === link.id)?.name ?? words.gone;
    case 'page':
      return pages.find(({ slug }) => slug === link.slug)?.title ?? words.gone;
    case 'tool':
      return words.tools[link.tool] ?? link.tool;
    case 'link':
      return link.label;
  }
}

function withKeys(rows: readonly LinkRow[]): { id: string; row: LinkRow; index: number }[] {
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const key = JSON.stringify(row.link);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { id: `${key}${times}`, row, index };
  });
}
