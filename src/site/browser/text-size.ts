/** Steps of the article's text: 0 is the publication's own size. */
const LEAST = -1;
const MOST = 4;

/** The two buttons that set the article's text smaller and larger, for every article from then on. */
export function startTextSize(): void {
  const { dataset } = document.documentElement;
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-text-size]');
  const now = () => Number(dataset.textSize ?? 0);
  const show = () => {
    for (const button of buttons) {
      const next = now() + Number(button.dataset.textSize);
      button.disabled = next < LEAST || next > MOST;
    }
  };
  show();
  for (const button of buttons)
    button.addEventListener('click', () => {
      dataset.textSize = String(now() + Number(button.dataset.textSize));
      try {
        localStorage.setItem('text-size', dataset.textSize);
      } catch {
        // It holds for this page, at least.
      }
      show();
    });
}
