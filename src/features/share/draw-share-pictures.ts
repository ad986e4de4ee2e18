import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { SHARE_SHAPES, type ShareShape } from './share-picture.ts';
import { sharePictureFile } from './share-picture-file.ts';

const Job = z.object({ articleId: z.string() });

/** Draws an article's share pictures before anybody asks for them. A job; nothing when the article is not public. */
export async function drawSharePictures(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  for (const shape of Object.keys(SHARE_SHAPES) as ShareShape[])
    await sharePictureFile(ctx, articleId as ArticleId, shape);
}
