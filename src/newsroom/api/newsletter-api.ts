import { type Context, Hono } from 'hono';
import { addSubscribers } from '../../features/newsletter/add-subscribers.ts';
import { composeEdition } from '../../features/newsletter/compose-edition.ts';
import { createNewsletter } from '../../features/newsletter/create-newsletter.ts';
import type { Edition } from '../../features/newsletter/newsletter.ts';
import { editionById, editionsOf, newsletterById, newsletters } from '../../features/newsletter/newsletter-queries.ts';
import { sendTest } from '../../features/newsletter/send-edition.ts';
import { sendNowOrAt } from '../../features/newsletter/start-edition.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { slugFor } from '../../language/slug.ts';
import { NotFound } from '../../platform/errors.ts';
import type { EditionId, NewsletterId } from '../../platform/ids.ts';
import { isUuid } from '../../platform/ids.ts';
import { randomKey } from '../../platform/random-key.ts';
import { NewEdition, NewNewsletter, NewSubscribers, SendEdition, TestEdition } from '../contract/newsletters.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/newsletters` and `/editions`. */
export function newsletterApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/newsletters', async (c) => {
    await staff(deps, c);
    return c.json({ items: await newsletters(ctx.db), next: null });
  });

  routes.post('/newsletters', async (c) => {
    const by = await staff(deps, c);
    const input = await readJson(c, NewNewsletter);
    const about = await publication(ctx.db);
    const ascii = slugFor(input.name)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^-+|-+$/g, '');
    const id = await createNewsletter(ctx, by, {
      slug: input.slug ?? (ascii || `newsletter-${randomKey(5)}`),
      name: input.name,
      description: input.description ?? '',
      language: input.language ?? about.language,
      senderName: input.senderName ?? about.name,
      senderEmail: input.senderEmail ?? (about.contactEmail || `newsletter@${new URL(ctx.config.url).hostname}`),
    });
    return c.json(await newsletterById(ctx.db, id), 201);
  });

  routes.post('/newsletters/:id/subscribers', async (c) => {
    const by = await staff(deps, c);
    const people = await readJson(c, NewSubscribers);
    return c.json(
      { items: await addSubscribers(ctx, by, idOf(c, 'newsletter') as NewsletterId, people), next: null },
      201,
    );
  });

  routes.get('/newsletters/:id/editions', async (c) => {
    await staff(deps, c);
    return c.json({ items: await editionsOf(ctx.db, idOf(c, 'newsletter')), next: null });
  });

  routes.post('/newsletters/:id/editions', async (c) => {
    const by = await staff(deps, c);
    const input = await readJson(c, NewEdition, { optional: true });
    const id = await composeEdition(ctx, by, { newsletterId: idOf(c, 'newsletter') as NewsletterId, ...input });
    return c.json(await edition(id), 201);
  });

  routes.get('/editions/:id', async (c) => {
    await staff(deps, c);
    return c.json(await edition(idOf(c, 'edition')));
  });

  routes.post('/editions/:id/test', async (c) => {
    const by = await staff(deps, c);
    const { to } = await readJson(c, TestEdition);
    await sendTest(ctx, by, { id: idOf(c, 'edition') as EditionId, to });
    return c.json({ sent: true });
  });

  routes.post('/editions/:id/send', async (c) => {
    const by = await staff(deps, c);
    const { at } = await readJson(c, SendEdition, { optional: true });
    const id = idOf(c, 'edition') as EditionId;
    await sendNowOrAt(ctx, by, { id, at });
    return c.json(await edition(id), 202);
  });

  async function edition(id: string): Promise<Edition> {
    const found = await editionById(ctx.db, id);
    if (!found) throw new NotFound('no-such-edition', 'There is no such edition.');
    return found;
  }

  return routes;
}

function idOf(c: Context, kind: 'newsletter' | 'edition'): string {
  const id = c.req.param('id') ?? '';
  if (!isUuid(id)) throw new NotFound(`no-such-${kind}`, `There is no such ${kind}.`);
  return id;
}

export const newsletterCalls: readonly Call[] = [
  { method: 'get', path: '/newsletters', does: 'The newsletters.' },
  { method: 'post', path: '/newsletters', does: 'Make a newsletter.', input: NewNewsletter, status: 201 },
  {
    method: 'post',
    path: '/newsletters/{id}/subscribers',
    does: 'Add people who agreed elsewhere.',
    input: NewSubscribers,
    status: 201,
  },
  { method: 'get', path: '/newsletters/{id}/editions', does: 'The editions, newest first.' },
  {
    method: 'post',
    path: '/newsletters/{id}/editions',
    does: 'Compose an edition.',
    input: NewEdition,
    status: 201,
  },
  { method: 'get', path: '/editions/{id}', does: 'An edition with its counts.' },
  { method: 'post', path: '/editions/{id}/test', does: 'Send a test.', input: TestEdition },
  {
    method: 'post',
    path: '/editions/{id}/send',
    does: 'Send now or at a time.',
    input: SendEdition,
    status: 202,
  },
];
