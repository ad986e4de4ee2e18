import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { PublicationFacts } from './publication.ts';
import { storePublication } from './publication-store.ts';

/** Sets the publication's own facts; every page and message bears them. Emits `publication-changed`. */
export async function setPublication(ctx: Ctx, by: Actor, facts: PublicationFacts): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  const { name, tagline, language, timeZone, publisherName, contactEmail, contactAddress, about, demo } = facts;
  const values = { name, tagline, language, timeZone, publisherName, contactEmail, contactAddress, about, demo };
  await ctx.transact(async (trx, emit) => {
    await storePublication(trx, values, ctx.now());
    await emit({ name: 'publication-changed' }, by);
  });
}
