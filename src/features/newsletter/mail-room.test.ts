import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BulkMail } from '../../platform/bulk-mail.ts';
import type { EditionId } from '../../platform/ids.ts';
import { smtpCourier } from '../../platform/smtp-courier.ts';
import { parseSmtpUrl } from '../../platform/smtp-server.ts';
import { type SinkOptions, startSmtpSink } from '../../platform/testing/smtp-sink.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { reactionsOf } from '../../reactions.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { addSubscribers } from './add-subscribers.ts';
import { changeNewsletter } from './change-newsletter.ts';
import { composeEdition } from './compose-edition.ts';
import { editionById } from './edition-queries.ts';
import { editionReport } from './edition-report-queries.ts';
import { MailRoom } from './mail-room.ts';
import { sendNowOrAt } from './start-edition.ts';
import { cancelEdition, pauseEdition, resumeEdition } from './stop-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';
import { unsubscribe } from './unsubscribe.ts';

const READERS = 500;
const BUSY = 60;
let behaviour: SinkOptions['answer'];
const sink = await startSmtpSink({ answer: (what) => behaviour?.(what) });
const bulk: BulkMail = smtpCourier(parseSmtpUrl(sink.url, 'paper.example'));
const ctx = await testCtx({ reactionsOf, bulk });
const newsletterId = await newsletterWith(ctx, READERS);
const article = await published(ctx, { headline: 'ידיעה' });
const rooms = [new MailRoom(ctx, { lanes: 4 }), new MailRoom(ctx, { lanes: 4 })] as const;
const [room] = rooms;
ctx.beforeClose(async () => {
  for (const one of rooms) await one.stop();
  await sink.close();
});

async function start(): Promise<EditionId> {
  sink.counts.clear();
  behaviour = undefined;
  const id = await composeEdition(ctx, EDITOR, { newsletterId, articles: [article], subject: 'תדריך' });
  await sendNowOrAt(ctx, EDITOR, { id });
  return id;
}
const countsOf = async (id: EditionId) => (await editionById(ctx.db, id))?.counts;
const stateOf = async (id: EditionId) => (await editionById(ctx.db, id))?.state;
async function sendAll(by = room): Promise<void> {
  while ((await by.turn()) > 0);
}

test('two workers share an edition, and each reader gets it once', async () => {
  const id = await start();
  await Promise.all(rooms.map((one) => sendAll(one)));
  assert.equal(await stateOf(id), 'sent');
  assert.deepEqual(await countsOf(id), { sent: READERS });
  assert.equal(sink.counts.size, READERS);
  assert.ok([...sink.counts.values()].every((count) => count === 1));
});

test('whoever leaves or is suppressed after the start is passed over', async () => {
  const id = await start();
  const [gone] = await ctx.db.selectFrom('deliveries').select('subscription_id').where('edition_id', '=', id).execute();
  await unsubscribe(ctx, gone?.subscription_id as never, 'one-click');
  await ctx.db
    .updateTable('subscribers')
    .set({ suppressed_at: ctx.now(), suppression_reason: 'bounced' })
    .where('email', '=', 'reader7@example.org')
    .execute();
  await sendAll();
  assert.deepEqual(await countsOf(id), { sent: READERS - 2, skipped: 2 });
  assert.equal(sink.counts.has('reader7@example.org'), false);
});

test('a pause takes effect within a batch, and a resume sends the rest once', async () => {
  const id = await start();
  let taken = 0;
  const paused = new Promise<void>((resolve) => {
    behaviour = ({ command }) => {
      if (command === 'DOT' && ++taken === 20) resolve(pauseEdition(ctx, EDITOR, { id }));
      return undefined;
    };
  });
  await sendAll();
  await paused;
  const counts = await countsOf(id);
  assert.equal(await stateOf(id), 'paused');
  assert.ok((counts?.sent ?? 0) < 20 + 2 * 200, `${counts?.sent} went out`);
  assert.equal(counts?.sending, undefined, 'what was claimed is given back');
  assert.equal((counts?.sent ?? 0) + (counts?.pending ?? 0), READERS - 2);
  await resumeEdition(ctx, EDITOR, id);
  await sendAll();
  assert.deepEqual(await countsOf(id), { sent: READERS - 2 });
  assert.ok([...sink.counts.values()].every((count) => count === 1));
});

test('what is cancelled goes out no further', async () => {
  const id = await start();
  let taken = 0;
  behaviour = ({ command }) => {
    if (command === 'DOT' && ++taken === 20) void cancelEdition(ctx, EDITOR, id);
    return undefined;
  };
  await sendAll();
  assert.equal(await stateOf(id), 'cancelled');
  assert.ok(sink.counts.size < 450);
});

test('only the domain that says "not now" rests, and everything arrives once in the end', async () => {
  const consent = { source: 'form', wording: 'אני מסכים', at: ctx.now() };
  const busy = Array.from({ length: BUSY }, (_, n) => ({ email: `b${n}@busy.example`, consent }));
  await addSubscribers(ctx, EDITOR, newsletterId, busy);
  const id = await start();
  let isBusy = true;
  let refused = 0;
  behaviour = ({ command, to }) => {
    if (command !== 'RCPT' || !to.endsWith('@busy.example') || !isBusy) return undefined;
    refused++;
    return '451 4.7.1 too much of you, try later';
  };
  await sendAll();
  assert.deepEqual(await countsOf(id), { sent: READERS - 2, deferred: BUSY });
  assert.ok(refused < 30, `${refused} were tried although the domain rests`);
  const report = await editionReport(ctx, id);
  assert.equal(report.domains[0]?.domain, 'busy.example');
  assert.ok((report.domains[0]?.restUntil ?? ctx.now()) > ctx.now());
  isBusy = false;
  for (let n = 0; n < 10 && (await stateOf(id)) === 'sending'; n++) {
    ctx.clock.advance(300);
    await sendAll();
  }
  assert.deepEqual(await countsOf(id), { sent: READERS - 2 + BUSY });
  assert.ok([...sink.counts.values()].every((count) => count === 1));
});

test('with a fifth of the answers 451 and some connections lost after the dot, nobody is lost and nobody doubled', async () => {
  const id = await start();
  let n = 0;
  behaviour = ({ command }) => {
    if (command !== 'DOT') return undefined;
    n++;
    if (n % 20 === 0) return 'drop';
    return n % 5 === 0 ? '451 4.3.0 try again' : undefined;
  };
  for (let round = 0; round < 12 && (await stateOf(id)) === 'sending'; round++) {
    await sendAll();
    ctx.clock.advance(4000);
  }
  const counts = await countsOf(id);
  assert.equal((counts?.sent ?? 0) + (counts?.uncertain ?? 0) + (counts?.failed ?? 0), READERS - 2 + BUSY);
  assert.equal(sink.counts.size, READERS - 2 + BUSY - (counts?.failed ?? 0), 'each is at the sink');
  assert.ok(
    [...sink.counts.values()].every((count) => count === 1),
    'hold: none twice',
  );
});

test('an address that would be two commands fails by itself', async () => {
  const id = await start();
  await ctx.db
    .updateTable('deliveries')
    .set({ email: 'a@example.org>\r\nRCPT TO:<victim@example.org' })
    .where('email', '=', 'reader3@example.org')
    .where('edition_id', '=', id)
    .execute();
  await sendAll();
  assert.equal((await countsOf(id))?.failed, 1);
  assert.equal(sink.counts.has('victim@example.org'), false);
});

test('a new sending domain is warmed up: no more than the cap of the day', async () => {
  const settings = { warmUpFrom: '2026-11-24', warmUpCaps: [100, 150] };
  await ctx.db
    .insertInto('mail_settings')
    .values({ settings: JSON.stringify(settings) })
    .execute();
  ctx.clock.set('2026-11-24T12:00:00Z');
  await ctx.db.deleteFrom('mail_days').execute();
  const id = await start();
  await Promise.all(rooms.map((one) => sendAll(one)));
  assert.equal(sink.counts.size, 100);
  ctx.clock.set('2026-11-25T12:00:00Z');
  await sendAll();
  assert.equal(sink.counts.size, 250);
  ctx.clock.set('2026-11-26T12:00:00Z');
  await sendAll();
  // One has left, one was suppressed, one has no address.
  assert.deepEqual(await countsOf(id), { sent: READERS - 3 + BUSY });
});

test('the sender’s setting about uncertain messages is kept with the newsletter', async () => {
  assert.equal(
    (await changeNewsletter(ctx, EDITOR, newsletterId, { whenUncertain: 'resend' })).whenUncertain,
    'resend',
  );
});

test('an address that the other server does not know gets nothing more, and a refusal of policy holds its domain', async () => {
  const consent = { source: 'form', wording: 'אני מסכים', at: ctx.now() };
  const readers = ['gone@there.example', 'mine@there.example', 'full@there.example', 'some@strict.example'];
  await addSubscribers(
    ctx,
    EDITOR,
    newsletterId,
    readers.map((email) => ({ email, consent })),
  );
  const id = await start();
  const answers: Readonly<Record<string, string>> = {
    'gone@there.example': '550 5.1.1 no such user',
    'mine@there.example': '550 5.1.8 the sender is not known here',
    'full@there.example': '552 5.2.2 mailbox full',
    'some@strict.example': '550 5.7.1 your network is not welcome',
  };
  behaviour = ({ command, to }) => (command === 'RCPT' ? answers[to] : undefined);
  await sendAll();
  const rows = await ctx.db
    .selectFrom('subscribers')
    .select(['email', 'suppression_reason'])
    .where('email', 'in', readers)
    .where('suppressed_at', 'is not', null)
    .execute();
  assert.deepEqual(rows, [{ email: 'gone@there.example', suppression_reason: 'bounced' }]);
  const held = await ctx.db.selectFrom('mail_domains').select('domain').where('paused_at', 'is not', null).execute();
  assert.deepEqual(held, [{ domain: 'strict.example' }]);
  assert.equal((await countsOf(id))?.failed, readers.length);
});
