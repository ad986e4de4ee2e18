import { type Context, Hono } from 'hono';
import { readerChoices } from '../features/newsletter/reader-choices-queries.ts';
import { removeSaved, savedCards, savedIds, saveForLater } from '../features/people/saved-articles.ts';
import { SESSION_LIFE_SECONDS } from '../features/people/session.ts';
import { redeemCode, redeemOneTimeLink, sessionActor, signOut, startSignIn } from '../features/people/sign-in.ts';
import { readForm } from '../http/read-form.ts';
import { isEmail, normalEmail } from '../language/email-address.ts';
import { Invalid, TooMany } from '../platform/errors.ts';
import type { ArticleId } from '../platform/ids.ts';
import { paths } from '../urls.ts';
import { accountPage, codePage, oneTimeLinkPage, signInPage } from './account-pages.tsx';
import { askForAddress, saveChoices } from './reader-choices-forms.ts';
import type { ChoicesView } from './reader-choices-pages.tsx';
import { field, networkOf, type PersonalDeps, safeReturn } from './site-deps.ts';

/** Sign-in, sign-out, the account and what is saved. Nothing here is cached, and no GET changes anything. */
export function accountRoutes(deps: PersonalDeps): Hono {
  const { ctx, auth } = deps;
  const routes = new Hono();
  routes.use('/account/*', privately);
  routes.use('/account', privately);

  routes.get('/account', async (c) => {
    const reader = await sessionActor(auth, c.req.raw.headers);
    if (!reader) return c.redirect(paths.signIn(paths.account()), 303);
    return c.html(await accountOf(reader, null));
  });

  routes.get('/account/state.json', async (c) => {
    const reader = await sessionActor(auth, c.req.raw.headers);
    if (!reader) return c.json({ signedIn: false, name: '', saved: [] });
    return c.json({ signedIn: true, name: reader.name, saved: await savedIds(ctx.db, reader.id) });
  });

  routes.get('/account/sign-in', async (c) => {
    const to = safeReturn(c.req.query('to') ?? '', '');
    const email = normalEmail(c.req.query('email') ?? '');
    return c.html(signInPage(await deps.frame(), { email: isEmail(email) ? email : '', to, fault: null }));
  });

  routes.post('/account/sign-in', async (c) => {
    const form = await readForm(c);
    const frame = await deps.frame();
    const email = normalEmail(field(form, 'email'));
    const to = safeReturn(field(form, 'to'), '');
    if (!isEmail(email)) return c.html(signInPage(frame, { email, to, fault: frame.words.signInPage.wrongEmail }), 422);
    try {
      await startSignIn(ctx, auth, { email, network: networkOf(deps, c).toString('base64url') });
    } catch (error) {
      if (error instanceof Invalid)
        return c.html(signInPage(frame, { email, to, fault: frame.words.signInPage.wrongEmail }), 422);
      if (!(error instanceof TooMany)) throw error;
      c.header('retry-after', String(error.retryAfterSeconds));
      return c.html(signInPage(frame, { email, to, fault: frame.words.errors.tooMany }), 429);
    }
    return c.html(codePage(frame, { email, code: '', to, fault: null }));
  });

  routes.get('/account/sign-in/code', async (c) => {
    const email = normalEmail(c.req.query('email') ?? '');
    if (!isEmail(email)) return c.redirect(paths.signIn(), 303);
    const code = (c.req.query('code') ?? '').replace(/\D/g, '').slice(0, 6);
    return c.html(
      codePage(await deps.frame(), { email, code, to: safeReturn(c.req.query('to') ?? '', ''), fault: null }),
    );
  });

  routes.post('/account/sign-in/code', async (c) => {
    const form = await readForm(c);
    const email = normalEmail(field(form, 'email'));
    const to = safeReturn(field(form, 'to'), '');
    const code = field(form, 'code').replace(/\D/g, '');
    const frame = await deps.frame();
    const cookies = isEmail(email) && code.length === 6 ? await redeemCode(ctx, auth, { email, code }) : null;
    if (!cookies) return c.html(codePage(frame, { email, code: '', to, fault: frame.words.signInPage.wrongCode }), 422);
    return withCookies(c.redirect(to || paths.account(), 303), [...cookies, readerHint(ctx, true)]);
  });

  routes.get('/account/sign-in/once', async (c) =>
    c.html(oneTimeLinkPage(await deps.frame(), c.req.query('t') ?? '', null)),
  );

  routes.post('/account/sign-in/once', async (c) => {
    const cookies = await redeemOneTimeLink(ctx, auth, field(await readForm(c), 't'));
    const frame = await deps.frame();
    if (!cookies) return c.html(oneTimeLinkPage(frame, '', frame.words.newsletters.badLink), 422);
    return withCookies(c.redirect(paths.newsroom(), 303), [...cookies, readerHint(ctx, true)]);
  });

  routes.post('/account/sign-out', async (c) =>
    withCookies(c.redirect(paths.home(), 303), [...(await signOut(auth, c.req.raw.headers)), readerHint(ctx, false)]),
  );

  routes.post('/account/saved/:id', async (c) => {
    const reader = await sessionActor(auth, c.req.raw.headers);
    const wantsJson = c.req.header('accept')?.includes('application/json') === true;
    const id = c.req.param('id') as ArticleId;
    const back = `/a/${encodeURIComponent(id)}`;
    // After signing in the page's script does what was asked for here: a GET saves nothing.
    if (!reader) {
      const signIn = paths.signIn(`${back}#save`);
      return wantsJson ? c.json({ signIn }, 401) : c.redirect(signIn, 303);
    }
    const form = await readForm(c);
    const remove = field(form, 'action') === 'remove';
    if (remove) await removeSaved(ctx, reader.id, id);
    else await saveForLater(ctx, reader.id, id);
    return wantsJson ? c.json({ saved: !remove }) : c.redirect(safeReturn(field(form, 'to'), back), 303);
  });

  routes.post('/account/newsletters', async (c) => {
    const reader = await sessionActor(auth, c.req.raw.headers);
    if (!reader) return c.redirect(paths.signIn(paths.account()), 303);
    return saveChoices(deps, c, { form: await readForm(c), email: reader.email, token: null });
  });

  routes.post('/account/address', async (c) => {
    const reader = await sessionActor(auth, c.req.raw.headers);
    if (!reader) return c.redirect(paths.signIn(paths.account()), 303);
    // Who is on the staff signs in at the address that an administrator invited.
    const personId = reader.role === 'reader' ? reader.id : null;
    return askForAddress(deps, c, {
      ...{ form: await readForm(c), from: reader.email, personId },
      refuse: (address) => accountOf(reader, address),
    });
  });

  async function accountOf(
    reader: NonNullable<Awaited<ReturnType<typeof sessionActor>>>,
    address: ChoicesView['address'],
  ): Promise<string> {
    const [frame, saved, choices] = await Promise.all([
      deps.frame(),
      savedCards(ctx.db, reader.id),
      readerChoices(ctx.db, reader.email),
    ]);
    const { email } = reader;
    const isStaff = reader.role !== 'reader';
    return accountPage(frame, {
      email,
      isStaff,
      saved,
      choices: { email, choices, token: null, isAccountMoved: !isStaff, address },
    });
  }

  return routes;
}

async function privately(c: Context, next: () => Promise<void>): Promise<void> {
  await next();
  c.res.headers.set('cache-control', 'private, no-store');
}

/**
 * Tells the pages' script that there is a session to ask about, and nothing else: the session's own cookie is closed to
 * scripts, and without this every anonymous page would ask for nothing.
 */
function readerHint(ctx: PersonalDeps['ctx'], signedIn: boolean): string {
  const secure = ctx.config.url.startsWith('https:') ? '; Secure' : '';
  const life = signedIn ? SESSION_LIFE_SECONDS : 0;
  return `gilyon-reader=1; Path=/; SameSite=Lax; Max-Age=${life}${secure}`;
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
