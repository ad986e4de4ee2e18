import type { Reads } from '../../platform/context.ts';
import type { StandingPage, StandingPageName } from './standing-page.ts';

/** The pages that were written, in their order. */
export async function standingPages(db: Reads): Promise<StandingPageName[]> {
  const rows = await db
    .selectFrom('standing_pages')
    .select(['slug', 'title', 'in_footer'])
    .orderBy('position')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({ slug: row.slug, title: row.title, inFooter: row.in_footer }));
}

export async function standingPageBySlug(db: Reads, slug: string): Promise<StandingPage | null> {
  const row = await db.selectFrom('standing_pages').selectAll().where('slug', '=', slug).executeTakeFirst();
  if (!row) return null;
  const { title, body, version } = row;
  return { slug, title, body, inFooter: row.in_footer, version, updatedAt: row.updated_at };
}
