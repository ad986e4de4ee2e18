import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { EDITOR } from '../features/articles/testing/make-article.ts';
import { changeNewsletter } from '../features/newsletter/change-newsletter.ts';
import { createNewsletter } from '../features/newsletter/create-newsletter.ts';
import { subscriptionsOf } from '../features/newsletter/newsletter-queries.ts';
import { suppress } from '../features/newsletter/suppress.ts';
import { newsletterWith } from '../features/newsletter/testing/make-newsletter.ts';
import { unsubscribeSigner } from '../features/newsletter/unsubscribe.ts';
import { clientAddressBehind } from '../http/client-address.ts';
import { errorResponder } from '../http/error-response.ts';
import type { SubscriberId, SubscriptionId } from '../platform/ids.ts';
import { testCtx } from '../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../reactions.ts';
import { errorPages } from './error-pages.tsx';
import { newsletterRoutes } from './newsletter-routes.ts';
import { readerChoicesRoutes } from './reader-choices-routes.ts';
import { loadFrame } from './site.ts';

const ctx = await testCtx({ reactionsOf });
const daily = await newsletterWith(ctx, 3);
const weekend = await createNewsletter(ctx, EDITOR, {
  ...{ slug: 'weekend', name: 'סוף השבוע', description: '', language: 'he' },
  ...{ senderName: 'המגדלור', senderEmail: 'news@migdalor.example' },
});
const signer = await unsubscribeSigner(ctx);
const site = { ctx, asset: (name: string) => `/assets/${name}` };
const deps = {
  ctx,
  auth: null as never,
  frame: () => loadFrame(site),
  addressOf: clientAddressBehind([]),
  networkKey: Buffer.alloc(32),
};
const app = new Hono();
app.route('/', newsletterRoutes(deps));
app.route('/', readerChoicesRoutes(deps));
app.onError(errorResponder({ log: ctx.log, renderPage: errorPages(site), isDatabaseAway: () => false }));

/** What the server knows of the connection. */
const socket = { incoming: { socket: { remoteAddress: '192.0.2.7', remotePort: 1, remoteFamily: 'IPv4' } } };

const get = async (path: string) => {
  const answer = await app.request(`http://127.0.0.1:3000${path}`);
  return { status: answer.status, html: await answer.text() };
};
const post = async (path: string, fields: [string, string][]) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(fields);
  const answer = await app.request(`http://127.0.0.1:3000${path}`, { method: 'POST', headers, body }, socket);
  return { status: answer.status, html: await answer.text() };
};
const tokenOf = async (email: string) => {
  const row = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select('s.id')
    .where('p.email', '=', email)
    .where('s.newsletter_id', '=', daily)
    .executeTakeFirstOrThrow();
  return signer(row.id as SubscriptionId);
};
const got = async (email: string) =>
  (await subscriptionsOf(ctx.db, email)).map((one) => `${one.newsletter.slug} ${one.state}`).sort();
const mailTo = (email: string) => ctx.outbox.sent.filter((mail) => mail.to.address === email);
const secretIn = (text: string | undefined) => /\?t=([\w-]+)/.exec(text ?? '')?.[1] ?? '';

test('by the link in a message a reader leaves at once, and joins by a button in a message of its own', async () => {
  const email = 'reader0@example.org';
  const token = await tokenOf(email);
  const page = await get(`/newsletters/mine?t=${token}`);
  assert.match(page.html, /סוף השבוע/);
  assert.doesNotMatch(page.html, /name="reason"/, 'nobody is asked before');
  const saved = await post('/newsletters/mine', [
    ['t', token],
    ['newsletters', weekend],
  ]);
  assert.equal(saved.status, 200);
  assert.match(saved.html, /name="reason"/, 'the reason is asked after');
  assert.deepEqual(await got(email), ['weekend pending']);
  assert.match(mailTo(email).at(-1)?.text ?? '', /newsletters\/confirm\?t=/);
  await post('/newsletters/mine', [
    ['t', token],
    ['newsletters', weekend],
  ]);
  assert.equal(mailTo(email).length, 1, 'who waits for a message is sent no second');
  const thanked = await post('/newsletters/reason', [
    ['t', token],
    ['reason', 'tooMany'],
  ]);
  assert.match(thanked.html, /תודה/);
  const left = await ctx.db
    .selectFrom('subscriptions')
    .select('unsubscribe_reason')
    .where('state', '=', 'unsubscribed');
  assert.deepEqual(await left.execute(), [{ unsubscribe_reason: 'tooMany' }]);
});

test('how often is offered where the newsletter has a digest, and kept', async () => {
  const digest = { isOn: true, days: [5], time: '08:00', most: 10, fewest: 1, reviewMinutes: 30 };
  const email = 'reader1@example.org';
  const token = await tokenOf(email);
  assert.doesNotMatch((await get(`/newsletters/mine?t=${token}`)).html, /type="radio"/);
  await changeNewsletter(ctx, EDITOR, daily, { digest });
  assert.match((await get(`/newsletters/mine?t=${token}`)).html, /value="each" checked/);
  await post('/newsletters/mine', [
    ['t', token],
    ['newsletters', daily],
    [`frequency-${daily}`, 'weekly'],
  ]);
  assert.match((await get(`/newsletters/mine?t=${token}`)).html, /value="weekly" checked/);
  assert.deepEqual(await got(email), ['daily confirmed']);
});

test('a new address counts once its own button is pressed; the old one is told, the consent goes along', async () => {
  const [from, to] = ['reader2@example.org', 'new@example.org'];
  const token = await tokenOf(from);
  for (const [typed, said] of [
    ['nonsense', /aria-invalid="true"/],
    [from, /זאת הכתובת הרשומה/],
  ] as const) {
    const refused = await post('/newsletters/address/ask', [
      ['t', token],
      ['email', typed],
    ]);
    assert.equal(refused.status, 422);
    assert.match(refused.html, said);
  }
  await post('/newsletters/address/ask', [
    ['t', token],
    ['email', ' New@Example.org'],
  ]);
  const secret = secretIn(mailTo(to).at(-1)?.text);
  const opened = await get(`/newsletters/address?t=${secret}`);
  assert.match(opened.html, /העברה לכתובת החדשה/);
  assert.deepEqual(await got(from), ['daily confirmed'], 'a scanner that opens the link moves nothing');
  assert.equal((await post('/newsletters/address', [['t', secret]])).status, 200);
  assert.deepEqual([await got(from), await got(to)], [[], ['daily confirmed']]);
  assert.equal((await post('/newsletters/address', [['t', secret]])).status, 404, 'once');
  assert.equal((await get(`/newsletters/address?t=${secret.slice(0, 20)}`)).status, 404);
  assert.equal(await tokenOf(to), token, 'the links in messages sent before lead on');
  await ctx.settle(jobHandlers);
  const [told] = mailTo(from);
  assert.match(told?.text ?? '', /n…@example\.org/);
  assert.doesNotMatch(told?.text ?? '', /new@example\.org/);
  const kinds = await ctx.db
    .selectFrom('consents as c')
    .innerJoin('subscriptions as s', 's.id', 'c.subscription_id')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['c.kind', 'c.wording'])
    .where('p.email', '=', to)
    .orderBy('c.recorded_at')
    .orderBy('c.id')
    .execute();
  assert.deepEqual(
    kinds.map((one) => one.kind),
    ['imported', 'moved'],
  );
  assert.match(kinds[1]?.wording ?? '', /reader2@example\.org.*new@example\.org/);
});

test('two addresses of one reader become one, without a subscription deleted', async () => {
  const [from, to] = ['new@example.org', 'reader1@example.org'];
  const before = await ctx.db.selectFrom('subscriptions').select('id').execute();
  await post('/newsletters/address/ask', [
    ['t', await tokenOf(from)],
    ['email', to],
  ]);
  await post('/newsletters/address', [['t', secretIn(mailTo(to).at(-1)?.text)]]);
  assert.deepEqual([await got(from), await got(to)], [[], ['daily confirmed']]);
  assert.equal((await ctx.db.selectFrom('subscriptions').select('id').execute()).length, before.length);
});

test('nothing moves to an address that nothing is sent to', async () => {
  const from = 'reader1@example.org';
  const blocked = await ctx.db.selectFrom('subscribers').select('id').where('email', '=', 'new@example.org').execute();
  await suppress(ctx, EDITOR, { id: blocked[0]?.id as SubscriberId });
  await post('/newsletters/address/ask', [
    ['t', await tokenOf(from)],
    ['email', 'new@example.org'],
  ]);
  const secret = secretIn(mailTo('new@example.org').at(-1)?.text);
  const refused = await post('/newsletters/address', [['t', secret]]);
  assert.equal(refused.status, 409);
  assert.match(refused.html, /דבר לא השתנה/);
  assert.deepEqual(await got(from), ['daily confirmed']);
});

test('a link that was cut or guessed changes nothing and offers a new one, which tells nobody who reads what', async () => {
  const email = 'reader1@example.org';
  const token = await tokenOf(email);
  const guessed = `${token.slice(0, -3)}AAA`;
  for (const path of [
    '/newsletters/unsub',
    '/newsletters/unsubscribe',
    `/newsletters/unsubscribe?t=${token.slice(0, 25)}`,
    `/newsletters/unsubscribe?t=${guessed}`,
    `/newsletters/mine?t=${guessed}`,
  ]) {
    const page = await get(path);
    assert.equal(page.status, 404, path);
    assert.match(page.html, /action="\/newsletters\/link"/, path);
  }
  assert.equal((await post(`/newsletters/unsubscribe?t=${guessed}`, [['List-Unsubscribe', 'One-Click']])).status, 404);
  assert.deepEqual(await got(email), ['daily confirmed']);
  assert.equal((await get(`/newsletters/unsubscribe?t=${token}.`)).status, 200, 'the full stop of the sentence');

  const known = await post('/newsletters/link', [['email', email]]);
  const stranger = await post('/newsletters/link', [['email', 'stranger@example.org']]);
  assert.equal(known.html.replaceAll(email, ''), stranger.html.replaceAll('stranger@example.org', ''));
  await ctx.settle(jobHandlers);
  assert.equal(mailTo('stranger@example.org').length, 0);
  const sent = secretIn(mailTo(email).at(-1)?.text);
  assert.equal(
    (
      await get(
        `/newsletters/mine?t=${
          mailTo(email)
            .at(-1)
            ?.text.match(/mine\?t=(\S+)/)?.[1]
        }`,
      )
    ).status,
    200,
  );
  assert.ok(sent);
  assert.match((await get('/newsletters/unsubscribe?t=test')).html, /הודעת בדיקה/);
});

test('a confirmation pressed twice says that it was done, and one whose week has passed says so', async () => {
  await post('/newsletters', [
    ['newsletters', weekend],
    ['email', 'late@example.org'],
  ]);
  const secret = secretIn(mailTo('late@example.org').at(-1)?.text);
  await post('/newsletters/confirm', [['t', secret]]);
  const again = await post('/newsletters/confirm', [['t', secret]]);
  assert.equal(again.status, 200);
  assert.match(again.html, /כבר אישרת/);
  await post('/newsletters', [
    ['newsletters', weekend],
    ['email', 'later@example.org'],
  ]);
  ctx.clock.advance(8 * 86_400);
  const late = await post('/newsletters/confirm', [['t', secretIn(mailTo('later@example.org').at(-1)?.text)]]);
  assert.equal(late.status, 404);
  assert.match(late.html, /עבר יותר משבוע/);
  assert.deepEqual(await got('later@example.org'), ['weekend pending']);
});
