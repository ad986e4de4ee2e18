import { type Context, Hono } from 'hono';
import { addressChangeOf } from '../features/newsletter/address-change-queries.ts';
import { askReaderLink } from '../features/newsletter/ask-reader-link.ts';
import { confirmAddressChange } from '../features/newsletter/confirm-address-change.ts';
import { readerChoices } from '../features/newsletter/reader-choices-queries.ts';
import { unsubscribeSubject } from '../features/newsletter/unsubscribe.ts';
import { readForm } from '../http/read-form.ts';
import { isolate } from '../language/direction.ts';
import { isEmail, normalEmail } from '../language/email-address.ts';
import { choices } from '../language/strings/choices.ts';
import { messagePage } from './newsletter-pages.tsx';
import { askForAddress, saveChoices, tooMany } from './reader-choices-forms.ts';
import { type ChoicesView, confirmAddressPage, cutLinkPage, readerChoicesPage } from './reader-choices-pages.tsx';
import { field, networkOf, type PersonalDeps } from './site-deps.ts';

/** What a reader changes by the link in a message, without signing in and without script. No GET changes anything. */
export function readerChoicesRoutes(deps: PersonalDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/newsletters/mine', async (c) => {
    const token = c.req.query('t') ?? '';
    const about = await unsubscribeSubject(ctx, token);
    if (!about) return notWhole(deps, c, token);
    return c.html(await pageOf(about.email, token, null));
  });

  routes.post('/newsletters/mine', async (c) => {
    const form = await readForm(c);
    const token = field(form, 't');
    const about = await unsubscribeSubject(ctx, token);
    return about ? saveChoices(deps, c, { form, email: about.email, token }) : notWhole(deps, c, token);
  });

  routes.post('/newsletters/address/ask', async (c) => {
    const form = await readForm(c);
    const token = field(form, 't');
    const about = await unsubscribeSubject(ctx, token);
    if (!about) return notWhole(deps, c, token);
    const refuse = (address: ChoicesView['address']) => pageOf(about.email, token, address);
    return askForAddress(deps, c, { form, from: about.email, personId: null, refuse });
  });

  routes.get('/newsletters/address', async (c) => {
    const secret = c.req.query('t') ?? '';
    const frame = await deps.frame();
    const change = await addressChangeOf(ctx, secret);
    return change ? c.html(confirmAddressPage(frame, change, secret)) : badAddressLink(c);
  });

  routes.post('/newsletters/address', async (c) => {
    const frame = await deps.frame();
    const words = choices(frame.language);
    const moved = await confirmAddressChange(ctx, {
      secret: field(await readForm(c), 't'),
      source: `${ctx.config.url}/newsletters/address`,
      wording: words.movedWording,
      networkHash: networkOf(deps, c),
    });
    if (moved.kind === 'unknown') return badAddressLink(c);
    if (moved.kind === 'moved')
      return c.html(messagePage(frame, words.savedTitle, words.moved(isolate(moved.to, 'ltr')), 'good'));
    const said = moved.kind === 'taken' ? words.addressTaken : words.addressBlocked;
    return c.html(messagePage(frame, words.addressTitle, said, 'bad'), 409);
  });

  routes.post('/newsletters/link', async (c) => {
    const frame = await deps.frame();
    const words = choices(frame.language);
    const email = normalEmail(field(await readForm(c), 'email'));
    if (!isEmail(email)) return c.html(cutLinkPage(frame, { email, fault: frame.words.signInPage.wrongEmail }), 422);
    try {
      await askReaderLink(ctx, { email, networkHash: networkOf(deps, c) });
    } catch (error) {
      return tooMany(c, frame, error);
    }
    return c.html(messagePage(frame, words.linkSentTitle, words.linkSent(isolate(email, 'ltr'))));
  });

  // Cut within the word itself.
  routes.get('/newsletters/:rest{u[a-z]*}', async (c, next) =>
    'unsubscribe'.startsWith(c.req.param('rest')) && c.req.param('rest') !== 'unsubscribe'
      ? notWhole(deps, c, '')
      : next(),
  );

  async function pageOf(email: string, token: string, address: ChoicesView['address']): Promise<string> {
    const [frame, offered] = await Promise.all([deps.frame(), readerChoices(ctx.db, email)]);
    return readerChoicesPage(frame, { email, choices: offered, token, address });
  }

  async function badAddressLink(c: Context): Promise<Response> {
    const frame = await deps.frame();
    const said = choices(frame.language).badAddressLink;
    return c.html(messagePage(frame, frame.words.newsletters.badLinkTitle, said, 'bad'), 404);
  }

  return routes;
}

/** A token that is cut or not ours leads to where a new link is asked for; that of a test message says what it is. */
export async function notWhole(deps: PersonalDeps, c: Context, token: string): Promise<Response> {
  const frame = await deps.frame();
  const words = choices(frame.language);
  if (token === 'test' || token === 'preview') return c.html(messagePage(frame, words.testTitle, words.test));
  return c.html(cutLinkPage(frame, { email: '', fault: null }), 404);
}
