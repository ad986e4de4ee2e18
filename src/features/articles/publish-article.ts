import { plainText } from '../../document/document-text.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { type ArticleContent, canPublish, mayPublish } from './article.ts';
import { type ArticleRow, lockArticle, publishedPlace, putPublished, updateArticle } from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';

/**
 * Puts the working copy before the readers. With a later `at` it is scheduled; with an earlier one the story bears that
 * time (an archive being brought in). Again without changes it does nothing. Emits `article-published` or
 * `article-scheduled`.
 *
 * @throws Forbidden; Conflict `held`; Invalid when there is nothing to read yet
 */
export async function publishArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; at?: Date | undefined },
): Promise<{ version: number }> {
  if (!mayPublish(by)) throw new Forbidden('may-not-publish', 'Only editors publish.');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (!canPublish(row.state as never)) {
      throw new Conflict('held', 'This article is held and cannot be published until the hold ends.');
    }
    if (input.at && input.at > ctx.now()) return schedule(trx, emit, by, row, input.at);
    return publishNow(ctx, trx, emit, by, row, input.at);
  });
}

/** Within somebody's transaction, the row locked: also for the end of a schedule and of a hold. */
export async function publishNow(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: ArticleRow,
  at?: Date | undefined,
): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const before = await publishedPlace(trx, id);
  if (before && row.published_revision === row.latest_revision) return { version: row.version };
  const content = await revisionContent(trx, id, row.latest_revision);
  if (!content) throw new Error(`Revision ${row.latest_revision} of ${id} is missing.`);
  checkReadable(content);
  const now = ctx.now();
  const publishedAt = row.first_published_at ?? at ?? now;
  const updatedAt = row.first_published_at ? now : publishedAt;
  await putPublished(trx, id, row.latest_revision, content, { publishedAt, updatedAt });
  const version = await updateArticle(trx, row, {
    state: 'published',
    published_revision: row.latest_revision,
    first_published_at: publishedAt,
    scheduled_at: null,
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
      revision: row.latest_revision,
      first: row.first_published_at === null,
      places: before ? [before, after] : [after],
    },
    by,
  );
  return { version };
}

async function schedule(trx: Trx, emit: Emit, by: Actor, row: ArticleRow, at: Date): Promise<{ version: number }> {
  const wasPublic = (await publishedPlace(trx, row.id as ArticleId)) !== null;
  const version = await updateArticle(trx, row, { scheduled_at: at, ...(wasPublic ? {} : { state: 'scheduled' }) });
  await emit({ name: 'article-scheduled', articleId: row.id as ArticleId, at: at.toISOString() }, by);
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
