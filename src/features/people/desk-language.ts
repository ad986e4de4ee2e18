import type { Ctx, Reads } from '../../platform/context.ts';
import type { PersonId } from '../../platform/ids.ts';

/** In which language this member of the staff reads the newsroom (BCP 47); null when they never chose. */
export async function deskLanguage(db: Reads, id: PersonId): Promise<string | null> {
  const row = await db.selectFrom('people').select('desk_language').where('id', '=', id).executeTakeFirst();
  return row?.desk_language ?? null;
}

export async function setDeskLanguage(ctx: Pick<Ctx, 'db' | 'now'>, id: PersonId, language: string): Promise<void> {
  await ctx.db
    .updateTable('people')
    .set({ desk_language: language, updated_at: ctx.now() })
    .where('id', '=', id)
    .execute();
}
