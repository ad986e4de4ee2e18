import type { JSX } from 'preact';
import type { Frame } from '../frame.ts';
import { Icon } from './icons.tsx';

/** The text's size, the browser's own speech, print. All of it needs a script, so without one nothing is shown. */
export function ReadingTools({ frame }: { frame: Frame }): JSX.Element {
  const { reading } = frame.words;
  return (
    <fieldset class="tools reading-tools needs-script">
      <legend class="visually-hidden">{reading.tools}</legend>
      <button class="tool" type="button" data-text-size="-1" aria-label={reading.smaller} title={reading.smaller}>
        <span class="tool-smaller" aria-hidden="true">
          {reading.letter}
        </span>
      </button>
      <button class="tool" type="button" data-text-size="1" aria-label={reading.larger} title={reading.larger}>
        <span class="tool-larger" aria-hidden="true">
          {reading.letter}
        </span>
      </button>
      <button class="tool" type="button" data-print>
        <Icon name="print" />
        <span>{reading.print}</span>
      </button>
      {/* Shown once the browser is known to have a voice for the article's language. */}
      <button class="tool" type="button" data-listen data-stop={reading.stop} aria-pressed="false" hidden>
        <Icon name="listen" />
        <span>{reading.listen}</span>
      </button>
    </fieldset>
  );
}

/** What is offered for a passage that the reader marked: filled and placed by its island. */
export function QuoteBar({ frame }: { frame: Frame }): JSX.Element {
  const { quote, copyFailed } = frame.words;
  return (
    <fieldset class="tools quote-bar" data-marks={quote.marks('{}')} hidden>
      <legend class="visually-hidden">{quote.share}</legend>
      <button class="tool" type="button" data-quote-copy data-done={quote.copied} data-failed={copyFailed}>
        <Icon name="quote" />
        <span>{quote.copy}</span>
      </button>
      <button class="tool needs-share" type="button" data-quote-share>
        <Icon name="share" />
        <span>{quote.share}</span>
      </button>
    </fieldset>
  );
}
