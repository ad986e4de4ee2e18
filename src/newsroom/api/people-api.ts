import { type Context, Hono } from 'hono';
import { deskLanguage, setDeskLanguage } from '../../features/people/desk-language.ts';
import type { Actor, StaffRole } from '../../platform/actor.ts';
import { Forbidden } from '../../platform/errors.ts';
import { type Me, MePatch } from '../contract/people.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/me` and the staff. */
export function peopleApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/me', async (c) => answer(c, await staff(deps, c)));

  routes.patch('/me', async (c) => {
    const by = await staff(deps, c);
    const { language } = await readJson(c, MePatch);
    if (by.kind !== 'person') throw new Forbidden('not-a-person', 'A token has no language of its own.');
    await setDeskLanguage(ctx, by.id, language);
    return answer(c, by);
  });

  async function answer(c: Context, by: Actor): Promise<Response> {
    const me: Me = {
      id: by.kind === 'system' ? null : by.id,
      name: by.name,
      role: (by.kind === 'system' ? 'admin' : by.role) as StaffRole,
      language: by.kind === 'person' ? await deskLanguage(ctx.db, by.id) : null,
    };
    return c.json(me);
  }

  return routes;
}

export const peopleCalls: readonly Call[] = [
  { method: 'get', path: '/me', does: 'Who asks, and what their role is.' },
  { method: 'patch', path: '/me', does: 'Choose the language of the newsroom.', input: MePatch },
];
