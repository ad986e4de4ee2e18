import { Hono } from 'hono';
import { changeMailSettings, resumeDomain } from '../../features/newsletter/change-mail-settings.ts';
import { dkimKeys, makeDkimKey, retireDkimKey, signWithDkimKey } from '../../features/newsletter/dkim-keys.ts';
import { mailSettings } from '../../features/newsletter/mail-settings-queries.ts';
import { takeBounce } from '../../features/newsletter/take-bounce.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import { readBody } from '../../http/read-body.ts';
import { DkimKeyOf, MailSettingsPatch, NewDkimKey, ResumeDomain } from '../contract/newsletters.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

const MOST_BOUNCE_BYTES = 5_000_000;

/** `/mail`: how newsletters go out. */
export function mailApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/settings', async (c) => {
    mustBeAllowed(await staff(deps, c), 'manage-publication');
    return c.json(await mailSettings(ctx.db));
  });

  routes.patch('/settings', async (c) => {
    const by = await staff(deps, c);
    const { ...change } = await readJson(c, MailSettingsPatch);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return c.json(await changeMailSettings(ctx, by, given));
  });

  routes.post('/domains/resume', async (c) => {
    const by = await staff(deps, c);
    await resumeDomain(ctx, by, (await readJson(c, ResumeDomain)).domain);
    return c.body(null, 204);
  });

  // A message that came back, as a mail server or a provider posts it.
  routes.post('/bounces', async (c) => {
    const by = await staff(deps, c);
    return c.json(await takeBounce(ctx, by, await readBody(c, MOST_BOUNCE_BYTES)));
  });

  routes.get('/keys', async (c) => {
    mustBeAllowed(await staff(deps, c), 'manage-publication');
    return c.json({ items: await dkimKeys(ctx.db), next: null });
  });

  routes.post('/keys', async (c) => {
    const by = await staff(deps, c);
    const { domain } = await readJson(c, NewDkimKey);
    const { selector } = await makeDkimKey(ctx, by, domain);
    return c.json(
      (await dkimKeys(ctx.db)).find((key) => key.domain === domain && key.selector === selector),
      201,
    );
  });

  routes.post('/keys/sign', async (c) => {
    await signWithDkimKey(ctx, await staff(deps, c), await readJson(c, DkimKeyOf));
    return c.json({ items: await dkimKeys(ctx.db), next: null });
  });

  routes.post('/keys/retire', async (c) => {
    await retireDkimKey(ctx, await staff(deps, c), await readJson(c, DkimKeyOf));
    return c.json({ items: await dkimKeys(ctx.db), next: null });
  });

  return routes;
}

export const mailCalls: readonly Call[] = [
  { method: 'get', path: '/mail/settings', does: 'How newsletters go out.' },
  { method: 'patch', path: '/mail/settings', does: 'Change how they go out.', input: MailSettingsPatch },
  { method: 'post', path: '/mail/domains/resume', does: 'Send to a domain again.', input: ResumeDomain, status: 204 },
  { method: 'post', path: '/mail/bounces', does: 'Take a message that came back (message/rfc822).' },
  { method: 'get', path: '/mail/keys', does: 'The DKIM keys, with what to put into the DNS.' },
  { method: 'post', path: '/mail/keys', does: 'Make a DKIM key for a domain.', input: NewDkimKey, status: 201 },
  { method: 'post', path: '/mail/keys/sign', does: 'Let a key sign, and retire the one before.', input: DkimKeyOf },
  { method: 'post', path: '/mail/keys/retire', does: 'Let a key sign no more.', input: DkimKeyOf },
];
