import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import { storeRelations } from './relate-article.ts';
import { namedBy, removeVector } from './related-store.ts';

const Job = z.object({ articleId: z.string() });

/** Takes an article that is no longer public out of every list. A job; pages read only what is public in any case. */
export async function unrelateArticle(
  ctx: Ctx,
  data: unknown,
  search: Pick<SearchEngine, 'ask'> | null = null,
): Promise<void> {
  const { articleId } = Job.parse(data);
  const id = articleId as ArticleId;
  const isPublic = await ctx.db.selectFrom('published_articles').select('id').where('id', '=', id).executeTakeFirst();
  if (isPublic) return;
  await removeVector(ctx.db, id);
  await storeRelations(ctx, [id, ...(await namedBy(ctx.db, id))], search);
}
