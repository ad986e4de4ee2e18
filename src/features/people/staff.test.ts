import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import type { ApiTokenId, PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { jobHandlers, reactionsOf } from '../../reactions.ts';
import { createApiToken, revokeApiToken, tokenActor } from './api-token.ts';
import { changeStaff, removeStaff } from './change-staff.ts';
import { inviteAgain, inviteStaff } from './invite-staff.ts';
import { apiTokens, staffMember, staffMembers } from './staff-queries.ts';

const ctx = await testCtx({ reactionsOf });
const first = await inviteStaff(ctx, SYSTEM, { email: 'rut@paper.example', name: 'רות', role: 'admin' });

test('who is invited gets a message whose link leads to the sign-in and holds no secret', async () => {
  await inviteStaff(ctx, SYSTEM, { email: 'dana@paper.example', name: 'דנה', role: 'reporter' });
  await ctx.settle(jobHandlers);
  const message = ctx.outbox.sent.at(-1);
  assert.equal(message?.to.address, 'dana@paper.example');
  assert.match(message?.text ?? '', /account\/sign-in\?to=%2Fnewsroom&email=dana%40paper\.example/);
  assert.match(message?.text ?? '', /כתב/);
});

test('a reader who is invited keeps the account', async () => {
  const now = ctx.now();
  const reader = ctx.newId();
  await ctx.db
    .insertInto('people')
    .values({ id: reader, email: 'reader@paper.example', name: 'נעם', created_at: now, updated_at: now })
    .execute();
  const id = await inviteStaff(ctx, SYSTEM, { email: 'reader@paper.example', name: '', role: 'editor' });
  assert.equal(id, reader);
  assert.equal((await staffMember(ctx.db, id))?.name, 'נעם');
  await assert.rejects(
    inviteStaff(ctx, SYSTEM, { email: 'reader@paper.example', name: '', role: 'admin' }),
    (error) => error instanceof Conflict && error.code === 'already-staff',
  );
  assert.equal((await staffMember(ctx.db, id))?.role, 'editor');
});

test('only administrators invite, change and remove', async () => {
  const editor: Actor = { kind: 'person', id: ctx.newId() as PersonId, name: 'ע', role: 'editor' };
  await assert.rejects(inviteStaff(ctx, editor, { email: 'x@x.example', name: '', role: 'admin' }), Forbidden);
  await assert.rejects(changeStaff(ctx, editor, { id: first, role: 'reporter' }), Forbidden);
  await assert.rejects(removeStaff(ctx, editor, first), Forbidden);
});

test('the last administrator can neither be removed nor given a lesser role, even by two at once', async () => {
  const isLast = (error: unknown) => error instanceof Conflict && error.code === 'last-admin';
  await assert.rejects(removeStaff(ctx, SYSTEM, first), isLast);
  await assert.rejects(changeStaff(ctx, SYSTEM, { id: first, role: 'editor' }), isLast);
  const second = await inviteStaff(ctx, SYSTEM, { email: 'second@paper.example', name: 'שני', role: 'admin' });
  const both = await Promise.allSettled([removeStaff(ctx, SYSTEM, first), removeStaff(ctx, SYSTEM, second)]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await staffMembers(ctx.db)).filter(({ role }) => role === 'admin').length, 1);
});

test('who is removed is signed out everywhere, and is nobody of the staff', async () => {
  const id = await inviteStaff(ctx, SYSTEM, { email: 'gone@paper.example', name: 'גיל', role: 'reporter' });
  const now = ctx.now();
  await ctx.db
    .insertInto('sessions')
    .values({ id: ctx.newId(), person_id: id, token: 't', expires_at: now, created_at: now, updated_at: now })
    .execute();
  await removeStaff(ctx, SYSTEM, id);
  assert.equal(await staffMember(ctx.db, id), null);
  const sessions = await ctx.db.selectFrom('sessions').select('id').where('person_id', '=', id).execute();
  assert.equal(sessions.length, 0);
  await assert.rejects(inviteAgain(ctx, SYSTEM, id), Conflict);
});

test('a token that was revoked opens nothing; a use is noted', async () => {
  const { id, secret } = await createApiToken(ctx, SYSTEM, { name: 'יבוא', role: 'reporter' });
  assert.equal((await tokenActor(ctx, secret))?.kind, 'token');
  assert.equal((await apiTokens(ctx.db)).find((token) => token.id === id)?.lastUsedAt?.getTime(), ctx.now().getTime());
  await revokeApiToken(ctx, SYSTEM, id);
  assert.equal(await tokenActor(ctx, secret), null);
  await assert.rejects(revokeApiToken(ctx, SYSTEM, id), NotFound);
  await assert.rejects(revokeApiToken(ctx, SYSTEM, ctx.newId() as ApiTokenId), NotFound);
});
