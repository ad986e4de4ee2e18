import type { Trx } from '../../platform/context.ts';
import type { Publication, PublicationFacts } from './publication.ts';

/** Writes the one row; `settings` are left as they are when absent. */
export async function storePublication(
  trx: Trx,
  facts: PublicationFacts & Partial<Pick<Publication, 'settings'>>,
  now: Date,
): Promise<void> {
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
    updated_at: now,
    ...(facts.settings ? { settings: JSON.stringify(facts.settings) } : {}),
  };
  await trx
    .insertInto('publication')
    .values(values)
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
    .execute();
}

/** Lets one change at a time read and write the row, also while there is none. */
export async function lockPublication(trx: Trx): Promise<void> {
  await trx.selectFrom('publication').select('only_row').forUpdate().execute();
}
