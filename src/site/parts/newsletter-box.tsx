import type { JSX } from 'preact';
import type { Newsletter } from '../../features/newsletter/newsletter.ts';
import { paths } from '../../urls.ts';
import { consentWording } from '../consent-wording.ts';
import type { Frame } from '../frame.ts';
import { Bidi, Text } from './text.tsx';

/** Asks once and kindly. With no newsletter to register for there is nothing to ask. */
export function NewsletterBox({
  frame,
  newsletter,
}: {
  frame: Frame;
  newsletter: Newsletter | null;
}): JSX.Element | null {
  if (!newsletter) return null;
  const { words } = frame;
  return (
    <section class="newsletter-box" aria-labelledby="newsletter-box-title">
      <div>
        <h2 id="newsletter-box-title">{words.newsletters.boxTitle}</h2>
        {newsletter.description && (
          <Text in={frame} as="p" class="newsletter-about">
            {newsletter.description}
          </Text>
        )}
        <p class="fine-print">
          <Bidi in={frame}>{consentWording(frame)}</Bidi>
        </p>
      </div>
      <form method="post" action={paths.newsletters()}>
        <input type="hidden" name="newsletters" value={newsletter.id} />
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
        <p class="newsletter-said" role="status" />
      </form>
    </section>
  );
}
