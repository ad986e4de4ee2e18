import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { randomKey } from '../../platform/random-key.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type ArticleInput, contentOf } from './article-input.ts';
import { draftedUnder, insertArticle, insertRevision, setDraftKey } from './article-store.ts';

const ID_LENGTH = 8;

/**
 * Makes a draft with its first revision. Asked again under the same `draftKey` (the answer was lost on the way), it gives
 * the draft that was made. Emits `article-drafted`.
 *
 * @throws Forbidden; Invalid for unknown photos
 */
export async function draftArticle(
  ctx: Ctx,
  by: Actor,
  input: ArticleInput & { draftKey?: string | undefined },
  defaults: { language: string },
): Promise<{ id: ArticleId; version: number }> {
  mustBeAllowed(by, 'write-articles');
  return ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    const made = input.draftKey ? await draftedUnder(trx, input.draftKey) : null;
    if (made) return made;
    const content = await contentOf({ ...ctx, trx, emit, by }, input, defaults);
    let id = randomKey(ID_LENGTH) as ArticleId;
    while (!(await insertArticle(trx, id, content, by, now))) id = randomKey(ID_LENGTH) as ArticleId;
    await insertRevision(trx, id, 1, content, by, now, 'draft');
    if (input.draftKey) await setDraftKey(trx, id, input.draftKey);
    await emit({ name: 'article-drafted', articleId: id }, by);
    return { id, version: 1 };
  });
}
