import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { may, mustBeAllowed } from '../people/permission.ts';
import type { ArticleContent } from './article.ts';
import { type ArticlePatch, patched } from './article-input.ts';
import { type ArticleRow, insertRevision, lastRevision, lockArticle, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';

export type SaveInput = {
  id: ArticleId;
  /** The version that the writer saw, or null to save over whatever is there. */
  version: number | null;
  patch: ArticlePatch;
};

type Saved = { version: number; revision: number };
type Stale = { version: number; keptAs: number };

/**
 * Saves the working copy as a new revision; what readers see stays as it is until it is published again. A patch that
 * changes nothing (a request sent twice) makes none. Emits `article-saved`.
 *
 * @throws Conflict `stale-edit` when somebody saved in between: theirs stays the working copy, this one is kept beside
 * it as the revision that the error names (`keptAs`), so that nobody's words are lost
 */
export async function saveArticle(ctx: Ctx, by: Actor, input: SaveInput): Promise<Saved> {
  mustBeAllowed(by, 'write-articles');
  const outcome = await ctx.transact(async (trx, emit): Promise<Saved | Stale> => {
    const row = await lockArticle(trx, input.id);
    const before = await revisionContent(trx, input.id, row.latest_revision);
    if (!before) throw new Error(`Revision ${row.latest_revision} of ${input.id} is missing.`);
    const content = await patched({ ...ctx, trx, emit, by }, before, input.patch, row.first_published_at !== null);
    if (isDeepStrictEqual(content, before)) return { version: row.version, revision: row.latest_revision };
    if (input.version !== null && input.version !== row.version)
      return { version: row.version, keptAs: await keepBeside(ctx, trx, by, row, content) };
    const now = ctx.now();
    const revision = (await lastRevision(trx, input.id)).number + 1;
    await insertRevision(trx, input.id, revision, content, by, now, 'save');
    const version = await updateArticle(trx, row, {
      latest_revision: revision,
      headline: content.headline,
      section_id: content.sectionId,
      author_ids: content.authorIds,
      saved_at: now,
      // What goes out on schedule is what an editor has seen; an editor's own change is seen.
      ...(row.scheduled_at && may(by, 'publish-articles') ? { scheduled_revision: revision } : {}),
      // Ready means that an editor has seen it as it stands.
      ...(row.state === 'ready' && !may(by, 'publish-articles') ? { state: 'in-review' } : {}),
    });
    await emit({ name: 'article-saved', articleId: input.id, revision }, by);
    return { version, revision };
  });
  if ('keptAs' in outcome) throw staleEdit(outcome, input.version);
  return outcome;
}

/** Sent again and again by a program that does not read its answers, the same words are kept once. */
async function keepBeside(ctx: Ctx, trx: Trx, by: Actor, row: ArticleRow, content: ArticleContent): Promise<number> {
  const id = row.id as ArticleId;
  const last = await lastRevision(trx, id);
  if (last.change === 'stale-edit' && isDeepStrictEqual(await revisionContent(trx, id, last.number), content))
    return last.number;
  await insertRevision(trx, id, last.number + 1, content, by, ctx.now(), 'stale-edit');
  return last.number + 1;
}

function staleEdit({ version, keptAs }: Stale, began: number | null): Conflict {
  return new Conflict(
    'stale-edit',
    `Somebody has saved this article meanwhile: it is at version ${version}, and this edit began at ${began}. Nothing was overwritten, and nothing of this edit is lost: it is kept as revision ${keptAs}.`,
    { version, keptAs },
  );
}
