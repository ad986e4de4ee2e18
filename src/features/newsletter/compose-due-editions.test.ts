import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { nextSlot, parseRule } from './automatic-rule.ts';
import { changeNewsletter } from './change-newsletter.ts';
import { composeDueEditions } from './compose-due-editions.ts';
import { composeEdition } from './compose-edition.ts';
import { editionsOf } from './edition-queries.ts';
import { audienceNow } from './newsletter-numbers-queries.ts';
import { sendNowOrAt } from './start-edition.ts';
import { cancelEdition } from './stop-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const ctx = await testCtx({ reactionsOf, now: '2026-11-24T09:30:00Z' });
const newsletterId = await newsletterWith(ctx, 3);
const editions = () => editionsOf(ctx.db, newsletterId);
for (let n = 0; n < 4; n++) await published(ctx, { headline: `ידיעה ${n}` });
ctx.jobs.length = 0;
const automatic = { isOn: true, days: [0, 1, 2, 3, 4], time: '07:00', most: 3, fewest: 2, reviewMinutes: 45 };
await changeNewsletter(ctx, EDITOR, newsletterId, { automatic });

test('an edition is composed once before its hour, may be stopped until then, and begins by itself', async () => {
  await composeDueEditions(ctx);
  assert.equal((await editions()).length, 0, 'not yet');
  ctx.clock.set('2026-11-25T04:15:30Z');
  await Promise.all([composeDueEditions(ctx), composeDueEditions(ctx)]);
  const [edition, ...others] = await editions();
  assert.equal(others.length, 0);
  assert.deepEqual([edition?.state, edition?.articles.length], ['scheduled', 3]);
  assert.equal(edition?.sendAt?.toISOString(), '2026-11-25T05:00:00.000Z', 'seven in Jerusalem');
  ctx.clock.set('2026-11-25T05:00:01Z');
  await ctx.settle(jobHandlers);
  assert.equal((await editions())[0]?.state, 'sending');
  assert.equal((await editions())[0]?.audience, 3);
});

test('what an edition had is in no other, and with too little there is none', async () => {
  ctx.clock.set('2026-11-26T04:15:30Z');
  await composeDueEditions(ctx);
  assert.equal((await editions()).length, 1);
  const skipped = await ctx.db
    .selectFrom('event_log')
    .select('payload')
    .where('name', '=', 'edition-skipped')
    .execute();
  assert.equal(skipped.length, 1);
  ctx.clock.set('2026-11-26T12:00:00Z');
  for (let n = 0; n < 2; n++) await published(ctx, { headline: `חדשה ${n}` });
  ctx.clock.set('2026-11-29T04:15:30Z');
  await composeDueEditions(ctx);
  const [edition] = await editions();
  assert.deepEqual([edition?.number, edition?.articles.length], [2, 2]);
  if (edition) await cancelEdition(ctx, EDITOR, edition.id);
  ctx.clock.set('2026-11-29T05:01:00Z');
  await ctx.settle(jobHandlers);
  assert.equal((await editions())[0]?.state, 'cancelled');
});

test('the digest has what the editions had, and goes to who chose it and to nobody else', async () => {
  const digest = { isOn: true, days: [5], time: '08:00', most: 4, fewest: 1, reviewMinutes: 30 };
  await changeNewsletter(ctx, EDITOR, newsletterId, { automatic: { ...automatic, isOn: false }, digest });
  await ctx.db
    .updateTable('subscriptions')
    .set({ frequency: 'weekly' })
    .where('subscriber_id', 'in', (eb) =>
      eb.selectFrom('subscribers').select('id').where('email', '=', 'reader1@example.org'),
    )
    .execute();
  assert.equal(await audienceNow(ctx.db, newsletterId), 2);
  assert.equal(await audienceNow(ctx.db, newsletterId, true), 1);
  const daily = await composeEdition(ctx, EDITOR, { newsletterId });
  await sendNowOrAt(ctx, EDITOR, { id: daily });
  ctx.clock.set('2026-12-04T05:30:30Z');
  await Promise.all([composeDueEditions(ctx), composeDueEditions(ctx)]);
  const [edition, sent] = await editions();
  assert.deepEqual([edition?.isDigest, edition?.subject], [true, 'סיכום השבוע: תדריך הבוקר']);
  assert.deepEqual(edition?.articles, sent?.articles, 'those of the cancelled edition are not in it');
  assert.equal(sent?.audience, 2);
  ctx.clock.set('2026-12-04T06:00:01Z');
  await ctx.settle(jobHandlers);
  const to = await ctx.db
    .selectFrom('deliveries')
    .select('email')
    .where('edition_id', '=', edition?.id ?? '')
    .execute();
  assert.deepEqual(to, [{ email: 'reader1@example.org' }]);
  await changeNewsletter(ctx, EDITOR, newsletterId, { digest: { ...digest, isOn: false } });
  assert.equal(await audienceNow(ctx.db, newsletterId), 3, 'without a digest everybody gets each edition');
});

test('the hour is the one on the wall, on the days when clocks change as well', () => {
  const rule = parseRule({ ...automatic, days: [0, 1, 2, 3, 4, 5, 6] });
  const slot = (after: string) => nextSlot(rule, new Date(after), 'Asia/Jerusalem')?.toISOString();
  assert.equal(slot('2026-03-26T06:00:00Z'), '2026-03-27T04:00:00.000Z', 'summer time begins that night');
  assert.equal(slot('2026-10-24T06:00:00Z'), '2026-10-25T05:00:00.000Z', 'and ends');
});
