import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import { clickReader } from './reader-clicks.ts';

/**
 * An article was opened from an edition's mail. It is counted; whose mail it was is kept only where the publication has
 * turned that on, also when the link in the message says it.
 *
 * @param token of the reader, where the link has one
 */
export async function countClick(
  ctx: Pick<Ctx, 'db' | 'now'>,
  serial: number,
  articleId: ArticleId,
  token = '',
): Promise<void> {
  await sql`
    insert into edition_clicks (edition_id, article_id, count)
    select e.id, a.article_id, 1 from editions e join edition_articles a on a.edition_id = e.id
    where e.serial = ${serial} and a.article_id = ${articleId} and e.state <> 'draft'
    on conflict (edition_id, article_id) do update set count = edition_clicks.count + 1`.execute(ctx.db);
  if (token === '' || !(await publication(ctx.db)).settings.clicksByReader) return;
  const reader = await clickReader(ctx, token);
  if (!reader) return;
  await sql`
    insert into edition_reader_clicks (edition_id, subscription_id, article_id, clicked_at)
    select e.id, d.subscription_id, a.article_id, ${ctx.now()}
    from editions e
    join edition_articles a on a.edition_id = e.id
    join deliveries d on d.edition_id = e.id
    join subscriptions s on s.id = d.subscription_id
    where e.serial = ${serial} and a.article_id = ${articleId} and d.subscription_id = ${reader}
    on conflict do nothing`.execute(ctx.db);
}
