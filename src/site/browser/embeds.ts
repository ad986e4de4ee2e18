/** Opens another site's frame in the place of its card, when the reader presses it and not before. */
export function startEmbeds(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('.embed[data-frame] a');
    const card = link?.closest<HTMLElement>('.embed');
    if (!link || !card) return;
    event.preventDefault();
    const frame = document.createElement('iframe');
    frame.src = card.dataset.frame ?? '';
    frame.title = link.textContent ?? '';
    frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.className = `embed-frame embed-frame-${card.dataset.shape}`;
    // The link stays: a frame that the other site refuses, or a reader cannot use, still leads there.
    card.classList.add('embed-open');
    card.prepend(frame);
    card.removeAttribute('data-frame');
    frame.focus();
  });
}
