import type { HouseStyle } from '../../language/check-style.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';

/** Sets which rules of style are on and what the house replaces. Emits `house-rules-changed`. */
export async function setHouseRules(ctx: Ctx, by: Actor, style: HouseStyle): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  const values = {
    rules: [...style.rules],
    replacements: JSON.stringify(style.replacements),
    updated_at: ctx.now(),
  };
  await ctx.transact(async (trx, emit) => {
    await trx
      .insertInto('house_rules')
      .values(values)
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
      .execute();
    await emit({ name: 'house-rules-changed', rules: [...style.rules], replacements: style.replacements.length }, by);
  });
}
