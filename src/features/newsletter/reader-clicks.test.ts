import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from '../../platform/actor.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { changeSettings } from '../publication/change-settings.ts';
import { composeEdition } from './compose-edition.ts';
import { countClick } from './count-click.ts';
import { editionReport } from './edition-report-queries.ts';
import { MailRoom } from './mail-room.ts';
import { clickSigner } from './reader-clicks.ts';
import { sendNowOrAt } from './start-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const ctx = await testCtx({ reactionsOf });
const newsletterId = await newsletterWith(ctx, 2);
const article = await published(ctx, { headline: 'ידיעה' });
const room = new MailRoom(ctx);
ctx.beforeClose(() => room.stop());

/** Sends an edition. @returns it, with the link to its article as the first reader has it */
async function send() {
  const id = await composeEdition(ctx, EDITOR, { newsletterId, subject: 'תדריך', articles: [article] });
  await sendNowOrAt(ctx, EDITOR, { id });
  while ((await room.turn()) > 0);
  const letters = ctx.outbox.letters.splice(0);
  const mine = letters.find((mail) => mail.to?.some((to) => to.address === 'reader0@example.org'));
  const [, serial, , token] = /newsletters\/r\/(\d+)\/([0-9a-z]+)(?:\?r=([\w.-]+))?"/.exec(mine?.html ?? '') ?? [];
  return { id, serial: Number(serial), token, html: mine?.html ?? '', text: mine?.text ?? '', letters };
}

test('a click is counted, and nothing in the message or in the database says whose it was', async () => {
  const sent = await send();
  assert.equal(sent.letters.length, 2);
  assert.equal(sent.token, undefined);
  assert.doesNotMatch(sent.html, /נרשמות/);
  const forged = (await clickSigner(ctx))('00000000-0000-7000-8000-000000000000' as never);
  await countClick(ctx, sent.serial, article);
  await countClick(ctx, sent.serial, article, forged);
  const report = await editionReport(ctx, sent.id);
  assert.deepEqual([report.clicks, report.readers], [2, null]);
  assert.deepEqual(await ctx.db.selectFrom('edition_reader_clicks').selectAll().execute(), []);
});

test('where the publication turns it on the reader is told and kept, and all is forgotten when it turns it off', async () => {
  await changeSettings(ctx, SYSTEM, { was: { clicksByReader: false }, change: { clicksByReader: true } });
  const sent = await send();
  assert.ok(sent.token);
  for (const part of [sent.html, sent.text]) assert.match(part, /לחיצות על כתבות בהודעה הזאת נרשמות ליד הכתובת שלך/);
  await countClick(ctx, sent.serial, article, sent.token);
  await countClick(ctx, sent.serial, article, sent.token);
  await countClick(ctx, sent.serial, article, `${sent.token}x`);
  const report = await editionReport(ctx, sent.id);
  assert.equal(report.clicks, 3);
  assert.equal(report.readers?.count, 1);
  assert.deepEqual(
    report.readers?.items.map(({ email, articles }) => [email, articles]),
    [['reader0@example.org', 1]],
  );
  await ctx.settle(jobHandlers);
  assert.equal((await editionReport(ctx, sent.id)).readers?.count, 1, 'turning it on forgets nothing');

  await changeSettings(ctx, SYSTEM, { was: { clicksByReader: true }, change: { clicksByReader: false } });
  await countClick(ctx, sent.serial, article, sent.token);
  await ctx.settle(jobHandlers);
  assert.deepEqual(await ctx.db.selectFrom('edition_reader_clicks').selectAll().execute(), []);
  assert.equal((await editionReport(ctx, sent.id)).readers, null);
});
