import type { Context } from 'hono';
import { askAddressChange } from '../features/newsletter/ask-address-change.ts';
import { type Chosen, chooseNewsletters } from '../features/newsletter/choose-newsletters.ts';
import { readerChoices } from '../features/newsletter/reader-choices-queries.ts';
import { unsubscribeSigner } from '../features/newsletter/unsubscribe.ts';
import { isolate } from '../language/direction.ts';
import { isEmail, normalEmail } from '../language/email-address.ts';
import { choices } from '../language/strings/choices.ts';
import { TooMany } from '../platform/errors.ts';
import type { PersonId } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { choicesWording } from './consent-wording.ts';
import type { Frame } from './frame.ts';
import { messagePage } from './newsletter-pages.tsx';
import { type ChoicesView, choicesSavedPage } from './reader-choices-pages.tsx';
import { field, networkOf, type PersonalDeps } from './site-deps.ts';

/** The form of the newsletters was sent, from the account page or by the link in a message (`token`). */
export async function saveChoices(
  deps: PersonalDeps,
  c: Context,
  { form, email, token }: { form: FormData; email: string; token: string | null },
): Promise<Response> {
  const { ctx } = deps;
  const frame = await deps.frame();
  const ticked = new Set(form.getAll('newsletters'));
  const offered = await readerChoices(ctx.db, email);
  const chosen = offered
    .filter(({ newsletter }) => ticked.has(newsletter.id))
    .map(({ newsletter, frequency }): Chosen => {
      const given = field(form, `frequency-${newsletter.id}`);
      return { newsletterId: newsletter.id, frequency: given === 'each' || given === 'weekly' ? given : frequency };
    });
  try {
    const made = await chooseNewsletters(ctx, {
      ...{ email, chosen, how: token === null ? 'account' : 'page', wording: choicesWording(frame) },
      source: `${ctx.config.url}${token === null ? paths.account() : '/newsletters/mine'}`,
      networkHash: networkOf(deps, c),
    });
    const signer = await unsubscribeSigner(ctx);
    const tokens = made.left.map(({ subscriptionId }) => signer(subscriptionId));
    const back = token === null ? paths.account() : paths.readerChoices(token);
    return c.html(choicesSavedPage(frame, { ...made, email, back, tokens }));
  } catch (error) {
    return tooMany(c, frame, error);
  }
}

/** A new address was typed: it is asked by a message, or refused with what is wrong with it. */
export async function askForAddress(
  deps: PersonalDeps,
  c: Context,
  asked: {
    form: FormData;
    from: string;
    personId: PersonId | null;
    refuse: (address: NonNullable<ChoicesView['address']>) => Promise<string>;
  },
): Promise<Response> {
  const frame = await deps.frame();
  const words = choices(frame.language);
  const email = normalEmail(field(asked.form, 'email'));
  if (!isEmail(email)) return c.html(await asked.refuse({ email, fault: frame.words.signInPage.wrongEmail }), 422);
  if (email === asked.from) return c.html(await asked.refuse({ email, fault: words.sameAddress }), 422);
  try {
    const { from, personId } = asked;
    await askAddressChange(deps.ctx, { from, to: email, personId, networkHash: networkOf(deps, c) });
  } catch (error) {
    return tooMany(c, frame, error);
  }
  return c.html(messagePage(frame, words.addressTitle, words.addressAsked(isolate(email, 'ltr'))));
}

/** @throws anything else */
export function tooMany(c: Context, frame: Frame, error: unknown): Response | Promise<Response> {
  if (!(error instanceof TooMany)) throw error;
  c.header('retry-after', String(error.retryAfterSeconds));
  return c.html(messagePage(frame, frame.words.errors.tooMany, frame.words.errors.tooMany, 'bad'), 429);
}
