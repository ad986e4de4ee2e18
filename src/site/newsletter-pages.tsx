import type { JSX } from 'preact';
import type { Confirmation } from '../features/newsletter/confirm.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import { isolate } from '../language/direction.ts';
import { choices } from '../language/strings/choices.ts';
import { paths } from '../urls.ts';
import { consentWording } from './consent-wording.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { EmailField } from './parts/email-field.tsx';
import { Simple } from './parts/simple.tsx';
import { Bidi, Text } from './parts/text.tsx';

export type RegistrationForm = {
  email: string;
  chosen: readonly string[];
  emailFault: string | null;
  choiceFault: string | null;
};

export const EMPTY_FORM: RegistrationForm = { email: '', chosen: [], emailFault: null, choiceFault: null };

export function registrationPage(frame: Frame, newsletters: readonly Newsletter[], form: RegistrationForm): string {
  const words = frame.words.newsletters;
  const isChosen = (newsletter: Newsletter, index: number) =>
    form.chosen.length > 0 ? form.chosen.includes(newsletter.id) : index === 0;
  return renderPage(
    frame,
    { title: words.title, canonical: paths.newsletters(), description: words.lead },
    <Simple title={words.title}>
      <p class="lead">{words.lead}</p>
      {newsletters.length === 0 && <p class="list-empty">{words.noneYet}</p>}
      {newsletters.length > 0 && (
        <form class="form" method="post" action={paths.newsletters()}>
          <fieldset class="field" {...(form.choiceFault ? { 'aria-describedby': 'choice-fault' } : {})}>
            <legend>{words.choose}</legend>
            {newsletters.map((newsletter, index) => (
              <label class="choice" key={newsletter.id}>
                <input type="checkbox" name="newsletters" value={newsletter.id} checked={isChosen(newsletter, index)} />
                <Text in={frame} as="span" class="choice-name">
                  {newsletter.name}
                </Text>
                {newsletter.description && (
                  <Text in={frame} as="span" class="choice-about">
                    {newsletter.description}
                  </Text>
                )}
              </label>
            ))}
            {form.choiceFault && (
              <p class="field-fault" id="choice-fault">
                {form.choiceFault}
              </p>
            )}
          </fieldset>
          <EmailField frame={frame} email={form.email} fault={form.emailFault} />
          <button class="button" type="submit">
            {words.register}
          </button>
          <p class="fine-print">
            <Bidi in={frame}>{consentWording(frame)}</Bidi>
          </p>
        </form>
      )}
    </Simple>,
  );
}

/** A page that says one thing. */
export function messagePage(
  frame: Frame,
  title: string,
  message: string,
  look: 'good' | 'bad' | 'plain' = 'plain',
): string {
  return renderPage(
    frame,
    { title },
    <Simple title={title}>
      <p class={look === 'plain' ? 'lead' : `notice notice-${look}`} role="status">
        {message}
      </p>
      <p>
        <a href={paths.home()}>{frame.words.errors.backHome}</a>
      </p>
    </Simple>,
  );
}

/** Where the confirmation link leads: nothing has happened yet, the button does it. */
export function confirmPage(frame: Frame, about: Confirmation, secret: string): string {
  const words = frame.words.newsletters;
  const names = about.newsletters.map((newsletter) => isolate(newsletter.name)).join(', ');
  return renderPage(
    frame,
    { title: words.confirmTitle },
    <Simple title={words.confirmTitle}>
      <p class="lead">{words.confirmLead(isolate(about.email, 'ltr'), names)}</p>
      <form class="form" method="post" action="/newsletters/confirm">
        <input type="hidden" name="t" value={secret} />
        <button class="button" type="submit">
          {words.confirm}
        </button>
      </form>
      <p class="fine-print">
        <Bidi in={frame}>{consentWording(frame)}</Bidi>
      </p>
    </Simple>,
  );
}

export function unsubscribePage(frame: Frame, about: { email: string; newsletterName: string }, token: string): string {
  const words = frame.words.newsletters;
  return renderPage(
    frame,
    { title: words.unsubscribeTitle },
    <Simple title={words.unsubscribeTitle}>
      <p class="lead">{words.unsubscribeLead(isolate(about.email, 'ltr'), isolate(about.newsletterName))}</p>
      <form class="form" method="post" action={paths.unsubscribe(token)}>
        <button class="button" type="submit" name="from" value="page">
          {words.unsubscribe}
        </button>
      </form>
      <p>
        {choices(frame.language).orLess} <a href={paths.readerChoices(token)}>{choices(frame.language).toChoices}</a>
      </p>
    </Simple>,
  );
}

/** It is done; the reason is asked only now, and may be left out. */
export function unsubscribedPage(frame: Frame, newsletterName: string, token: string, thanks: boolean): string {
  const words = frame.words.newsletters;
  return renderPage(
    frame,
    { title: words.unsubscribedTitle },
    <Simple title={words.unsubscribedTitle}>
      <p class="notice notice-good" role="status">
        {words.unsubscribed(isolate(newsletterName))} {thanks && words.thanks}
      </p>
      {!thanks && <ReasonForm frame={frame} tokens={[token]} />}
      <p>
        <a href={paths.readerChoices(token)}>{choices(frame.language).toChoices}</a>
      </p>
    </Simple>,
  );
}

/** Why somebody left, of each newsletter that they left just now. */
export function ReasonForm({ frame, tokens }: { frame: Frame; tokens: readonly string[] }): JSX.Element {
  const words = frame.words.newsletters;
  return (
    <form class="form" method="post" action="/newsletters/reason">
      {tokens.map((token) => (
        <input type="hidden" name="t" value={token} key={token} />
      ))}
      <fieldset class="field">
        <legend>{words.reason}</legend>
        {Object.entries(words.reasons).map(([value, label]) => (
          <label class="choice" key={value}>
            <input type="radio" name="reason" value={value} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <button class="button button-quiet" type="submit">
        {words.sendReason}
      </button>
    </form>
  );
}
