const READ_AFTER_MS = 5000;

/** Tells the paper, after some seconds before the reader's eyes, that the article was read; never by whom. */
export function startCountRead(): void {
  const [, id] = /^\/a\/(\w{8})\//.exec(location.pathname) ?? [];
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (!id || doNotTrack === '1' || globalPrivacyControl) return;
  let timer = 0;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    timer = window.setTimeout(() => {
      document.removeEventListener('visibilitychange', watch);
      navigator.sendBeacon(`/reads/${id}`);
    }, READ_AFTER_MS);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
}
