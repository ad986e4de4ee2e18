import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubscriptionId } from '../../platform/ids.ts';
import { startImapServer } from '../../platform/testing/imap-server.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { composeEdition } from './compose-edition.ts';
import { editionById } from './edition-queries.ts';
import { MailRoom } from './mail-room.ts';
import { readBounceMailbox } from './read-bounce-mailbox.ts';
import { returnAddresses } from './return-address.ts';
import { sendNowOrAt } from './start-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const server = await startImapServer();
const ctx = await testCtx({ config: { bounceImapUrl: server.url } });
const room = new MailRoom(ctx);
ctx.beforeClose(async () => {
  await room.stop();
  await server.close();
});
const newsletterId = await newsletterWith(ctx, 60);
const id = await composeEdition(ctx, EDITOR, { newsletterId, articles: [await published(ctx)] });
await sendNowOrAt(ctx, EDITOR, { id });
while ((await room.turn()) > 0);
const edition = await editionById(ctx.db, id);
const addressOf = await returnAddresses(ctx, { bounceAddress: '' }, 'news@migdalor.example');

async function returnFor(reader: number): Promise<string> {
  const row = await ctx.db
    .selectFrom('deliveries')
    .select('subscription_id')
    .where('email', '=', `reader${reader}@example.org`)
    .executeTakeFirstOrThrow();
  return addressOf(edition?.serial ?? 0, row.subscription_id as SubscriptionId);
}

async function report(reader: number, status = '5.1.1', behind = ''): Promise<string> {
  return [
    ...['From: MAILER-DAEMON@mx.example', `To: <${await returnFor(reader)}>`, 'Subject: Undelivered Mail'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'It could not be delivered: הנמען אינו מוכר.', ''],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...[`Final-Recipient: rfc822; reader${reader}@example.org`, 'Action: failed', `Status: ${status}`, ''],
    ...['--b', 'Content-Type: text/plain', '', behind, '--b--', ''],
  ].join('\r\n');
}

const LETTER = 'From: Dana <dana@example.org>\r\nTo: news@migdalor.example\r\nSubject: Hello\r\n\r\nThank you!\r\n';
const softOf = async (reader: number) =>
  (
    await ctx.db
      .selectFrom('subscribers')
      .select('soft_bounces')
      .where('email', '=', `reader${reader}@example.org`)
      .executeTakeFirstOrThrow()
  ).soft_bounces;
const flagsOf = (uid: number) => [...(server.messages.find((one) => one.uid === uid)?.flags ?? [])].sort();
const suppressed = async () =>
  (
    await ctx.db
      .selectFrom('subscribers')
      .select('email')
      .where('suppressed_at', 'is not', null)
      .orderBy('email')
      .execute()
  ).map((row) => row.email);

test('an empty mailbox is read without a word', async () => {
  assert.deepEqual(await readBounceMailbox(ctx), { read: 0, handled: 0 });
});

test('reports are taken and marked, letters of people are left unread, and nothing is read twice', async () => {
  const first = server.deliver(await report(0));
  const letter = server.deliver(LETTER);
  const soft = server.deliver(await report(1, '4.2.2'));
  assert.deepEqual(await readBounceMailbox(ctx), { read: 3, handled: 2 });
  assert.deepEqual(await suppressed(), ['reader0@example.org']);
  assert.equal(await softOf(1), 1);
  assert.deepEqual([flagsOf(first), flagsOf(letter)], [['$GilyonHandled', '\\Seen'], []]);
  assert.ok(flagsOf(soft).includes('\\Seen'));
  ctx.clock.advance(2 * 86_400);
  assert.deepEqual(await readBounceMailbox(ctx), { read: 0, handled: 0 });
});

test('a server that numbers its messages anew has all of them read again, and none of them counted again', async () => {
  server.renumber();
  assert.deepEqual(await readBounceMailbox(ctx), { read: 3, handled: 2 });
  assert.equal(await softOf(1), 1);
});

test('a connection that ends before the marking leaves what was taken taken once, and the next run marks it', async () => {
  const uid = server.deliver(await report(2, '4.2.2'));
  server.breakAt('UID STORE');
  assert.equal(await readBounceMailbox(ctx), null);
  assert.equal(await softOf(2), 1);
  server.breakAt(null);
  ctx.clock.advance(2 * 86_400);
  assert.deepEqual(await readBounceMailbox(ctx), { read: 1, handled: 1 });
  assert.equal(await softOf(2), 1);
  assert.ok(flagsOf(uid).includes('\\Seen'));
});

test('many are read in their order, and of a huge one only the beginning, where the report stands', async () => {
  for (let reader = 10; reader < 55; reader++)
    server.deliver(await report(reader, '5.1.1', reader === 30 ? 'x'.repeat(2_000_000) : ''));
  assert.deepEqual(await readBounceMailbox(ctx), { read: 45, handled: 45 });
  assert.equal((await suppressed()).length, 46);
});

test('two workers at once count a report once', async () => {
  server.deliver(await report(3, '4.2.2'));
  await Promise.all([readBounceMailbox(ctx), readBounceMailbox(ctx)]);
  assert.equal(await softOf(3), 1);
});

test('a mailbox that refuses the password, or is not there, is logged and changes nothing', async () => {
  const wrong = { ...ctx, config: { ...ctx.config, bounceImapUrl: server.url.replace(/:[^:@]+@/, ':wrong@') } };
  assert.equal(await readBounceMailbox(wrong), null);
  const none = { ...ctx, config: { ...ctx.config, bounceImapUrl: null } };
  assert.deepEqual(await readBounceMailbox(none), { read: 0, handled: 0 });
});
