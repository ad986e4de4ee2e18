import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { published } from '../../features/articles/testing/make-article.ts';
import { composeEdition } from '../../features/newsletter/compose-edition.ts';
import { register } from '../../features/newsletter/register.ts';
import { sendNowOrAt } from '../../features/newsletter/start-edition.ts';
import { newsletterWith } from '../../features/newsletter/testing/make-newsletter.ts';
import { person } from '../../features/people/testing/make-person.ts';
import { errorResponder } from '../../http/error-response.ts';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import type { NewsletterOverview, PickableResource } from '../contract/newsletters.ts';
import { api } from './api.ts';

const ctx = await testCtx({ reactionsOf });
let asking: Actor = SYSTEM;
const routes = new Hono();
routes.onError(errorResponder({ log: ctx.log, renderPage: async () => '', isDatabaseAway: () => false }));
routes.route('/api/v1', api({ ctx, whoIs: async () => asking }));
const newsletterId = await newsletterWith(ctx, 3);
const [first, second] = await Promise.all([
  published(ctx, { headline: 'הנמל נפתח', section: 'חדשות' }),
  published(ctx, { headline: 'SpaceX שיגרה לוויין' }),
]);
// What publishing sets off is not looked at here.
ctx.jobs.length = 0;

async function get<Answer>(path: string): Promise<Answer> {
  const response = await routes.request(`/api/v1${path}`);
  assert.equal(response.status, 200, path);
  return (await response.json()) as Answer;
}

test('the overview counts who is subscribed and who has not confirmed, and names the newest edition', async () => {
  await register(ctx, {
    ...{ email: 'waiting@example.org', name: '', newsletterIds: [newsletterId], source: 's', wording: 'w' },
    networkHash: Buffer.from('x'),
  });
  const editionId = await composeEdition(ctx, SYSTEM, { newsletterId, subject: 'תדריך', articles: [first] });
  const [one] = (await get<{ items: NewsletterOverview[] }>('/newsletters/overview')).items;
  assert.deepEqual(one?.subscribers, { confirmed: 3, pending: 1, unsubscribed: 0 });
  assert.deepEqual([one?.lastEdition?.id, one?.lastEdition?.state, one?.lastEdition?.at], [editionId, 'draft', null]);
  assert.deepEqual(await get(`/newsletters/${newsletterId}/audience`), { count: 3 });
});

test('articles are found by a part of the headline, and say which edition had them once it is on its way', async () => {
  const find = async (q: string) =>
    (await get<{ items: PickableResource[] }>(`/newsletters/${newsletterId}/articles?${new URLSearchParams({ q })}`))
      .items;
  assert.deepEqual(
    (await find('נמל')).map(({ id, inEdition }) => [id, inEdition]),
    [[first, null]],
    'a draft had it: that is no edition that anybody got',
  );
  assert.deepEqual(await find('100%'), []);
  const id = await composeEdition(ctx, SYSTEM, { newsletterId, subject: 'שני', articles: [second, first] });
  await sendNowOrAt(ctx, SYSTEM, { id });
  await ctx.settle(jobHandlers);
  assert.deepEqual(
    (await find('')).map(({ inEdition }) => inEdition),
    [2, 2],
  );
  const { items } = await get<{ items: PickableResource[] }>(`/editions/${id}/articles`);
  assert.deepEqual(
    items.map((one) => one.id),
    [second, first],
  );
});

test('the preview is the message itself: its subject with the word of the law, both parts, its weight', async () => {
  const id = await composeEdition(ctx, SYSTEM, {
    ...{ newsletterId, subject: 'מבצע', articles: [first], isAdvertising: true },
  });
  const preview = await get<{ subject: string; html: string; text: string; htmlBytes: number }>(
    `/editions/${id}/preview`,
  );
  assert.equal(preview.subject, 'פרסומת: מבצע');
  assert.match(preview.html, /הנמל נפתח/);
  assert.match(preview.text, /הנמל נפתח/);
  assert.equal(preview.htmlBytes, Buffer.byteLength(preview.html));
});

test('a long list of editions is given by pages', async () => {
  type Page = { items: { number: number }[]; next: string | null };
  const { items, next } = await get<Page>(`/newsletters/${newsletterId}/editions?limit=2`);
  const rest = await get<Page>(`/newsletters/${newsletterId}/editions?limit=2&cursor=${next}`);
  assert.deepEqual(
    [...items, ...rest.items].map(({ number }) => number),
    [3, 2, 1],
  );
  assert.equal(rest.next, null);
});

test('a reader of the site is told nothing', async () => {
  asking = { ...(await person(ctx, 'קורא')), role: 'reader' };
  for (const path of ['/newsletters/overview', `/newsletters/${newsletterId}/audience`])
    assert.equal((await routes.request(`/api/v1${path}`)).status, 403, path);
  asking = SYSTEM;
});
