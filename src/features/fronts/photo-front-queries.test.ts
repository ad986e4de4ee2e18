import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import { SYSTEM } from '../../platform/actor.ts';
import type { PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { sections } from '../articles/article-queries.ts';
import { draft, published } from '../articles/testing/make-article.ts';
import { halves } from '../media/testing/make-photo.ts';
import { uploadPhoto } from '../media/upload-photo.ts';
import { type Arrangement, frontByRule, frontOfSection, HOME, newPin } from './front.ts';
import { frontsShowing, type PhotoFront } from './photo-front-queries.ts';
import { publishFront } from './publish-front.ts';
import { saveFront } from './save-front.ts';

const ctx = await testCtx({ reactionsOf });
const DANA: Actor = { kind: 'person', id: 'dana' as PersonId, name: 'dana', role: 'front-editor' };
const photo = await uploadPhoto(ctx, SYSTEM, {
  file: () => halves(640, 480).jpeg().toBuffer(),
  fileName: 'pier.jpg',
  meta: { alt: 'רציף', credits: ['דנה'] },
});
const lead = { photo: photo.id };
const old = await published(ctx, { headline: 'ישנה', section: 'חדשות', lead }, new Date('2026-01-01'));
for (let n = 0; n < 40; n++) await published(ctx, { headline: `חדשה ${n}`, section: 'חדשות' });
await ctx.settle(jobHandlers);
const all = await sections(ctx.db);
const news = frontOfSection(all[0]?.id ?? ('' as never));

async function shown(): Promise<[string, PhotoFront['copies'], PhotoFront['slots']][]> {
  const fronts = await frontsShowing(ctx.db, ctx.now(), photo.id);
  return fronts.map(({ frontId, copies, slots }) => [frontId, copies, slots]);
}

function withLead(pin: ReturnType<typeof newPin>): Arrangement {
  const arrangement = frontByRule(HOME, all);
  arrangement.slots[0]?.pins.push(pin);
  return arrangement;
}

test('a photo is used by the fronts that it stands on: pinned but not published yet, published, and by rule', async () => {
  assert.deepEqual(await shown(), []);
  await saveFront(ctx, DANA, { id: HOME, version: 0, arrangement: withLead(newPin(old)) });
  assert.deepEqual(await shown(), [[HOME, ['working'], ['lead']]]);
  await publishFront(ctx, DANA, { id: HOME, version: 1 });
  assert.deepEqual(await shown(), [[HOME, ['published', 'working'], ['lead']]]);
  await saveFront(ctx, DANA, { id: HOME, version: 1, arrangement: withLead({ ...newPin(old), picture: 'none' }) });
  assert.deepEqual(await shown(), [[HOME, ['published'], ['lead']]], 'a card without its picture shows none');
  await publishFront(ctx, DANA, { id: HOME, version: 2 });
  assert.deepEqual(await shown(), []);
  const drafted = await draft(ctx, { headline: 'טיוטה', section: 'חדשות', lead });
  ctx.clock.advance(60);
  await published(ctx, { headline: 'האחרונה', section: 'חדשות', lead });
  await ctx.settle(jobHandlers);
  const byRule = await shown();
  assert.deepEqual(
    byRule.find(([id]) => id === news),
    [news, ['published'], ['lead']],
  );
  await saveFront(ctx, DANA, {
    id: news,
    version: 0,
    arrangement: {
      slots: frontByRule(news, all).slots.map((slot, at) => (at === 1 ? { ...slot, pins: [newPin(drafted)] } : slot)),
    },
  });
  assert.deepEqual(
    (await shown()).find(([id]) => id === news),
    [news, ['published', 'working'], ['lead', 'secondary']],
  );
});
