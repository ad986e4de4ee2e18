import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SYSTEM } from '../../platform/actor.ts';
import type { EditionId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { reactionsOf } from '../../reactions.ts';
import { draft, EDITOR, published, REPORTER } from '../articles/testing/make-article.ts';
import { publication } from '../publication/publication-queries.ts';
import { setPublication } from '../publication/set-publication.ts';
import { changeNewsletter } from './change-newsletter.ts';
import { composeEdition } from './compose-edition.ts';
import { editionById, editionsOf } from './edition-queries.ts';
import { deliveriesOf, editionProgress, editionReport } from './edition-report-queries.ts';
import { MailRoom } from './mail-room.ts';
import { saveEdition } from './save-edition.ts';
import { settleUncertain } from './settle-uncertain.ts';
import { sendNowOrAt } from './start-edition.ts';
import { cancelEdition, pauseEdition, resumeEdition, unscheduleEdition } from './stop-edition.ts';
import { suppress, unsuppress } from './suppress.ts';
import { suppressions } from './suppression-queries.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const ctx = await testCtx({ reactionsOf });
const newsletterId = await newsletterWith(ctx, 5);
const articles = await Promise.all([1, 2, 3].map((n) => published(ctx, { headline: `ידיעה ${n}` })));
ctx.jobs.length = 0;
const compose = () => composeEdition(ctx, EDITOR, { newsletterId, subject: 'תדריך', articles });
const stateOf = async (id: EditionId) => (await editionById(ctx.db, id))?.state;
const room = new MailRoom(ctx);
ctx.beforeClose(() => room.stop());
const sendAll = async () => {
  while ((await room.turn()) > 0);
};
const lettersTo = (address: string) =>
  ctx.outbox.letters.filter((mail) => mail.to?.some((to) => to.address === address)).length;
const code = (expected: string) => (error: unknown) => (error as { code?: string }).code === expected;

test('an edition is changed upon the version that was seen, and not once it is on its way', async () => {
  const id = await compose();
  const { version } = await saveEdition(ctx, EDITOR, {
    id,
    version: 1,
    subject: 'נושא אחר',
    articles: articles.slice(1),
  });
  assert.equal(version, 2);
  await assert.rejects(saveEdition(ctx, EDITOR, { id, version: 1, subject: 'של אחר' }), code('edition-changed'));
  await assert.rejects(saveEdition(ctx, REPORTER, { id, version: 2 }), code('may-not-edit-newsletters'));
  const hidden = await draft(ctx);
  await assert.rejects(saveEdition(ctx, EDITOR, { id, version: 2, articles: [hidden] }), code('invalid-input'));
  const edition = await editionById(ctx.db, id);
  assert.deepEqual(
    [edition?.subject, edition?.articles],
    ['נושא אחר', articles.slice(1)],
    'nothing of a refused change',
  );
  await sendNowOrAt(ctx, EDITOR, { id });
  await assert.rejects(saveEdition(ctx, EDITOR, { id, version: 2, subject: 'x' }), code('edition-closed'));
});

test('what is scheduled is taken back, sent, paused, resumed and cancelled, each from its own state alone', async () => {
  const id = await compose();
  await assert.rejects(unscheduleEdition(ctx, EDITOR, id), code('not-scheduled'));
  await sendNowOrAt(ctx, EDITOR, { id, at: new Date(ctx.now().getTime() + 3_600_000) });
  assert.equal(await stateOf(id), 'scheduled');
  await unscheduleEdition(ctx, EDITOR, id);
  assert.equal(await stateOf(id), 'draft');
  await assert.rejects(pauseEdition(ctx, EDITOR, { id }), code('not-sending'));
  await sendNowOrAt(ctx, EDITOR, { id });
  await pauseEdition(ctx, EDITOR, { id, reason: 'טעות בכותרת' });
  const progress = await editionProgress(ctx, id);
  assert.deepEqual(
    [progress.state, progress.audience, progress.counts, progress.pauseReason],
    [...['paused', 5, { pending: 5 }], 'טעות בכותרת'],
  );
  await resumeEdition(ctx, EDITOR, id);
  await assert.rejects(resumeEdition(ctx, EDITOR, id), code('not-paused'));
  assert.deepEqual(await cancelEdition(ctx, EDITOR, id), { unsent: 5 });
  await assert.rejects(sendNowOrAt(ctx, EDITOR, { id }), code('already-sent'));
  await sendAll();
  assert.equal(lettersTo('reader0@example.org'), 1, 'the first alone');
});

test('what is uncertain is listed by name, and sent again or taken for sent as the editor says', async () => {
  const id = await compose();
  await sendNowOrAt(ctx, EDITOR, { id });
  await sendAll();
  await assert.rejects(settleUncertain(ctx, EDITOR, { id, as: 'resend' }), code('nothing-uncertain'));
  await ctx.db.updateTable('deliveries').set({ state: 'uncertain' }).where('edition_id', '=', id).execute();
  const { items } = await deliveriesOf(ctx.db, id, { state: 'uncertain', limit: 2 });
  const after = items[1]?.subscriptionId;
  const rest = await deliveriesOf(ctx.db, id, { state: 'uncertain', limit: 10, after });
  assert.equal(new Set([...items, ...rest.items].map((one) => one.email)).size, 5);
  const only = items.map((one) => one.subscriptionId);
  assert.deepEqual(await settleUncertain(ctx, EDITOR, { id, as: 'resend', only }), { count: 2 });
  assert.equal(await stateOf(id), 'sending', 'an edition that had ended goes on');
  assert.deepEqual(await settleUncertain(ctx, EDITOR, { id, as: 'sent' }), { count: 3 });
  assert.deepEqual((await editionReport(ctx, id)).counts, { pending: 2, sent: 3 });
});

test('nothing goes to a suppressed address until the suppression is lifted', async () => {
  const row = await ctx.db.selectFrom('subscribers').select('id').where('email', '=', 'reader4@example.org').execute();
  const id = row[0]?.id as Parameters<typeof unsuppress>[2];
  await suppress(ctx, EDITOR, { id, detail: 'ביקשה בטלפון' });
  await assert.rejects(suppress(ctx, EDITOR, { id }), code('already-suppressed'));
  const [listed] = await suppressions(ctx.db, { limit: 5, search: 'READER4' });
  assert.deepEqual([listed?.email, listed?.reason, listed?.detail], ['reader4@example.org', 'manual', 'ביקשה בטלפון']);
  const edition = await compose();
  await sendNowOrAt(ctx, EDITOR, { id: edition });
  assert.equal((await editionById(ctx.db, edition))?.audience, 4);
  await unsuppress(ctx, EDITOR, id);
  assert.deepEqual(await suppressions(ctx.db, { limit: 5 }), []);
});

test('an edition without the contact that the law asks for is not sent', async () => {
  const id = await compose();
  const about = await publication(ctx.db);
  await setPublication(ctx, SYSTEM, { ...about, contactEmail: '', contactAddress: '' });
  await assert.rejects(sendNowOrAt(ctx, EDITOR, { id }), code('no-contact'));
  await setPublication(ctx, SYSTEM, about);
  assert.equal(await stateOf(id), 'draft');
});

test('a rule is kept with the moment of its next edition, and one that cannot be is refused by its path', async () => {
  const automatic = { isOn: true, days: [0, 1, 2, 3, 4], time: '07:00', most: 6, fewest: 2, reviewMinutes: 45 };
  const changed = await changeNewsletter(ctx, EDITOR, newsletterId, { automatic });
  // Tuesday 24 November 2026, 11:30 in Jerusalem: the next is Wednesday at seven, composed 45 minutes before.
  assert.equal(changed.nextComposeAt?.toISOString(), '2026-11-25T04:15:00.000Z');
  await assert.rejects(
    changeNewsletter(ctx, EDITOR, newsletterId, { automatic: { ...automatic, fewest: 7 } }),
    (error: { faults?: { path: string }[] }) => error.faults?.[0]?.path === 'automatic/fewest',
  );
  assert.equal((await editionsOf(ctx.db, newsletterId)).length, 5);
});
