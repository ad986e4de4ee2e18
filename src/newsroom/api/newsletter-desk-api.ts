import { Hono } from 'hono';
import { sections } from '../../features/articles/article-queries.ts';
import { previewEdition } from '../../features/newsletter/edition-preview.ts';
import { editionById } from '../../features/newsletter/edition-queries.ts';
import { audienceNow, lastEditions, subscriberNumbers } from '../../features/newsletter/newsletter-numbers-queries.ts';
import { newsletterById, newsletters } from '../../features/newsletter/newsletter-queries.ts';
import { type Pickable, pickableArticles, pickedArticles } from '../../features/newsletter/pickable-queries.ts';
import { previewWelcome } from '../../features/newsletter/preview-welcome.ts';
import { cleanLine } from '../../language/clean-text.ts';
import { NotFound } from '../../platform/errors.ts';
import type { EditionId, NewsletterId } from '../../platform/ids.ts';
import { paths } from '../../urls.ts';
import { type PickableResource, WelcomeDraft } from '../contract/newsletters.ts';
import { type ApiDeps, limitOf, staff, uuidOf } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** What the desk of the newsletters shows beside the newsletters and editions themselves. */
export function newsletterDeskApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/newsletters/overview', async (c) => {
    await staff(deps, c);
    const [all, numbers, last] = await Promise.all([
      newsletters(ctx.db, { closed: true }),
      subscriberNumbers(ctx.db),
      lastEditions(ctx.db),
    ]);
    const nobody = { pending: 0, confirmed: 0, unsubscribed: 0 };
    const items = all.map((one) => ({
      ...one,
      subscribers: numbers.get(one.id) ?? nobody,
      lastEdition: last.get(one.id) ?? null,
    }));
    return c.json({ items, next: null });
  });

  routes.get('/newsletters/:id', async (c) => {
    await staff(deps, c);
    return c.json(await newsletter(uuidOf(c, 'no-such-newsletter')));
  });

  routes.get('/newsletters/:id/audience', async (c) => {
    await staff(deps, c);
    const { id } = await newsletter(uuidOf(c, 'no-such-newsletter'));
    return c.json({ count: await audienceNow(ctx.db, id, c.req.query('digest') === 'true') });
  });

  // Nothing is kept or sent.
  routes.post('/newsletters/:id/welcome-preview', async (c) => {
    await staff(deps, c);
    const about = await newsletter(uuidOf(c, 'no-such-newsletter'));
    return c.json(await previewWelcome(ctx, about, await readJson(c, WelcomeDraft)));
  });

  routes.get('/newsletters/:id/articles', async (c) => {
    await staff(deps, c);
    const { id } = await newsletter(uuidOf(c, 'no-such-newsletter'));
    const query = cleanLine(c.req.query('q') ?? '').slice(0, 200);
    const section = c.req.query('section') || null;
    const isKnown = section === null || (await sections(ctx.db)).some((one) => one.id === section);
    const found = isKnown ? await pickableArticles(ctx.db, id, { query, section, limit: limitOf(c) }) : [];
    return c.json({ items: found.map(pickable), next: null });
  });

  routes.get('/editions/:id/articles', async (c) => {
    await staff(deps, c);
    const edition = await editionById(ctx.db, uuidOf(c, 'no-such-edition'));
    if (!edition) throw new NotFound('no-such-edition', 'There is no such edition.');
    const picked = await pickedArticles(ctx.db, edition.newsletterId, edition.articles);
    return c.json({ items: picked.map(pickable), next: null });
  });

  routes.get('/editions/:id/preview', async (c) => {
    await staff(deps, c);
    return c.json(await previewEdition(ctx, uuidOf(c, 'no-such-edition') as EditionId));
  });

  async function newsletter(id: string) {
    const found = await newsletterById(ctx.db, id as NewsletterId);
    if (!found) throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
    return found;
  }

  return routes;
}

function pickable(article: Pickable): PickableResource {
  const photo = article.lead?.photo;
  return {
    id: article.id,
    headline: article.headline,
    deck: article.deck,
    section: article.section.name,
    publishedAt: article.publishedAt.toISOString(),
    inEdition: article.inEdition,
    thumbnail: photo
      ? { url: paths.photo(photo.publicKey, '320', 'jpeg'), colour: photo.colour, focal: photo.focal }
      : null,
  };
}

export const newsletterDeskCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/newsletters/overview',
    does: 'Every newsletter with the numbers of its subscribers and its newest edition.',
  },
  { method: 'get', path: '/newsletters/{id}', does: 'A newsletter.' },
  {
    method: 'get',
    path: '/newsletters/{id}/audience',
    does: 'To how many an edition would go now; the digest with `?digest=true`.',
  },
  {
    method: 'post',
    path: '/newsletters/{id}/welcome-preview',
    does: 'The welcome message with these words, to be looked at.',
    input: WelcomeDraft,
  },
  {
    method: 'get',
    path: '/newsletters/{id}/articles',
    does: 'Published articles for an edition, newest first (`?q=&section=`), and which edition had them.',
  },
  { method: 'get', path: '/editions/{id}/articles', does: "An edition's articles in their order." },
  { method: 'get', path: '/editions/{id}/preview', does: 'The message itself: subject, HTML, plain text, size.' },
];
