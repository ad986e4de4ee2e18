import { ArrowDown, ArrowUp, ExternalLink, Merge, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { NameKind } from '../../../features/articles/desk-name.ts';
import { nameWords } from '../../../language/strings/newsroom/name-words.ts';
import type { NameResource } from '../../contract/names.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Problem } from '../parts/notice.tsx';

export type OpenName = { kind: 'edit' | 'merge' | 'remove'; name: NameResource } | { kind: 'make' };

type NameTableProps = {
  kind: NameKind;
  items: readonly NameResource[];
  onOpen: (open: OpenName) => void;
  onMoved: (said: string) => Promise<void>;
};

export function NameTable({ kind, items, onOpen, onMoved }: NameTableProps) {
  const words = useWords(nameWords);
  const [problem, setProblem] = useState<unknown>(null);
  const move = async (from: number, to: number) => {
    const ids = items.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved) ids.splice(to, 0, moved);
    setProblem(null);
    try {
      await callApi('/names/section/order', { method: 'PUT', json: { ids } });
      await onMoved(words.moved);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      {problem !== null && <Problem error={problem} />}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{kind === 'author' ? words.roleTitle : words.description}</th>
            <th scope="col">{words.articles}</th>
            <th scope="col">
              <span className="hidden">{words.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((name, index) => (
            <tr key={name.id}>
              <td className="table-main">
                <bdi>{name.name}</bdi>
              </td>
              <td dir="auto">{kind === 'author' ? name.roleTitle : name.description}</td>
              <td>{words.articleCount(name.articles)}</td>
              <td className="table-tools">
                {kind === 'section' && (
                  <>
                    <Tool
                      label={words.up(name.name)}
                      icon={ArrowUp}
                      disabled={index === 0}
                      onPress={() => void move(index, index - 1)}
                    />
                    <Tool
                      label={words.down(name.name)}
                      icon={ArrowDown}
                      disabled={index === items.length - 1}
                      onPress={() => void move(index, index + 1)}
                    />
                  </>
                )}
                <Tool
                  label={`${words.edit}: ${name.name}`}
                  icon={Pencil}
                  onPress={() => onOpen({ kind: 'edit', name })}
                />
                <Tool
                  label={`${words.merge} ${name.name}`}
                  icon={Merge}
                  onPress={() => onOpen({ kind: 'merge', name })}
                />
                <Tool
                  label={`${words.remove}: ${name.name}`}
                  icon={Trash2}
                  onPress={() => onOpen({ kind: 'remove', name })}
                />
                <a
                  className="icon-button"
                  href={name.url}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`${words.view}: ${name.name}`}
                  title={words.view}
                >
                  <ExternalLink aria-hidden="true" />
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Tool(props: { label: string; icon: typeof Pencil; disabled?: boolean; onPress: () => void }) {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onPress}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
