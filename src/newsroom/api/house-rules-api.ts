import { Hono } from 'hono';
import { houseRules } from '../../features/publication/house-rules-queries.ts';
import { setHouseRules } from '../../features/publication/set-house-rules.ts';
import { HouseRules } from '../contract/house-rules.ts';
import { type ApiDeps, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

/** `/house-rules`: how the house writes. Everybody who writes reads them. */
export function houseRulesApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();

  routes.get('/house-rules', async (c) => {
    await staff(deps, c);
    return c.json(await houseRules(ctx.db));
  });

  routes.put('/house-rules', async (c) => {
    const by = await staff(deps, c);
    await setHouseRules(ctx, by, await readJson(c, HouseRules));
    return c.json(await houseRules(ctx.db));
  });

  return routes;
}

export const houseRulesCalls: readonly Call[] = [
  { method: 'get', path: '/house-rules', does: "The house's rules of style, as the editor's helper holds to them." },
  { method: 'put', path: '/house-rules', does: 'Set the rules that are on and the replacements.', input: HouseRules },
];
