import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';

export type NamesInput = {
  sections: readonly { slug: string; name: string }[];
  authors: readonly { slug: string; name: string; roleTitle: string; bio: string }[];
  topics: readonly { slug: string; name: string }[];
};

/** Makes sections (in their order), authors and topics; what is there by slug or name is left alone. Emits `publication-changed`. */
export async function setUpNames(ctx: Ctx, by: Actor, names: NamesInput): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  const made = () => ({ id: ctx.newId(), created_at: ctx.now() });
  await ctx.transact(async (trx, emit) => {
    for (const [position, section] of names.sections.entries()) {
      await trx
        .insertInto('sections')
        .values({ ...made(), ...section, position })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const { roleTitle, ...author } of names.authors) {
      await trx
        .insertInto('authors')
        .values({ ...made(), ...author, role_title: roleTitle })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const topic of names.topics) {
      await trx
        .insertInto('topics')
        .values({ ...made(), ...topic })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await emit({ name: 'publication-changed' }, by);
  });
}
