import { type Context, Hono } from 'hono';
import { type ApiToken, createApiToken, revokeApiToken } from '../../features/people/api-token.ts';
import { changeStaff, nameOneself, removeStaff } from '../../features/people/change-staff.ts';
import { deskLanguage, setDeskLanguage } from '../../features/people/desk-language.ts';
import { inviteAgain, inviteStaff } from '../../features/people/invite-staff.ts';
import { mustBeAllowed } from '../../features/people/permission.ts';
import type { StaffMember } from '../../features/people/staff.ts';
import { apiTokens, staffMember, staffMembers } from '../../features/people/staff-queries.ts';
import type { Actor, StaffRole } from '../../platform/actor.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import type { ApiTokenId, PersonId } from '../../platform/ids.ts';
import {
  Invitation,
  type Me,
  MePatch,
  NewToken,
  StaffPatch,
  type StaffResource,
  type TokenResource,
} from '../contract/people.ts';
import { Uuid } from '../contract/text.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/me`, the staff and the tokens. */
export function peopleApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/me', async (c) => me(c, await staff(deps, c)));

  routes.patch('/me', async (c) => {
    const by = await staff(deps, c);
    const { language, name } = await readJson(c, MePatch);
    if (by.kind !== 'person') throw new Forbidden('not-a-person', 'A token has no language and no name of its own.');
    if (language) await setDeskLanguage(ctx, by.id, language);
    if (name) await nameOneself(ctx, by, name);
    return me(c, name ? { ...by, name } : by);
  });

  routes.get('/staff', async (c) => {
    await staff(deps, c);
    return c.json({ items: (await staffMembers(ctx.db)).map(staffResource), next: null });
  });

  routes.post('/staff', async (c) => {
    const by = await staff(deps, c);
    const { name = '', ...input } = await readJson(c, Invitation);
    return c.json(await member(await inviteStaff(ctx, by, { ...input, name })), 201);
  });

  routes.patch('/staff/:id', async (c) => {
    const by = await staff(deps, c);
    const id = personOf(c);
    await changeStaff(ctx, by, { id, ...(await readJson(c, StaffPatch)) });
    return c.json(await member(id));
  });

  routes.post('/staff/:id/invite', async (c) => {
    const by = await staff(deps, c);
    const id = personOf(c);
    await inviteAgain(ctx, by, id);
    return c.json(await member(id));
  });

  routes.delete('/staff/:id', async (c) => {
    await removeStaff(ctx, await staff(deps, c), personOf(c));
    return c.body(null, 204);
  });

  routes.get('/tokens', async (c) => {
    mustBeAllowed(await staff(deps, c), 'manage-staff');
    return c.json({ items: (await apiTokens(ctx.db)).map(tokenResource), next: null });
  });

  routes.post('/tokens', async (c) => {
    const by = await staff(deps, c);
    const { id, secret } = await createApiToken(ctx, by, await readJson(c, NewToken));
    const made = (await apiTokens(ctx.db)).find((token) => token.id === id);
    if (!made) throw new Error(`The token ${id} is not there after it was made.`);
    return c.json({ ...tokenResource(made), secret }, 201);
  });

  routes.delete('/tokens/:id', async (c) => {
    const by = await staff(deps, c);
    const id = Uuid.safeParse(c.req.param('id'));
    if (!id.success) throw new NotFound('no-such-token', 'There is no such token.');
    await revokeApiToken(ctx, by, id.data as ApiTokenId);
    return c.body(null, 204);
  });

  async function member(id: PersonId): Promise<StaffResource> {
    const found = await staffMember(ctx.db, id);
    if (!found) throw new NotFound('no-such-person', 'There is no such member of the staff.');
    return staffResource(found);
  }

  async function me(c: Context, by: Actor): Promise<Response> {
    const answer: Me = {
      id: by.kind === 'system' ? null : by.id,
      name: by.name,
      role: (by.kind === 'system' ? 'admin' : by.role) as StaffRole,
      language: by.kind === 'person' ? await deskLanguage(ctx.db, by.id) : null,
    };
    return c.json(answer);
  }

  return routes;
}

function personOf(c: Context): PersonId {
  const id = Uuid.safeParse(c.req.param('id'));
  if (!id.success) throw new NotFound('no-such-person', 'There is no such member of the staff.');
  return id.data as PersonId;
}

function staffResource({ invitedAt, seenAt, ...member }: StaffMember): StaffResource {
  return { ...member, invitedAt: invitedAt?.toISOString() ?? null, seenAt: seenAt?.toISOString() ?? null };
}

function tokenResource({ createdAt, lastUsedAt, ...token }: ApiToken): TokenResource {
  return { ...token, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}

export const peopleCalls: readonly Call[] = [
  { method: 'get', path: '/me', does: 'Who asks, and what their role is.' },
  { method: 'patch', path: '/me', does: "Choose the newsroom's language, or one's own name.", input: MePatch },
  { method: 'get', path: '/staff', does: 'The staff, by name.' },
  { method: 'post', path: '/staff', does: 'Invite somebody into the newsroom.', input: Invitation, status: 201 },
  { method: 'patch', path: '/staff/{id}', does: "Change a member's name or role.", input: StaffPatch },
  { method: 'post', path: '/staff/{id}/invite', does: 'Send the invitation once more.' },
  { method: 'delete', path: '/staff/{id}', does: 'Take a member out of the newsroom.', status: 204 },
  { method: 'get', path: '/tokens', does: 'The API tokens that are good.' },
  {
    method: 'post',
    path: '/tokens',
    does: 'Make a token; its secret is in this answer only.',
    input: NewToken,
    status: 201,
  },
  { method: 'delete', path: '/tokens/{id}', does: 'Revoke a token.', status: 204 },
];
