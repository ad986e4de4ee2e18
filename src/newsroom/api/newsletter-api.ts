import { Hono } from 'hono';
import { addSubscribers } from '../../features/newsletter/add-subscribers.ts';
import { changeNewsletter, type NewsletterChange } from '../../features/newsletter/change-newsletter.ts';
import { composeEdition } from '../../features/newsletter/compose-edition.ts';
import { createNewsletter } from '../../features/newsletter/create-newsletter.ts';
import { editionById, editionsOf } from '../../features/newsletter/edition-queries.ts';
import { newsletterById, newsletters } from '../../features/newsletter/newsletter-queries.ts';
import { publication } from '../../features/publication/publication-queries.ts';
import { slugFor } from '../../language/slug.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { randomKey } from '../../platform/random-key.ts';
import { NewEdition, NewNewsletter, NewSubscribers, NewsletterPatch } from '../contract/newsletters.ts';
import { type ApiDeps, cursorFor, cursorOf, limitOf, staff, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/newsletters`. */
export function newsletterApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/newsletters', async (c) => {
    await staff(deps, c);
    return c.json({ items: await newsletters(ctx.db, { closed: true }), next: null });
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

  routes.patch('/newsletters/:id', async (c) => {
    const by = await staff(deps, c);
    const change = await readJson(c, NewsletterPatch);
    return c.json(
      await changeNewsletter(ctx, by, uuidOf(c, 'no-such-newsletter') as NewsletterId, change as NewsletterChange),
    );
  });

  routes.post('/newsletters/:id/subscribers', async (c) => {
    const by = await staff(deps, c);
    const people = await readJson(c, NewSubscribers);
    return c.json(
      { items: await addSubscribers(ctx, by, uuidOf(c, 'no-such-newsletter') as NewsletterId, people), next: null },
      201,
    );
  });

  routes.get('/newsletters/:id/editions', async (c) => {
    await staff(deps, c);
    const limit = limitOf(c, 50);
    const [number] = cursorOf(c) ?? [];
    const before = number === undefined ? undefined : Number(number) || 0;
    const found = await editionsOf(ctx.db, uuidOf(c, 'no-such-newsletter'), { limit: limit + 1, before });
    const items = found.slice(0, limit);
    return c.json({ items, next: found.length > limit ? cursorFor(String(items.at(-1)?.number)) : null });
  });

  routes.post('/newsletters/:id/editions', async (c) => {
    const by = await staff(deps, c);
    const input = await readJson(c, NewEdition, { optional: true });
    const id = await composeEdition(ctx, by, {
      newsletterId: uuidOf(c, 'no-such-newsletter') as NewsletterId,
      ...input,
    });
    return c.json(await editionById(ctx.db, id), 201);
  });

  return routes;
}

export const newsletterCalls: readonly Call[] = [
  { method: 'get', path: '/newsletters', does: 'The newsletters.' },
  { method: 'post', path: '/newsletters', does: 'Make a newsletter.', input: NewNewsletter, status: 201 },
  { method: 'patch', path: '/newsletters/{id}', does: 'Change a newsletter.', input: NewsletterPatch },
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
];
