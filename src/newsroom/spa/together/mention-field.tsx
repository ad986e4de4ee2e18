import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { COMMENT_LIMITS } from '../../../features/comments/comment.ts';
import { commentWords } from '../../../language/strings/newsroom/comment-words.ts';
import { useWords } from '../frame/desk.ts';

type MentionFieldProps = {
  value: string;
  onChange: (text: string) => void;
  /** The names one can call. */
  names: readonly string[];
  onSend: () => void;
};

const SHOWN = 6;

/** A comment's text. After `@` the staff are offered; arrows, Enter and Escape do as in any list. Ctrl+Enter sends. */
export function MentionField({ value, onChange, names, onSend }: MentionFieldProps) {
  const words = useWords(commentWords);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [called, setCalled] = useState<{ at: number; typed: string } | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = called ? names.filter((name) => name.startsWith(called.typed)).slice(0, SHOWN) : [];
  const isOpen = offered.length > 0;

  const look = (text: string, caret: number) => {
    const at = text.lastIndexOf('@', caret - 1);
    const typed = text.slice(at + 1, caret);
    setCalled(at >= 0 && !typed.includes('\n') && typed.length < 60 ? { at, typed } : null);
    setChosen(0);
  };
  const put = (name: string) => {
    if (!called) return;
    const head = `${value.slice(0, called.at)}@${name} `;
    // At once: a key pressed before the next frame would stand where the caret was.
    flushSync(() => {
      onChange(head + value.slice(called.at + 1 + called.typed.length));
      setCalled(null);
    });
    field.current?.setSelectionRange(head.length, head.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (isOpen && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      put(offered[chosen] ?? '');
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setCalled(null);
    }
  };
  return (
    <div className="field mention-field">
      <label className="field-label" htmlFor={id}>
        {words.text}
      </label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        rows={2}
        value={value}
        maxLength={COMMENT_LIMITS.text}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-names`}
        aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
        aria-describedby={`${id}-hint`}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          onChange(target.value);
          look(target.value, target.selectionStart);
        }}
        onBlur={() => setCalled(null)}
      />
      <div id={`${id}-names`} role="listbox" aria-label={words.people} className="mention-names" hidden={!isOpen}>
        {offered.map((name, index) => (
          // The field keeps the focus and its keys; the pointer only picks.
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={index === chosen ? 'mention-name mention-chosen' : 'mention-name'}
            onPointerDown={(event) => {
              event.preventDefault();
              put(name);
            }}
          >
            <bdi>{name}</bdi>
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className="field-hint">
        {words.textHint}
      </p>
    </div>
  );
}
