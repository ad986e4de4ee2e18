type Item = { kind: string; text: string; href: string };

const WAIT_MS = 120;

/** Suggestions while a reader types, as a list below the field; without it the form searches all the same. */
export function startSuggestions(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) suggestTo(field);
}

function suggestTo(field: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.suggestions ?? '');
  list.hidden = true;
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  let chosen = -1;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | null = null;

  const close = () => {
    asking?.abort();
    clearTimeout(waiting);
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(-1);
  };
  const choose = (next: number) => {
    chosen = next;
    [...list.children].forEach((option, at) => void option.setAttribute('aria-selected', String(at === next)));
    if (next < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${list.id}-${next}`);
    list.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const show = (items: readonly Item[]) => {
    list.replaceChildren(...items.map((item, at) => optionOf(item, `${list.id}-${at}`)));
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    choose(-1);
  };
  const ask = async () => {
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    asking?.abort();
    asking = new AbortController();
    try {
      const address = `${field.dataset.suggest ?? ''}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok) show(((await answer.json()) as { items: Item[] }).items);
    } catch {
      // Another letter came, or the network went: the form still searches.
    }
    return undefined;
  };

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), WAIT_MS);
  });
  field.addEventListener('keydown', (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === 'Escape' && count > 0) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const next = chosen + (event.key === 'ArrowDown' ? 1 : -1);
      choose(next >= count ? -1 : next < -1 ? count - 1 : next);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      list.children[chosen]?.querySelector('a')?.click();
    }
  });
  field.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('pointerdown', (event) => event.preventDefault());
}

function optionOf({ kind, text, href }: Item, id: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.className = `suggestion suggestion-${kind}`;
  option.setAttribute('role', 'option');
  const link = document.createElement('a');
  link.href = href;
  link.tabIndex = -1;
  link.dir = 'auto';
  link.textContent = text;
  option.append(link);
  return option;
}
