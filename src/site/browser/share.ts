/** Copying the link, and the device's own share sheet where there is one; `before-paint` shows each only where it works. */
export function startShare(): void {
  const bar = document.querySelector<HTMLElement>('[data-share]');
  if (!bar) return;
  const { share: url = '', title = '' } = bar.dataset;
  const status = bar.querySelector<HTMLElement>('[role=status]');

  const copy = bar.querySelector<HTMLButtonElement>('[data-copy]');
  if (copy) {
    copy.addEventListener('click', async () => {
      if (!status) return;
      try {
        await navigator.clipboard.writeText(url);
        say(status, copy.dataset.done ?? '');
      } catch {
        say(status, `${copy.dataset.failed ?? ''} \u2066${url}\u2069`, true);
      }
    });
  }

  const device = bar.querySelector<HTMLButtonElement>('[data-device-share]');
  if (device && 'share' in navigator) {
    device.addEventListener('click', () => {
      // Rejected when the reader closes the sheet: nothing to tell.
      navigator.share({ title, url }).catch(() => {});
    });
  }
}

let clearing = 0;

/** Tells, also to a screen reader; for a while, or until the next thing is told. */
export function say(status: HTMLElement, words: string, stays = false): void {
  clearTimeout(clearing);
  status.textContent = words;
  if (!stays) clearing = window.setTimeout(() => (status.textContent = ''), 4000);
}
