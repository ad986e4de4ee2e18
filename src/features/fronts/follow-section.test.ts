import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import type { ArticleId, PersonId, SectionId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { sections } from '../articles/article-queries.ts';
import { mergeNames } from '../articles/merge-names.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { tag } from '../events.ts';
import { type Arrangement, type FrontId, frontByRule, frontOfSection, HOME, newPin } from './front.ts';
import { deskFront, frontHistory } from './front-desk-queries.ts';
import { homeFront, sectionFront } from './front-queries.ts';
import { publishFront } from './publish-front.ts';
import { saveFront } from './save-front.ts';

const ctx = await testCtx({ reactionsOf });
const DANA: Actor = { kind: 'person', id: 'dana' as PersonId, name: 'dana', role: 'front-editor' };
const all = () => sections(ctx.db);

async function section(name: string): Promise<{ id: SectionId; article: ArticleId }> {
  const article = await published(ctx, { headline: `של ${name}`, section: name });
  const made = (await all()).find((one) => one.name === name);
  assert.ok(made);
  return { id: made.id, article };
}

async function arrange(id: FrontId, change: (arrangement: Arrangement) => void): Promise<void> {
  const front = await deskFront(ctx.db, id, await all());
  const arrangement = structuredClone(front.working);
  change(arrangement);
  const { version } = await saveFront(ctx, DANA, { id, version: front.version, arrangement });
  await publishFront(ctx, DANA, { id, version });
}

async function merge(from: SectionId, into: SectionId): Promise<void> {
  await mergeNames(ctx, EDITOR, 'section', { from, into });
  await ctx.settle(jobHandlers);
}

test('an arranged front goes with its section, and the strips that it filled elsewhere as well', async () => {
  const [shore, sea] = [await section('חוף'), await section('ים')];
  await arrange(frontOfSection(shore.id), ({ slots: [lead] }) => lead?.pins.push(newPin(shore.article)));
  await arrange(HOME, ({ slots }) => {
    for (const slot of slots)
      if (slot.kind === 'strip' && slot.rule.by !== 'nothing' && slot.rule.section === shore.id)
        slot.pins.push(newPin(shore.article));
  });
  ctx.purges.length = 0;
  await merge(shore.id, sea.id);
  const [into] = (await all()).filter(({ id }) => id === sea.id);
  assert.ok(into);
  const front = await sectionFront(ctx.db, ctx.now(), into, await all(), 20);
  assert.deepEqual(
    front.slots.find(({ kind }) => kind === 'lead')?.cards.map(({ id, isPinned }) => [id, isPinned]),
    [[shore.article, true]],
  );
  const strips = (await homeFront(ctx.db, ctx.now(), await all())).slots.filter((one) => one.section?.id === sea.id);
  assert.equal(strips.length, 1, 'two strips became one');
  const live = (await deskFront(ctx.db, HOME, await all())).live?.arrangement;
  assert.ok(!JSON.stringify(live).includes(shore.id));
  assert.ok(JSON.stringify(live).includes(shore.article), 'with its pins');
  assert.deepEqual(
    [ctx.purges.at(-1)?.tags ?? []].flat().toSorted(),
    [tag.front(HOME), tag.front(frontOfSection(sea.id))].toSorted(),
    'and the pages are made anew',
  );
});

test('where both are arranged the other stays as it is, and what was lost is in its history', async () => {
  const [hill, valley] = [await section('הר'), await section('עמק')];
  await arrange(frontOfSection(hill.id), ({ slots: [lead] }) => lead?.pins.push(newPin(hill.article)));
  await arrange(frontOfSection(valley.id), ({ slots: [lead] }) => lead?.pins.push(newPin(valley.article)));
  await merge(hill.id, valley.id);
  const front = await deskFront(ctx.db, frontOfSection(valley.id), await all());
  assert.deepEqual(
    front.working.slots[0]?.pins.map(({ article }) => article),
    [valley.article],
  );
  const [last] = await frontHistory(ctx.db, front.id, { limit: 1 });
  assert.deepEqual(
    [last?.kind, last?.doneBy.name, last?.arrangement.slots[0]?.pins[0]?.article],
    ['kept', 'dana', hill.article],
  );
  assert.ok(!JSON.stringify(last?.arrangement).includes(hill.id));
  const left = await ctx.db.selectFrom('fronts').select('id').where('id', '=', frontOfSection(hill.id)).execute();
  assert.deepEqual(left, []);
});

test('a section that was merged on before the job ran takes the front to where it is now', async () => {
  const [one, two, three] = [await section('אחת'), await section('שתיים'), await section('שלוש')];
  await arrange(frontOfSection(one.id), ({ slots: [lead] }) => lead?.pins.push(newPin(one.article)));
  await mergeNames(ctx, EDITOR, 'section', { from: one.id, into: two.id });
  await merge(two.id, three.id);
  const front = await deskFront(ctx.db, frontOfSection(three.id), await all());
  assert.deepEqual(
    front.live?.arrangement.slots[0]?.pins.map(({ article }) => article),
    [one.article],
  );
  assert.deepEqual(
    front.live?.arrangement.slots.map(({ rule }) => rule),
    frontByRule(front.id, await all()).slots.map(({ rule }) => rule),
  );
});
