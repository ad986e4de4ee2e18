import { type Context, Hono } from 'hono';
import { confirm, confirmationOf, whyNotConfirmed } from '../features/newsletter/confirm.ts';
import { countClick } from '../features/newsletter/count-click.ts';
import { editionWebPage } from '../features/newsletter/edition-mail.ts';
import { loadEdition } from '../features/newsletter/load-edition-queries.ts';
import { newsletters } from '../features/newsletter/newsletter-queries.ts';
import { register } from '../features/newsletter/register.ts';
import { noteReason, unsubscribe, unsubscribeSubject } from '../features/newsletter/unsubscribe.ts';
import { readForm } from '../http/read-form.ts';
import { isolate } from '../language/direction.ts';
import { isEmail, normalEmail } from '../language/email-address.ts';
import { choices } from '../language/strings/choices.ts';
import { NotFound, TooMany } from '../platform/errors.ts';
import type { ArticleId, EditionId, NewsletterId } from '../platform/ids.ts';
import { isUuid } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { consentWording } from './consent-wording.ts';
import type { Frame } from './frame.ts';
import {
  confirmPage,
  EMPTY_FORM,
  messagePage,
  registrationPage,
  unsubscribedPage,
  unsubscribePage,
} from './newsletter-pages.tsx';
import { notWhole } from './reader-choices-routes.ts';
import { field, networkOf, type PersonalDeps } from './site-deps.ts';

const MOST_REASONS = 50;
const EDITION_CSP =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Registration, its confirmation, the way out, and editions on the web. No GET changes anything. */
export function newsletterRoutes(deps: PersonalDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  routes.use('/newsletters/*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'private, no-store');
    c.res.headers.set('referrer-policy', 'same-origin');
  });

  routes.get('/newsletters', async (c) =>
    c.html(registrationPage(await deps.frame(), await newsletters(ctx.db), EMPTY_FORM)),
  );

  routes.post('/newsletters', async (c) => {
    const form = await readForm(c);
    const frame = await deps.frame();
    const all = await newsletters(ctx.db);
    const email = normalEmail(field(form, 'email'));
    const chosen = form
      .getAll('newsletters')
      .filter((id): id is string => typeof id === 'string' && all.some((one) => one.id === id));
    const emailFault = isEmail(email) ? null : frame.words.signInPage.wrongEmail;
    const choiceFault = chosen.length > 0 ? null : frame.words.newsletters.chooseOne;
    // The box on the pages asks by script and says the answer there.
    const isAsked = c.req.header('accept')?.includes('application/json') === true;
    if (emailFault || choiceFault)
      return isAsked
        ? c.json({ said: emailFault ?? choiceFault }, 422)
        : c.html(registrationPage(frame, all, { email, chosen, emailFault, choiceFault }), 422);
    try {
      await register(ctx, {
        email,
        name: '',
        newsletterIds: chosen as NewsletterId[],
        source: `${ctx.config.url}${paths.newsletters()}`,
        wording: consentWording(frame),
        networkHash: networkOf(deps, c),
      });
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      c.header('retry-after', String(error.retryAfterSeconds));
      if (isAsked) return c.json({ said: frame.words.errors.tooMany }, 429);
      return c.html(
        registrationPage(frame, all, { email, chosen, emailFault: frame.words.errors.tooMany, choiceFault: null }),
        429,
      );
    }
    const words = frame.words.newsletters;
    const said = words.requested(isolate(email, 'ltr'));
    return isAsked ? c.json({ said }) : c.html(messagePage(frame, words.requestedTitle, said));
  });

  routes.get('/newsletters/confirm', async (c) => {
    const secret = c.req.query('t') ?? '';
    const frame = await deps.frame();
    const about = await confirmationOf(ctx, secret);
    if (!about) return notConfirmed(c, frame, secret);
    return c.html(confirmPage(frame, about, secret));
  });

  routes.post('/newsletters/confirm', async (c) => {
    const frame = await deps.frame();
    const words = frame.words.newsletters;
    const secret = field(await readForm(c), 't');
    const done = await confirm(ctx, {
      secret,
      source: `${ctx.config.url}/newsletters/confirm`,
      wording: consentWording(frame),
      networkHash: networkOf(deps, c),
    });
    if (!done) return notConfirmed(c, frame, secret);
    return c.html(messagePage(frame, words.confirmedTitle, words.confirmed, 'good'));
  });

  routes.get('/newsletters/unsubscribe', async (c) => {
    const frame = await deps.frame();
    const token = c.req.query('t') ?? '';
    const about = await unsubscribeSubject(ctx, token);
    if (!about) return notWhole(deps, c, token);
    return c.html(unsubscribePage(frame, about, token));
  });

  // RFC 8058: the mail program posts `List-Unsubscribe=One-Click`, without cookies and without asking.
  routes.post('/newsletters/unsubscribe', async (c) => {
    const frame = await deps.frame();
    const token = c.req.query('t') ?? '';
    const about = await unsubscribeSubject(ctx, token);
    if (!about) return notWhole(deps, c, token);
    const form = await readForm(c);
    await unsubscribe(
      ctx,
      about.subscriptionId,
      field(form, 'List-Unsubscribe') === 'One-Click' ? 'one-click' : 'page',
      serialOf(c.req.query('e')),
    );
    return c.html(unsubscribedPage(frame, about.newsletterName, token, false));
  });

  routes.post('/newsletters/reason', async (c) => {
    const form = await readForm(c);
    const tokens = form.getAll('t').filter((token) => typeof token === 'string');
    const left = await Promise.all(tokens.slice(0, MOST_REASONS).map((token) => unsubscribeSubject(ctx, token)));
    const [first] = left;
    if (!first) return notWhole(deps, c, tokens[0] ?? '');
    for (const about of left) if (about) await noteReason(ctx, about.subscriptionId, field(form, 'reason'));
    return c.html(unsubscribedPage(await deps.frame(), first.newsletterName, tokens[0] ?? '', true));
  });

  // From the mail to the article. A scanner that follows every link is counted too: nothing tells it from a reader.
  routes.get('/newsletters/r/:serial/:article', async (c) => {
    const serial = serialOf(c.req.param('serial'));
    const article = c.req.param('article');
    if (serial === null || !/^[0-9a-z]{4,20}$/i.test(article))
      throw new NotFound('no-such-address', 'There is nothing at this address.');
    if (c.req.raw.method === 'GET') await countClick(ctx, serial, article as ArticleId, c.req.query('r') ?? '');
    return c.redirect(paths.shortArticle(article), 302);
  });

  // The mail as it went out, without anybody's own link in it.
  routes.get('/newsletters/editions/:id', async (c) => {
    if (!isUuid(c.req.param('id'))) throw new NotFound('no-such-edition', 'There is no such edition.');
    const content = await loadEdition(ctx, c.req.param('id') as EditionId);
    if (!['sent', 'sending', 'paused'].includes(content.edition.state))
      throw new NotFound('no-such-edition', 'There is no such edition.');
    return c.html(editionWebPage(content), 200, { 'content-security-policy': EDITION_CSP });
  });

  // Somebody presses twice, or comes back to an old message.
  async function notConfirmed(c: Context, frame: Frame, secret: string): Promise<Response> {
    const words = choices(frame.language);
    const why = await whyNotConfirmed(ctx, secret);
    if (why === 'used') return c.html(messagePage(frame, words.usedTitle, words.used));
    const { badLinkTitle, badLink } = frame.words.newsletters;
    return c.html(messagePage(frame, badLinkTitle, why === 'expired' ? words.expired : badLink, 'bad'), 404);
  }

  return routes;
}

function serialOf(text: string | undefined): number | null {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
