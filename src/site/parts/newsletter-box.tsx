import type { JSX } from 'preact';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Bidi } from './text.tsx';

/** Asks once and kindly: an address here, the choice of newsletters and the consent on the next page. */
export function NewsletterBox({ frame }: { frame: Frame }): JSX.Element {
  const { words, publication } = frame;
  return (
    <section class="newsletter-box" aria-labelledby="newsletter-box-title">
      <div>
        <h2 id="newsletter-box-title">{words.newsletters.boxTitle}</h2>
        <p class="fine-print">
          <Bidi in={frame}>{words.newsletters.consent(publication.publisherName || publication.name)}</Bidi>
        </p>
      </div>
      <form method="post" action={paths.newsletters()}>
        <label class="visually-hidden" for="newsletter-box-email">
          {words.newsletters.email}
        </label>
        <input
          class="input"
          id="newsletter-box-email"
          type="email"
          name="email"
          required
          autocomplete="email"
          placeholder={words.newsletters.email}
        />
        <button class="button" type="submit">
          {words.newsletters.register}
        </button>
      </form>
    </section>
  );
}
