import type { Reads } from '../../platform/context.ts';
import type { Publication } from './publication.ts';
import { parseSettings, STANDARD_SETTINGS } from './settings.ts';

/** What stands before anybody has set anything up. */
export const UNNAMED: Publication = {
  name: 'גיליון',
  tagline: '',
  language: 'he',
  timeZone: 'Asia/Jerusalem',
  publisherName: '',
  contactEmail: '',
  contactAddress: '',
  about: '',
  demo: false,
  settings: STANDARD_SETTINGS,
};

export async function publication(db: Reads): Promise<Publication> {
  const row = await db.selectFrom('publication').selectAll().executeTakeFirst();
  if (!row) return UNNAMED;
  return {
    name: row.name,
    tagline: row.tagline,
    language: row.language,
    timeZone: row.time_zone,
    publisherName: row.publisher_name,
    contactEmail: row.contact_email,
    contactAddress: row.contact_address,
    about: row.about,
    demo: row.demo,
    settings: parseSettings(row.settings),
  };
}

/** Whether nobody has said yet what the publication is called. */
export async function isUnnamed(db: Reads): Promise<boolean> {
  return !(await db.selectFrom('publication').select('only_row').executeTakeFirst());
}
