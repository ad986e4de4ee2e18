/** The longest piece given to a voice at once, in characters: some fall silent within a longer one. */
const LONGEST = 220;

/**
 * Reads the article aloud with the browser's own speech, where it has a voice for the article's language that works
 * without the network: nobody is told what is being listened to.
 */
export function startListen(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-listen]');
  const story = document.querySelector<HTMLElement>('.story');
  const body = story?.querySelector<HTMLElement>('.body');
  if (!button || !story || !body || !('speechSynthesis' in window)) return;
  const speech = window.speechSynthesis;
  const language = body.lang.slice(0, 2);
  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
  const offer = () => {
    button.hidden = !voice();
  };
  offer();
  speech.addEventListener?.('voiceschanged', offer);
  const label = button.querySelector('span');
  const words = label?.textContent ?? '';
  const show = (speaking: boolean) => {
    button.setAttribute('aria-pressed', String(speaking));
    if (label) label.textContent = speaking ? (button.dataset.stop ?? '') : words;
  };
  const stop = () => {
    speech.cancel();
    show(false);
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') return stop();
    const pieces = [...story.querySelectorAll('h1, .deck, .body > :is(p, h2, h3, h4, blockquote, ul, ol, aside)')]
      .flatMap((part) => inPieces(part.textContent ?? ''))
      .map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice: voice() ?? null, lang: body.lang }));
    const last = pieces.at(-1);
    if (!last) return;
    speech.cancel();
    last.addEventListener('end', () => show(false));
    for (const piece of pieces) {
      piece.addEventListener('error', () => show(false));
      speech.speak(piece);
    }
    show(true);
  });
  window.addEventListener('pagehide', stop);
}

/** Sentences put together as long as they are short. */
function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of text.trim().split(/(?<=[.!?…:;])\s+/)) {
    const before = pieces.at(-1);
    if (before !== undefined && before.length + sentence.length < LONGEST)
      pieces[pieces.length - 1] = `${before} ${sentence}`;
    else if (sentence) pieces.push(sentence);
  }
  return pieces;
}
