import { say } from './share.ts';

/** Shorter is a slip of the hand, longer is no quotation; in characters. */
const SHORTEST = 12;
const LONGEST = 600;

/** Offers to copy or share what the reader marked in the article's text, with the address of that very passage. */
export function startQuote(): void {
  const bar = document.querySelector<HTMLElement>('.quote-bar');
  const body = document.querySelector<HTMLElement>('.story .body');
  const status = document.querySelector<HTMLElement>('.share-status');
  const { share: url = '', title = '' } = document.querySelector<HTMLElement>('[data-share]')?.dataset ?? {};
  if (!bar || !body || !url) return;
  let quote = '';

  const look = () => {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    quote = range && body.contains(range.commonAncestorContainer) ? range.toString().replace(/\s+/g, ' ').trim() : '';
    // Pressing the bar's own button must not take it away.
    if (bar.contains(document.activeElement)) return;
    bar.hidden = !range || quote.length < SHORTEST || quote.length > LONGEST;
    if (bar.hidden || !range) return;
    const { top, bottom, left, width } = range.getBoundingClientRect();
    const above = top > bar.offsetHeight + 12;
    const x = Math.min(
      Math.max(left + width / 2 - bar.offsetWidth / 2, 8),
      document.documentElement.clientWidth - bar.offsetWidth - 8,
    );
    bar.style.translate = `${x + scrollX}px ${(above ? top - bar.offsetHeight - 8 : bottom + 8) + scrollY}px`;
  };
  let waiting = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, 250);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') bar.hidden = true;
  });

  const marked = () => (bar.dataset.marks ?? '{}').replace('{}', () => quote);
  // A text fragment (WICG): the browser scrolls to the passage and marks it; others open the article.
  const address = () => `${url}#:~:text=${fragmentOf(quote)}`;
  bar.querySelector('[data-quote-copy]')?.addEventListener('click', async ({ currentTarget }) => {
    const { done = '', failed = '' } = (currentTarget as HTMLElement).dataset;
    bar.hidden = true;
    try {
      await navigator.clipboard.writeText(`${marked()}\n${address()}`);
      if (status) say(status, done);
    } catch {
      if (status) say(status, `${failed} \u2066${address()}\u2069`, true);
    }
  });
  bar.querySelector('[data-quote-share]')?.addEventListener('click', () => {
    navigator.share({ title, text: marked(), url: address() }).catch(() => {});
    bar.hidden = true;
  });
}

/** The first and the last words are enough to find it; the dash parts things in the fragment's own grammar. */
function fragmentOf(text: string): string {
  const words = text.split(' ');
  const part = (some: string[]) => encodeURIComponent(some.join(' ')).replaceAll('-', '%2D');
  return words.length > 10 ? `${part(words.slice(0, 4))},${part(words.slice(-4))}` : part(words);
}
