import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { ReadCounter } from '../analytics/read-counter.ts';
import { sections } from '../articles/article-queries.ts';
import { holdArticle } from '../articles/hold-article.ts';
import { publishArticle } from '../articles/publish-article.ts';
import { endHold } from '../articles/release-hold.ts';
import { draft, EDITOR, published, REPORTER } from '../articles/testing/make-article.ts';
import { unpublishArticle } from '../articles/unpublish-article.ts';
import { tag } from '../events.ts';
import { type Arrangement, frontByRule, frontOfSection, HOME, newPin, type Pin } from './front.ts';
import { deskFront, frontHistory } from './front-desk-queries.ts';
import { homeFront, sectionFront } from './front-queries.ts';
import { publishFront, restoreFront } from './publish-front.ts';
import { renewFronts } from './renew-fronts.ts';
import { saveFront } from './save-front.ts';

const ctx = await testCtx({ reactionsOf });
const person = (name: string): Actor => ({ kind: 'person', id: name as PersonId, name, role: 'front-editor' });
const [DANA, YOAV] = [person('dana'), person('yoav')];
for (let n = 0; n < 12; n++) await published(ctx, { headline: `חדשות ${n}`, section: 'חדשות' });
for (let n = 0; n < 6; n++) await published(ctx, { headline: `ספורט ${n}`, section: 'ספורט' });
const all = await sections(ctx.db);
const news = all.find(({ name }) => name === 'חדשות');
assert.ok(news);

const home = () => homeFront(ctx.db, ctx.now(), all);
const idsIn = async (kind: string) =>
  (await home()).slots.find((slot) => slot.kind === kind)?.cards.map(({ id }) => id);
const version = async () => (await deskFront(ctx.db, HOME, all)).version;
const withLead = (...pins: (ArticleId | Pin)[]): Arrangement => {
  const arrangement = frontByRule(HOME, all);
  const [lead] = arrangement.slots;
  if (lead) lead.pins = pins.map((pin) => (typeof pin === 'string' ? newPin(pin) : pin));
  return arrangement;
};
async function arrange(arrangement: Arrangement, by = DANA): Promise<number> {
  await saveFront(ctx, by, { id: HOME, version: await version(), arrangement });
  return (await publishFront(ctx, by, { id: HOME, version: await version() })).number;
}

test('what is arranged is seen by readers only when it is published, and purges that front alone', async () => {
  const old = await published(ctx, { headline: 'ישנה', section: 'ספורט' }, new Date('2026-01-01'));
  const before = await idsIn('lead');
  await saveFront(ctx, DANA, { id: HOME, version: 0, arrangement: withLead(old) });
  assert.deepEqual(await idsIn('lead'), before);
  ctx.purges.length = 0;
  await publishFront(ctx, DANA, { id: HOME, version: 1 });
  assert.deepEqual(await idsIn('lead'), [old]);
  assert.deepEqual(ctx.purges, [{ tags: [tag.front(HOME)], forget: false }]);
  const ids = (await home()).slots.flatMap(({ cards }) => cards.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});

test('who may not arrange fronts neither saves, nor publishes, nor restores', async () => {
  for (const work of [
    saveFront(ctx, REPORTER, { id: HOME, version: 1, arrangement: withLead() }),
    publishFront(ctx, REPORTER, { id: HOME, version: 1 }),
    restoreFront(ctx, REPORTER, { id: HOME, version: 1, number: 1, publish: true }),
  ])
    await assert.rejects(work, { code: 'may-not-arrange-fronts' });
});

test('a pinned article that is held, withdrawn or released goes and comes at once, and the desk is told', async () => {
  const [pinned, next] = [await published(ctx), await published(ctx)];
  await arrange(withLead(pinned, next));
  assert.deepEqual(await idsIn('lead'), [pinned]);
  await holdArticle(ctx, EDITOR, { id: pinned, reason: 'צו' });
  assert.deepEqual(await idsIn('lead'), [next], 'the next pin has its turn');
  await unpublishArticle(ctx, EDITOR, { id: next, reason: '' });
  assert.equal((await idsIn('lead'))?.length, 1, 'and then the rule');
  assert.ok(!(await idsIn('lead'))?.includes(next));
  const { articles } = await deskFront(ctx.db, HOME, all);
  assert.deepEqual(
    [pinned, next].map((id) => articles.find((one) => one.id === id)?.state),
    ['held', 'withdrawn'],
  );
  await endHold(ctx, EDITOR, { id: pinned });
  assert.deepEqual(await idsIn('lead'), [pinned]);
});

test('a scheduled article can be pinned and appears when it is public', async () => {
  const id = await draft(ctx, { section: 'ספורט' });
  await publishArticle(ctx, EDITOR, { id, at: new Date(ctx.now().getTime() + 600_000) });
  await arrange(withLead(id));
  assert.ok(!(await idsIn('lead'))?.includes(id));
  assert.ok((await home()).pinned.includes(id), 'the page is tagged with it');
  ctx.clock.advance(601);
  await ctx.settle(jobHandlers);
  assert.deepEqual(await idsIn('lead'), [id]);
});

test('a pin ends at its moment: the page knows its end, and the job and the clock tell it once', async () => {
  const id = await published(ctx, {}, new Date('2026-01-02'));
  const until = new Date(ctx.now().getTime() + 1_800_000).toISOString();
  await arrange(withLead({ ...newPin(id), until }));
  const told = () => ctx.db.selectFrom('event_log').where('name', '=', 'front-renewed').selectAll().execute();
  const endsBefore = (await home()).endsAt;
  assert.ok(endsBefore && endsBefore <= new Date(until));
  ctx.clock.advance(1799);
  await ctx.settle(jobHandlers);
  assert.deepEqual(await idsIn('lead'), [id]);
  assert.equal((await home()).endsAt?.toISOString(), until);
  ctx.clock.advance(1);
  assert.ok(!(await idsIn('lead'))?.includes(id));
  ctx.purges.length = 0;
  await ctx.settle(jobHandlers);
  await renewFronts(ctx);
  assert.equal((await told()).length, 1);
  assert.deepEqual(ctx.purges, [{ tags: [tag.front(HOME)], forget: false }]);
});

test('two front editors: a stale edit is refused and kept, and what another left is kept too', async () => {
  const [hers, his] = [await published(ctx), await published(ctx)];
  const began = await version();
  await saveFront(ctx, DANA, { id: HOME, version: began, arrangement: withLead(hers) });
  const refused = await saveFront(ctx, YOAV, { id: HOME, version: began, arrangement: withLead(his) }).catch(
    (error: unknown) => error as { code: string; details: { keptAs: number } },
  );
  assert.ok(refused && 'code' in refused && refused.code === 'stale-edit');
  await assert.rejects(publishFront(ctx, YOAV, { id: HOME, version: began }), { code: 'stale-edit' });
  const { keptAs } = refused.details;
  const history = await frontHistory(ctx.db, HOME, { limit: 10 });
  const kept = history.find(({ number }) => number === keptAs);
  assert.deepEqual(
    [kept?.kind, kept?.doneBy.name, kept?.arrangement.slots[0]?.pins[0]?.article],
    ['kept', 'yoav', his],
  );
  await saveFront(ctx, YOAV, { id: HOME, version: await version(), arrangement: withLead(his) });
  const [last] = await frontHistory(ctx.db, HOME, { limit: 1 });
  assert.deepEqual([last?.doneBy.name, last?.arrangement.slots[0]?.pins[0]?.article], ['dana', hers]);
  await restoreFront(ctx, YOAV, { id: HOME, version: await version(), number: last?.number ?? 0, publish: false });
  assert.equal((await deskFront(ctx.db, HOME, all)).working.slots[0]?.pins[0]?.article, hers);
});

test('every published arrangement is in the history, and undo brings the one before to the readers', async () => {
  const [first, second] = [await published(ctx), await published(ctx)];
  const number = await arrange(withLead(first));
  await arrange(withLead(second));
  assert.deepEqual(await idsIn('lead'), [second]);
  await restoreFront(ctx, DANA, { id: HOME, version: await version(), number, publish: true });
  assert.deepEqual(await idsIn('lead'), [first]);
  const [undone] = await frontHistory(ctx.db, HOME, { limit: 1 });
  assert.deepEqual([undone?.restoredFrom, undone?.doneBy.name], [number, 'dana']);
  const again = await publishFront(ctx, DANA, { id: HOME, version: await version() });
  assert.equal(again.number, undone?.number, 'the same once more is no new one');
});

test('an arrangement that pins no article of ours, or is no front, is refused and changes nothing', async () => {
  const before = await version();
  const save = (arrangement: Arrangement) => saveFront(ctx, DANA, { id: HOME, version: before, arrangement });
  await assert.rejects(save(withLead('zzzzzzzz' as ArticleId)), { code: 'unknown-id' });
  await assert.rejects(save({ slots: [] }), { code: 'invalid-input' });
  const nowhere = frontOfSection('00000000-0000-7000-8000-000000000000' as never);
  await assert.rejects(saveFront(ctx, DANA, { id: nowhere, version: 0, arrangement: frontByRule(nowhere, all) }), {
    code: 'no-such-front',
  });
  assert.equal(await version(), before);
});

test('a section has a front of its own: its page holds the same articles, the pinned ones first', async () => {
  const id = frontOfSection(news.id);
  const arrangement = frontByRule(id, all);
  const byRule = await sectionFront(ctx.db, ctx.now(), news, all, 24);
  const old = await published(ctx, { section: 'חדשות' }, new Date('2025-01-01'));
  const [lead] = arrangement.slots;
  if (lead) lead.pins = [{ ...newPin(old), headline: 'כותרת לשער', picture: 'none' }];
  await saveFront(ctx, DANA, { id, version: 0, arrangement });
  await publishFront(ctx, DANA, { id, version: 1 });
  const front = await sectionFront(ctx.db, ctx.now(), news, all, 5);
  const cards = front.slots.flatMap((slot) => slot.cards);
  assert.deepEqual([cards[0]?.id, cards[0]?.headline, cards[0]?.lead], [old, 'כותרת לשער', null]);
  assert.equal(cards.length, 6, 'the five newest, and the pinned one');
  assert.ok(byRule.slots.flatMap((slot) => slot.cards).every(({ section }) => section.id === news.id));
});

test('what readers read most fills its slot', async () => {
  const counter = new ReadCounter(ctx);
  const read = [await published(ctx), await published(ctx), await published(ctx)];
  await arrange(withLead());
  // Pinned or newest elsewhere they would stand there; these are older than everything.
  const old = await Promise.all(read.map((_, n) => published(ctx, {}, new Date(`2024-01-0${n + 1}`))));
  for (const [n, id] of old.entries()) for (let times = 0; times <= n; times++) counter.note(id, `10.0.${n}.${times}`);
  await counter.flush();
  assert.deepEqual(await idsIn('most-read'), [...old].reverse());
});
