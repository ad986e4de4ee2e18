import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { may, mustBeAllowed } from '../people/permission.ts';
import type { ArticleContent } from './article.ts';
import { insertRevision, lastRevision, lockArticle, mustBeVersion, updateArticle } from './article-store.ts';
import { namesOf, revisionContent } from './newsroom-queries.ts';

export type RestoreInput = { id: ArticleId; revision: number; version?: number | null };

/**
 * Makes the content of an earlier revision the working copy, as a new revision: nothing is taken away, and restoring the
 * one before undoes it. What readers see stays. Emits `article-saved`.
 *
 * @throws Forbidden; NotFound `no-such-revision`; Conflict `stale-edit`
 */
export async function restoreRevision(
  ctx: Ctx,
  by: Actor,
  input: RestoreInput,
): Promise<{ version: number; revision: number }> {
  mustBeAllowed(by, 'write-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    mustBeVersion(row, input.version);
    const [wanted, now] = [
      await revisionContent(trx, input.id, input.revision),
      await revisionContent(trx, input.id, row.latest_revision),
    ];
    if (!wanted || !now) throw new NotFound('no-such-revision', 'There is no such revision.');
    const content = await withNamesThatAre(trx, wanted, now);
    // An address that is public stays: restoring words moves no story.
    if (row.first_published_at !== null) content.slug = now.slug;
    if (isDeepStrictEqual(content, now)) return { version: row.version, revision: row.latest_revision };
    const revision = (await lastRevision(trx, input.id)).number + 1;
    await insertRevision(trx, input.id, revision, content, by, ctx.now(), 'restore');
    const version = await updateArticle(trx, row, {
      latest_revision: revision,
      headline: content.headline,
      section_id: content.sectionId,
      author_ids: content.authorIds,
      saved_at: ctx.now(),
      ...(row.scheduled_at && may(by, 'publish-articles') ? { scheduled_revision: revision } : {}),
      ...(row.state === 'ready' && !may(by, 'publish-articles') ? { state: 'in-review' } : {}),
    });
    await emit({ name: 'article-saved', articleId: input.id, revision, restored: input.revision }, by);
    return { version, revision };
  });
}

/** A section, topic or author may have been merged away since. */
async function withNamesThatAre(trx: Trx, wanted: ArticleContent, now: ArticleContent): Promise<ArticleContent> {
  const [section] = await namesOf(trx, 'sections', [wanted.sectionId]);
  const authors = new Set((await namesOf(trx, 'authors', wanted.authorIds)).map(({ id }) => id));
  const topics = new Set((await namesOf(trx, 'topics', wanted.topicIds)).map(({ id }) => id));
  return {
    ...wanted,
    sectionId: section ? wanted.sectionId : now.sectionId,
    authorIds: wanted.authorIds.filter((id) => authors.has(id)),
    topicIds: wanted.topicIds.filter((id) => topics.has(id)),
  };
}
