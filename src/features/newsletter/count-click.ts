import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';

/** An article was opened from an edition's mail. Whose mail it was is not known here. */
export async function countClick(ctx: Pick<Ctx, 'db'>, serial: number, articleId: ArticleId): Promise<void> {
  await sql`
    insert into edition_clicks (edition_id, article_id, count)
    select e.id, a.article_id, 1 from editions e join edition_articles a on a.edition_id = e.id
    where e.serial = ${serial} and a.article_id = ${articleId} and e.state <> 'draft'
    on conflict (edition_id, article_id) do update set count = edition_clicks.count + 1`.execute(ctx.db);
}
