import { sql } from 'kysely';
import { dayIn } from '../../language/dates.ts';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import { photoKeys } from './photo-keys.ts';

const AT_ONCE = 500;

/**
 * Marks the photos whose last day has passed, each once, with the published articles that still show them; and analyses
 * the words of photos that came before there were keys. A job by the clock. Emits `photo-expired`.
 */
export async function lookAfterPhotos(ctx: Ctx): Promise<void> {
  await noteExpired(ctx);
  await findableAgain(ctx);
}

async function noteExpired(ctx: Ctx): Promise<void> {
  const { timeZone } = await publication(ctx.db);
  const today = dayIn(ctx.now(), timeZone);
  await ctx.transact(async (trx, emit) => {
    const rows = await trx
      .updateTable('photos')
      .set({ expiry_noted_at: ctx.now() })
      .where('expires_on', '<', today)
      .where('expiry_noted_at', 'is', null)
      .where('retired_at', 'is', null)
      .returning('id')
      .execute();
    for (const { id } of rows) {
      const uses = await trx
        .selectFrom('photo_uses')
        .select('article_id')
        .distinct()
        .where('shown_id', '=', id)
        .where('copy', '=', 'published')
        .orderBy('article_id')
        .execute();
      const articleIds = uses.map((use) => use.article_id as ArticleId);
      await emit({ name: 'photo-expired', photoId: id as PhotoId, shownIn: articleIds }, SYSTEM);
    }
  });
}

async function findableAgain(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('photos')
    .select(['id', 'caption', 'alt', 'credits', 'file_name'])
    .where('keys', 'is', null)
    .limit(AT_ONCE)
    .execute();
  for (const row of rows) {
    const keys = photoKeys({ ...row, fileName: row.file_name });
    // Only where still none: a description saved meanwhile has put newer ones.
    await ctx.db
      .updateTable('photos')
      .set({ keys: sql<string>`${keys}::tsvector` })
      .where('id', '=', row.id)
      .where('keys', 'is', null)
      .execute();
  }
  if (rows.length === AT_ONCE) await findableAgain(ctx);
}
