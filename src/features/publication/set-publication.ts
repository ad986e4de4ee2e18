import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { Publication } from './publication.ts';

/** Sets the publication's own facts; every page and message bears them. Emits `publication-changed`. */
export async function setPublication(ctx: Ctx, by: Actor, facts: Publication): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  const values = {
    name: facts.name,
    tagline: facts.tagline,
    language: facts.language,
    time_zone: facts.timeZone,
    publisher_name: facts.publisherName,
    contact_email: facts.contactEmail,
    contact_address: facts.contactAddress,
    about: facts.about,
    demo: facts.demo,
    updated_at: ctx.now(),
  };
  await ctx.transact(async (trx, emit) => {
    await trx
      .insertInto('publication')
      .values(values)
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
      .execute();
    await emit({ name: 'publication-changed' }, by);
  });
}
