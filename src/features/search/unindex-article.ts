import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';

const Job = z.object({ articleId: z.string() });

/** Removes what is not public any more. The search reads only what is public in any case. A job. */
export async function unindexArticle(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  await ctx.db
    .deleteFrom('search_documents')
    .where('article_id', '=', articleId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('published_articles').select('id').where('id', '=', articleId))))
    .execute();
}
