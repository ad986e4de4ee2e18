/** The button that turns light to dark, and back; turning back to what the system has forgets the choice. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const root = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches);
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  show();
  systemIsDark.addEventListener('change', show);
  button.addEventListener('click', () => {
    const dark = !isDark();
    root.dataset.theme = dark ? 'dark' : 'light';
    try {
      if (dark === systemIsDark.matches) localStorage.removeItem('theme');
      else localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // It holds for this page, at least.
    }
    if (dark === systemIsDark.matches) delete root.dataset.theme;
    show();
  });
}
