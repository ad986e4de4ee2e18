const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Alt: isMac ? '⌥' : 'Alt',
  Shift: isMac ? '⇧' : 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A shortcut as it stands on this machine's keys: `Mod-Alt-2` as Ctrl+Alt+2 or ⌘⌥2. */
export function keysText(keys: string): string {
  const names = keys.split(/-(?!$)/).map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return names.join(isMac ? '' : '+');
}
