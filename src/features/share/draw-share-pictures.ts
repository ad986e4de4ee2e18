import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { publishedArticle } from '../articles/article-queries.ts';
import { SHARE_SHAPES, type ShareShape } from './share-picture.ts';
import { sharePictureFile } from './share-picture-file.ts';

const Job = z.object({ articleId: z.string() });

/** An archive's stories are drawn when somebody shares one. */
const NEW_FOR_MS = 7 * 86_400_000;

/**
 * Draws a new article's share pictures before anybody asks for them. A job; nothing when the article is not public, or
 * was published long ago (an import).
 */
export async function drawSharePictures(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  const article = await publishedArticle(ctx.db, articleId as ArticleId);
  if (!article || ctx.now().getTime() - article.publishedAt.getTime() > NEW_FOR_MS) return;
  for (const shape of Object.keys(SHARE_SHAPES) as ShareShape[])
    await sharePictureFile(ctx, articleId as ArticleId, shape);
}
