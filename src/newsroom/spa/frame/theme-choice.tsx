import { SunMoon } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from './desk.ts';

const CHOICES = ['system', 'light', 'dark'] as const;
type Theme = (typeof CHOICES)[number];

/** Light, dark, or as the device has it: kept on this device, and the site's own switch is the same one. */
export function ThemeChoice() {
  const { words } = useDesk();
  const [theme, setTheme] = useState<Theme>(chosen);
  const choose = (next: Theme) => {
    setTheme(next);
    const root = document.documentElement;
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage is closed to us: it holds until the page is left.
    }
  };
  return (
    <label className="desk-language">
      <SunMoon aria-hidden="true" />
      <select aria-label={words.theme} value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {CHOICES.map((one) => (
          <option key={one} value={one}>
            {words.themes[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the script in the page's head has set before the first paint. */
function chosen(): Theme {
  return CHOICES.find((one) => one === document.documentElement.dataset.theme) ?? 'system';
}
