import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewsletterId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { EDITOR } from '../articles/testing/make-article.ts';
import { changeNewsletter } from './change-newsletter.ts';
import { confirm } from './confirm.ts';
import { subscriptionsOf } from './newsletter-queries.ts';
import { register } from './register.ts';
import { newsletterWith } from './testing/make-newsletter.ts';
import { unsubscribe, unsubscribeSubject } from './unsubscribe.ts';

const ctx = await testCtx({ reactionsOf });
const newsletterId = await newsletterWith(ctx, 0);
const from = { source: 'https://paper.example/newsletters', wording: 'אני מסכים', networkHash: Buffer.alloc(8) };

/** Asks, and presses the button that the message leads to. */
async function join(email: string, ids: readonly NewsletterId[] = [newsletterId]): Promise<void> {
  await register(ctx, { email, name: '', newsletterIds: ids, ...from });
  const secret = /confirm\?t=(\S+)/.exec(ctx.outbox.sent.at(-1)?.text ?? '')?.[1] ?? '';
  assert.ok(await confirm(ctx, { secret, ...from }));
}
const to = (email: string) => ctx.outbox.sent.filter((mail) => mail.to.address === email).slice(1);

test('whoever confirms gets the welcome once, with a way out that works', async () => {
  await changeNewsletter(ctx, EDITOR, newsletterId, {
    welcomeSubject: 'ברוכים הבאים למגדלור',
    welcomeText: 'שלום!\nכל בוקר בשבע.\n\nSpaceX <b> & נמל אורן',
  });
  await join('noa@example.org');
  await ctx.settle(jobHandlers);
  const [welcome, ...more] = to('noa@example.org');
  assert.equal(more.length, 0);
  assert.equal(welcome?.subject, 'ברוכים הבאים למגדלור');
  assert.match(welcome?.html ?? '', /<td dir="rtl" align="right"[^>]*><p [^>]*>שלום!<br>כל בוקר בשבע\.<\/p>/);
  assert.match(welcome?.html ?? '', /SpaceX &lt;b&gt; &amp; נמל אורן/);
  assert.match(welcome?.text ?? '', /\u200FSpaceX/);
  assert.match(welcome?.text ?? '', /רציף המגדלור 3/, 'the sender says where it is, as the law asks');
  assert.equal(welcome?.headers?.['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  const token = /unsubscribe\?t=([^>]+)>/.exec(welcome?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '';
  assert.equal((await unsubscribeSubject(ctx, decodeURIComponent(token)))?.email, 'noa@example.org');

  const [subscription] = await subscriptionsOf(ctx.db, 'noa@example.org');
  assert.ok(subscription);
  await unsubscribe(ctx, subscription.id, 'page');
  await join('noa@example.org');
  await ctx.settle(jobHandlers);
  assert.deepEqual(
    to('noa@example.org').map((mail) => mail.subject),
    ['ברוכים הבאים למגדלור', 'אישור הרשמה: תדריך הבוקר'],
    'who comes back was welcomed before',
  );
});

test('a welcome that the relay refused is tried again with the same Message-ID', async () => {
  await join('tal@example.org');
  ctx.outbox.failNext(new Error('421 busy'));
  await assert.rejects(ctx.settle(jobHandlers));
  assert.equal(to('tal@example.org').length, 0);
  const [subscription] = await subscriptionsOf(ctx.db, 'tal@example.org');
  const again = { name: 'send-welcome', data: { subscriptionId: subscription?.id } };
  ctx.jobs.push(again, again);
  await ctx.settle(jobHandlers);
  assert.equal(to('tal@example.org').length, 1);
  assert.match(to('tal@example.org')[0]?.messageId ?? '', /^<[0-9a-f]{32}@migdalor\.example>$/);
});

test('nothing is sent without a text, nor to who has left before it went out', async () => {
  await join('left@example.org');
  const [subscription] = await subscriptionsOf(ctx.db, 'left@example.org');
  assert.ok(subscription);
  await unsubscribe(ctx, subscription.id, 'page');
  await ctx.settle(jobHandlers);
  assert.equal(to('left@example.org').length, 0);
  await changeNewsletter(ctx, EDITOR, newsletterId, { welcomeText: ' ' });
  await join('quiet@example.org');
  await ctx.settle(jobHandlers);
  assert.equal(to('quiet@example.org').length, 0);
});

test('a welcome without a subject of its own is named after the newsletter', async () => {
  await changeNewsletter(ctx, EDITOR, newsletterId, { welcomeSubject: '', welcomeText: 'שלום' });
  await join('plain@example.org');
  await ctx.settle(jobHandlers);
  assert.equal(to('plain@example.org')[0]?.subject, 'נרשמת לניוזלטר תדריך הבוקר');
});
