import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubscriptionId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR, published, REPORTER } from '../articles/testing/make-article.ts';
import { readBounce } from './bounce-report.ts';
import { composeEdition } from './compose-edition.ts';
import { editionById } from './edition-queries.ts';
import { MailRoom } from './mail-room.ts';
import { returnAddresses } from './return-address.ts';
import { sendNowOrAt } from './start-edition.ts';
import { suppressions } from './suppression-queries.ts';
import { takeBounce } from './take-bounce.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const ctx = await testCtx();
const room = new MailRoom(ctx);
ctx.beforeClose(() => room.stop());
const newsletterId = await newsletterWith(ctx, 5);
const id = await composeEdition(ctx, EDITOR, { newsletterId, articles: [await published(ctx)] });
await sendNowOrAt(ctx, EDITOR, { id });
while ((await room.turn()) > 0);
const edition = await editionById(ctx.db, id);
const addressOf = await returnAddresses(ctx, { bounceAddress: '' }, 'news@migdalor.example');
const subscriptionOf = async (email: string) =>
  (await ctx.db.selectFrom('deliveries').select('subscription_id').where('email', '=', email).executeTakeFirstOrThrow())
    .subscription_id as SubscriptionId;
const returnFor = async (email: string) => addressOf(edition?.serial ?? 0, await subscriptionOf(email));

function report(to: string, status: string, action = 'failed', diagnostic = 'smtp; 550 no'): string {
  return [
    ...['From: MAILER-DAEMON@mx.example', `To: <${to.toUpperCase()}>`, 'Subject: Undelivered Mail Returned to Sender'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'It could not be delivered.', ''],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...['Final-Recipient: rfc822; victim@example.org', `Action: ${action}`, `Status: ${status}`],
    ...[`Diagnostic-Code: ${diagnostic}`, '', '--b--', ''],
  ].join('\r\n');
}

test('an address that is not there ends all mail to it, and to nobody whom the report names beside it', async () => {
  const taken = await takeBounce(ctx, EDITOR, report(await returnFor('reader0@example.org'), '5.1.1'));
  assert.deepEqual(taken, { result: 'bounced', email: 'reader0@example.org' });
  const [one, ...others] = await suppressions(ctx.db, { limit: 10 });
  assert.deepEqual([one?.email, one?.reason, others.length], ['reader0@example.org', 'bounced', 0]);
  assert.deepEqual((await editionById(ctx.db, id))?.counts, { bounced: 1, sent: 4 });
  await assert.rejects(takeBounce(ctx, REPORTER, 'x'), { code: 'may-not-edit-newsletters' });
});

test('the same report, piped and read from the mailbox, counts once', async () => {
  const twice = report(await returnFor('reader1@example.org'), '4.2.2');
  assert.equal((await takeBounce(ctx, EDITOR, twice)).result, 'bounced');
  ctx.clock.advance(2 * 86_400);
  assert.equal((await takeBounce(ctx, EDITOR, twice)).result, 'again');
  const reader = ctx.db.selectFrom('subscribers').select('soft_bounces').where('email', '=', 'reader1@example.org');
  assert.equal((await reader.executeTakeFirst())?.soft_bounces, 1);
});

test('a report to an address that we never signed suppresses nobody', async () => {
  const good = await returnFor('reader1@example.org');
  const forged = good.replace(/-[a-z2-7]{10}@/, '-aaaaaaaaaa@');
  assert.equal((await takeBounce(ctx, EDITOR, report(forged, '5.1.1'))).result, 'unknown');
  assert.equal((await suppressions(ctx.db, { limit: 10 })).length, 1);
});

test('a complaint ends all mail; a refusal of policy holds its domain; soft bounces count day by day', async () => {
  const complaint = [
    ...['From: fbl@provider.example', `To: ${await returnFor('reader2@example.org')}`, 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=feedback-report; boundary=b', ''],
    ...['--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'Version: 1', '', '--b--', ''],
  ].join('\r\n');
  assert.equal((await takeBounce(ctx, EDITOR, complaint)).result, 'complained');
  const policy = report(await returnFor('reader3@example.org'), '5.7.1', 'failed', 'smtp; 550 5.7.1 listed');
  assert.equal((await takeBounce(ctx, EDITOR, policy)).result, 'bounced');
  const [paused] = await ctx.db.selectFrom('mail_domains').select(['domain', 'paused_at']).execute();
  assert.equal(paused?.domain, 'example.org');
  assert.ok(paused?.paused_at);
  const to = await returnFor('reader4@example.org');
  for (let day = 0; day < 5; day++) {
    assert.equal((await suppressions(ctx.db, { limit: 10 })).length, 2);
    for (const hour of ['morning', 'evening'])
      await takeBounce(ctx, EDITOR, report(to, '4.2.2', 'delayed', `smtp; 452 full this ${hour} of day ${day}`));
    ctx.clock.advance(86_400);
  }
  const reasons = (await suppressions(ctx.db, { limit: 10 })).map((one) => [one.email, one.reason]);
  assert.deepEqual(reasons[0], ['reader4@example.org', 'bounced']);
  assert.ok(reasons.some(([email, reason]) => email === 'reader2@example.org' && reason === 'complained'));
});

test('whether it is for good is what the field says, why is what the words beside it say', async () => {
  const read = async (status: string, action: string, words: string) => {
    const found = await readBounce(report('a@b.example', status, action, `smtp; ${words}`));
    return [found?.kind, found?.statusCode];
  };
  assert.deepEqual(await read('5.0.0', 'failed', '550 user unknown'), ['bounced', '5.1.1']);
  assert.deepEqual(await read('4.0.0', 'delayed', '450 the policy service is away'), ['delayed', '4.7.1']);
  assert.deepEqual(await read('4.4.7', 'failed', 'the message lay in the queue for five days'), ['bounced', '4.4.7']);
});

test('what was delivered, a holiday answer and a letter are no bounces', async () => {
  assert.equal(await readBounce(report('a@b.example', '2.0.0', 'delivered')), null);
  assert.equal(await readBounce(report('a@b.example', '2.0.0', 'relayed')), null);
  const holiday =
    'From: Dana <d@b.example>\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nBack at 550.\r\n';
  assert.equal(await readBounce(holiday), null);
  assert.equal(await readBounce('From: Dana <d@b.example>\r\nSubject: Hello\r\n\r\nuser unknown 5.1.1\r\n'), null);
});

test('a system that writes no report is understood by its words', async () => {
  const said = (text: string) =>
    readBounce(`From: MAILER-DAEMON@old.example\r\nTo: x@y.example\r\nSubject: failure notice\r\n\r\n${text}\r\n`);
  assert.equal((await said('<dana@old.example>:\nSorry, no mailbox here by that name.'))?.statusCode, '5.1.1');
  assert.equal((await said('<dana@old.example>: 552 mailbox is full'))?.statusCode, '5.2.2');
  assert.equal((await said('host mx said: 550 5.7.26 unauthenticated'))?.statusCode, '5.7.26');
  // What is quoted below is the newsletter, whose own words are no reason.
  const copied = '<dana@old.example>:\n\n--- Below this line is a copy of the message.\n\nThe mailbox is full of spam.';
  assert.equal((await said(`This is a permanent error; I've given up.\n${copied}`))?.statusCode, '5.0.0');
  const later = await said('Your message has not yet been delivered to <dana@old.example>. No action is required.');
  assert.deepEqual([later?.kind, later?.statusCode], ['delayed', '4.0.0']);
});
