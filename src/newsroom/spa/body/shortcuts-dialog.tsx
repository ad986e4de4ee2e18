import { bodyWords } from '../../../language/strings/newsroom/body-words.ts';
import { useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';
import { BLOCKS } from './blocks.ts';
import { keysText } from './keys-text.ts';
import { MARK_KEYS, MOVING_KEYS } from './shortcuts.ts';

/** Every shortcut of the body, as it stands on this machine's keys. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(bodyWords);
  const moving = Object.entries(MOVING_KEYS) as [keyof typeof MOVING_KEYS, string][];
  const marks = Object.entries(MARK_KEYS) as [keyof typeof MARK_KEYS, string][];
  return (
    <Modal title={words.shortcuts} size="large" onClose={onClose}>
      <div className="shortcuts">
        <Keys title={words.groups.moving} list={moving.map(([name, keys]) => [words.moving[name], keys])} />
        <Keys title={words.groups.marks} list={marks.map(([name, keys]) => [words.marks[name], keys])} />
        <Keys title={words.groups.blocks} list={BLOCKS.map(({ name, keys }) => [words.blocks[name], keys])} />
      </div>
    </Modal>
  );
}

function Keys({ title, list }: { title: string; list: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys">
        {list.map(([does, keys]) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              <kbd dir="ltr">{keysText(keys)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
