import type { JSX } from 'preact';
import type { AddressChange } from '../features/newsletter/address-change-queries.ts';
import type { ChoiceMade } from '../features/newsletter/choose-newsletters.ts';
import { FREQUENCIES } from '../features/newsletter/newsletter.ts';
import type { ReaderChoice } from '../features/newsletter/reader-choices-queries.ts';
import { isolate } from '../language/direction.ts';
import { choices } from '../language/strings/choices.ts';
import { choicesWording } from './consent-wording.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { ReasonForm } from './newsletter-pages.tsx';
import { EmailField } from './parts/email-field.tsx';
import { Simple } from './parts/simple.tsx';
import { Bidi, Text } from './parts/text.tsx';

export type ChoicesView = {
  email: string;
  choices: readonly ReaderChoice[];
  /** Of the link in a message; null: signed in. */
  token: string | null;
  /** Whether a new address is the account's as well. */
  isAccountMoved?: boolean;
  /** What was wrong with the new address, and what was typed. */
  address: { email: string; fault: string } | null;
};

/** What a reader gets, by the link in a message: nothing to sign in to. */
export function readerChoicesPage(frame: Frame, view: ChoicesView): string {
  const words = choices(frame.language);
  return renderPage(
    frame,
    { title: words.title },
    <Simple title={words.title}>
      <p class="lead">{words.lead(isolate(view.email, 'ltr'))}</p>
      <ChoicesForms frame={frame} view={view} />
    </Simple>,
  );
}

/** Which newsletters and how often; under it the address. The same on the account page. */
export function ChoicesForms({ frame, view }: { frame: Frame; view: ChoicesView }): JSX.Element {
  const words = choices(frame.language);
  const { token } = view;
  const secret = token === null ? null : <input type="hidden" name="t" value={token} />;
  return (
    <>
      {view.choices.length === 0 && <p class="list-empty">{frame.words.newsletters.noneYet}</p>}
      {view.choices.length > 0 && (
        <form class="form" method="post" action={token === null ? '/account/newsletters' : '/newsletters/mine'}>
          {secret}
          <div class="field">
            {view.choices.map((choice) => (
              <OneChoice frame={frame} choice={choice} key={choice.newsletter.id} />
            ))}
          </div>
          <button class="button" type="submit">
            {words.save}
          </button>
          <p class="fine-print">
            <Bidi in={frame}>{choicesWording(frame)}</Bidi>
          </p>
        </form>
      )}
      <section aria-labelledby="address">
        <h2 id="address">{words.addressTitle}</h2>
        <p>{view.isAccountMoved ? words.addressLeadAccount : words.addressLead}</p>
        <form class="form" method="post" action={token === null ? '/account/address' : '/newsletters/address/ask'}>
          {secret}
          <EmailField
            frame={frame}
            label={words.newEmail}
            email={view.address?.email ?? ''}
            fault={view.address?.fault ?? null}
          />
          <button class="button button-quiet" type="submit">
            {words.sendAddress}
          </button>
        </form>
      </section>
    </>
  );
}

function OneChoice({ frame, choice }: { frame: Frame; choice: ReaderChoice }): JSX.Element {
  const words = choices(frame.language);
  const { newsletter, state, frequency } = choice;
  const isOn = state === 'confirmed' || state === 'pending';
  const said = state === 'pending' ? words.pending : newsletter.isClosed ? words.closed : '';
  return (
    <div class="choice-group">
      <label class="choice">
        <input type="checkbox" name="newsletters" value={newsletter.id} checked={isOn} />
        <Text in={frame} as="span" class="choice-name">
          {newsletter.name}
        </Text>
        {newsletter.description && (
          <Text in={frame} as="span" class="choice-about">
            {newsletter.description}
          </Text>
        )}
        {said && <span class="choice-about">{said}</span>}
      </label>
      {newsletter.digest.isOn && (
        <fieldset class="choice-how">
          <legend class="visually-hidden">{words.frequency(isolate(newsletter.name))}</legend>
          {FREQUENCIES.map((value) => (
            <label key={value}>
              <input type="radio" name={`frequency-${newsletter.id}`} value={value} checked={value === frequency} />
              {words.frequencies[value]}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** What has changed, and what waits; only now why somebody left. */
export function choicesSavedPage(
  frame: Frame,
  made: ChoiceMade & { email: string; back: string; tokens: readonly string[] },
): string {
  const words = choices(frame.language);
  const names = made.asked.map((newsletter) => isolate(newsletter.name)).join(', ');
  return renderPage(
    frame,
    { title: words.savedTitle },
    <Simple title={words.savedTitle}>
      <p class="notice notice-good" role="status">
        {words.saved}
      </p>
      {made.asked.length > 0 && <p class="notice">{words.asked(isolate(made.email, 'ltr'), names)}</p>}
      {made.left.map(({ newsletter }) => (
        <p key={newsletter.id}>{frame.words.newsletters.unsubscribed(isolate(newsletter.name))}</p>
      ))}
      {made.tokens.length > 0 && <ReasonForm frame={frame} tokens={made.tokens} />}
      <p>
        <a href={made.back}>{words.title}</a>
      </p>
    </Simple>,
  );
}

/** Where the message to the new address leads: the button does it. */
export function confirmAddressPage(frame: Frame, change: AddressChange, secret: string): string {
  const words = choices(frame.language);
  return renderPage(
    frame,
    { title: words.confirmAddressTitle },
    <Simple title={words.confirmAddressTitle}>
      <p class="lead">{words.confirmAddressLead(isolate(change.from, 'ltr'), isolate(change.to, 'ltr'))}</p>
      <form class="form" method="post" action="/newsletters/address">
        <input type="hidden" name="t" value={secret} />
        <button class="button" type="submit">
          {words.confirmAddress}
        </button>
      </form>
    </Simple>,
  );
}

/** A link that was cut, or is not ours: nothing has changed, and a new one is asked for here. */
export function cutLinkPage(frame: Frame, form: { email: string; fault: string | null }): string {
  const words = choices(frame.language);
  return renderPage(
    frame,
    { title: words.cutTitle },
    <Simple title={words.cutTitle}>
      <p class="notice notice-bad" role="status">
        {words.cut}
      </p>
      <form class="form" method="post" action="/newsletters/link">
        <EmailField frame={frame} label={words.cutEmail} email={form.email} fault={form.fault} />
        <button class="button" type="submit">
          {words.sendLink}
        </button>
      </form>
    </Simple>,
  );
}
