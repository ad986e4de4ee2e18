import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import type { PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { createName } from '../articles/change-name.ts';
import { draftArticle } from '../articles/draft-article.ts';
import { saveArticle } from '../articles/save-article.ts';
import { inviteStaff } from '../people/invite-staff.ts';
import { auditEntries } from './audit-queries.ts';

const ctx = await testCtx();
const dana: Actor = {
  kind: 'person',
  id: ctx.newId() as PersonId,
  name: 'דנה',
  role: 'admin',
  from: { door: 'newsroom', network: '0a1b2c3d4e5f', client: 'Firefox, Linux' },
};
const omer: Actor = { kind: 'person', id: ctx.newId() as PersonId, name: 'עומר', role: 'editor' };
const body = { type: 'doc', content: [{ type: 'paragraph' }] } as never;

test('the log says who did what to which thing and from where, newest first, and is read by area, person, thing and day', async () => {
  const input = { headline: 'הגשר ייפתח ביום ראשון', section: 'חדשות', authors: [], body };
  const { id } = await draftArticle(ctx, dana, input, { language: 'he' });
  ctx.clock.advance(86_400);
  await saveArticle(ctx, omer, { id, version: null, patch: { headline: 'הגשר ייפתח ביום שני' } });
  await createName(ctx, dana, 'topic', { name: 'גשרים' });
  await inviteStaff(ctx, dana, { email: 'new@paper.example', name: 'טל', role: 'reporter' });

  const all = await auditEntries(ctx.db, { limit: 50 });
  assert.equal(all[0]?.name, 'staff-invited');
  assert.equal(all[0]?.about, 'טל');
  const names = async (filter: object) =>
    (await auditEntries(ctx.db, { limit: 50, ...filter })).map((entry) => entry.name);
  assert.deepEqual(await names({ person: omer.id }), ['article-saved']);
  assert.deepEqual(await names({ subject: `article:${id}` }), ['article-saved', 'article-drafted']);
  assert.deepEqual(await names({ area: 'names' }), ['topic-changed']);
  const [first] = await auditEntries(ctx.db, { limit: 1, area: 'articles', to: ctx.now() });
  assert.equal(first?.name, 'article-drafted');
  assert.equal(first?.about, 'הגשר ייפתח ביום שני', 'as it is called now');
  assert.deepEqual(first?.from, dana.from);
  const page = await auditEntries(ctx.db, { limit: 1 });
  assert.deepEqual((await auditEntries(ctx.db, { limit: 50, before: page[0]?.id ?? '' })).length, all.length - 1);
});
