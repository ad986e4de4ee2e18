import { X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
  useFilter,
} from 'react-aria-components';
import { useDesk } from '../frame/desk.ts';

type NamesFieldProps = {
  label: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** The names that there are. */
  known: readonly string[];
  /** Whether a name that there is not yet may be given; it is made when the article is saved. */
  allowsNew?: boolean;
  most?: number;
};

const SHOWN = 12;
const NEW = 'new:';

/** Several names in an order, chosen from those that there are while typing. Backspace in the empty field takes the last one back. */
export function NamesField({ label, value, onChange, known, allowsNew = true, most = 20 }: NamesFieldProps) {
  const { words } = useDesk();
  const [typed, setTyped] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const fitting = useMemo(
    () => known.filter((name) => !value.includes(name) && contains(name, typed)).slice(0, SHOWN),
    [known, value, typed, contains],
  );
  const isNew = allowsNew && typed.trim() !== '' && !known.includes(typed.trim()) && !value.includes(typed.trim());
  const items = [
    ...fitting.map((name) => ({ id: name, text: name })),
    ...(isNew ? [{ id: NEW + typed.trim(), text: words.add(typed.trim()) }] : []),
  ];
  const add = (names: readonly string[]) => {
    setTyped('');
    const fresh = names.map((name) => name.trim()).filter((name) => name !== '' && (allowsNew || known.includes(name)));
    if (fresh.length > 0) onChange([...new Set([...value, ...fresh])].slice(0, most));
  };
  // A list pasted or typed with commas is several names.
  const type = (text: string) => {
    const names = text.split(/[,،]/);
    if (names.length > 1) add(names);
    else setTyped(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1));
    if (event.key === 'Enter' && isNew && !event.currentTarget.getAttribute('aria-activedescendant')) {
      event.preventDefault();
      add([typed]);
    }
  };
  return (
    <div className="field names-field">
      <ComboBox
        items={items}
        inputValue={typed}
        onInputChange={type}
        value={null}
        onChange={(key) => {
          if (key !== null) add([String(key).startsWith(NEW) ? String(key).slice(NEW.length) : String(key)]);
        }}
        allowsCustomValue
        menuTrigger="input"
        className="names-combo"
      >
        <Label className="field-label">{label}</Label>
        <Input dir="auto" onKeyDown={onKeyDown} onBlur={() => add([typed])} />
        <Popover className="popover options">
          <ListBox<{ id: string; text: string }> renderEmptyState={() => <p className="quiet">{words.noSuggestion}</p>}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.text} className="option">
                <bdi>{item.text}</bdi>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {value.length > 0 && (
        <TagGroup
          aria-label={label}
          selectionMode="none"
          onRemove={(keys) => onChange(value.filter((name) => !keys.has(name)))}
        >
          <TagList className="tags" items={value.map((name) => ({ id: name }))}>
            {({ id }) => (
              <Tag id={id} textValue={id} className="tag">
                <bdi>{id}</bdi>
                <Button slot="remove" className="tag-remove" aria-label={words.remove(id)}>
                  <X aria-hidden="true" />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
    </div>
  );
}
