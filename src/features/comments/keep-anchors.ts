import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import type { Anchor, CommentId } from './comment.ts';
import { putAnchor } from './comment-store.ts';

/**
 * Notes how the passages that comments stand at read now: whoever edits the text says it with each save, so that an
 * anchor follows its words even where each of them was changed. Not a change of the comment, and not logged.
 */
export async function keepAnchors(
  ctx: Ctx,
  by: Actor,
  input: { articleId: ArticleId; anchors: readonly { id: CommentId; anchor: Anchor }[] },
): Promise<void> {
  mustBeAllowed(by, 'write-articles');
  await ctx.transact(async (trx) => {
    for (const { id, anchor } of input.anchors) await putAnchor(trx, input.articleId, id, anchor);
  });
}
