import { plainText } from '../../document/document-text.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type ArticleContent, canPublish } from './article.ts';
import { type ArticleRow, lockArticle, publishedPlace, putPublished, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';

/**
 * Puts the working copy before the readers. With a later `at` it is scheduled; with an earlier one the story bears that
 * time (an archive being brought in). Again without changes it does nothing. `version` is what the editor saw, or null
 * for whatever is there. Emits `article-published` or `article-scheduled`.
 *
 * @throws Forbidden; Conflict `held`, `stale-edit`; Invalid when there is nothing to read yet
 */
export async function publishArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; at?: Date | undefined; version?: number | null },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (!canPublish(row.state as never)) {
      throw new Conflict('held', 'This article is held and cannot be published until the hold ends.');
    }
    if (input.version != null && input.version !== row.version) {
      throw new Conflict(
        'stale-edit',
        `Somebody has saved this article meanwhile: it is at version ${row.version}, and version ${input.version} was to be published. Nothing was published.`,
        { version: row.version },
      );
    }
    if (input.at && input.at > ctx.now()) return schedule(trx, emit, by, row, input.at);
    return publishNow(ctx, trx, emit, by, row, { at: input.at });
  });
}

/**
 * Within somebody's transaction, the row locked: also for the end of a schedule and of a hold, which name the revision
 * that goes out.
 */
export async function publishNow(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: ArticleRow,
  { at, revision = row.latest_revision }: { at?: Date | undefined; revision?: number } = {},
): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const before = await publishedPlace(trx, id);
  if (before && row.published_revision === revision && !row.scheduled_at) return { version: row.version };
  const content = await revisionContent(trx, id, revision);
  if (!content) throw new Error(`Revision ${revision} of ${id} is missing.`);
  checkReadable(content);
  const now = ctx.now();
  const publishedAt = row.first_published_at ?? at ?? now;
  const updatedAt = row.first_published_at ? now : publishedAt;
  await putPublished(trx, id, revision, content, { publishedAt, updatedAt });
  const version = await updateArticle(trx, row, {
    state: 'published',
    published_revision: revision,
    first_published_at: publishedAt,
    scheduled_at: null,
    scheduled_revision: null,
    held_until: null,
    hold_reason: null,
    withdrawn_at: null,
    withdrawal_reason: null,
  });
  const after = { sectionId: content.sectionId, authorIds: content.authorIds, topicIds: content.topicIds };
  await emit(
    {
      name: 'article-published',
      articleId: id,
      revision,
      first: row.first_published_at === null,
      places: before ? [before, after] : [after],
    },
    by,
  );
  return { version };
}

async function schedule(trx: Trx, emit: Emit, by: Actor, row: ArticleRow, at: Date): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const content = await revisionContent(trx, id, row.latest_revision);
  // Now, while somebody is there to hear it.
  if (content) checkReadable(content);
  const wasPublic = (await publishedPlace(trx, id)) !== null;
  const version = await updateArticle(trx, row, {
    scheduled_at: at,
    scheduled_revision: row.latest_revision,
    ...(wasPublic ? {} : { state: 'scheduled' }),
  });
  await emit({ name: 'article-scheduled', articleId: id, at: at.toISOString() }, by);
  return { version };
}

function checkReadable(content: ArticleContent): void {
  if (content.headline === '')
    throw new Invalid('not-ready', 'An article needs a headline to be published.', [
      { path: 'headline', code: 'missing', message: 'The headline is missing.' },
    ]);
  if (
    plainText(content.body, { pullQuotes: true }) === '' &&
    content.body.content?.every((node) => node.type === 'paragraph')
  ) {
    throw new Invalid('not-ready', 'An article needs a body to be published.', [
      { path: 'body', code: 'missing', message: 'The body is empty.' },
    ]);
  }
}
