import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { announceMenu } from './announce-menu.ts';
import { canPublish } from './article.ts';
import {
  type ArticleRow,
  lockArticle,
  mustBeVersion,
  publishedPlace,
  putPublished,
  updateArticle,
} from './article-store.ts';
import { revisionContent } from './newsroom-queries.ts';
import { checkPublishable } from './publish-checks.ts';

/** What readers are told of a change: a new time, or nothing (a comma, a better crop). */
export const PUBLISH_CHANGES = ['update', 'minor'] as const;
export type PublishChange = (typeof PUBLISH_CHANGES)[number];

/**
 * Puts the working copy before the readers. With a later `at` it is scheduled; with an earlier one the story bears that
 * time (an archive being brought in). Again without changes it does nothing. Of a story that is public already, an
 * `update` shows a new time and a `minor` change does not. `version` is what the editor saw, or null for whatever is
 * there. Emits `article-published` or `article-scheduled`.
 *
 * @throws Forbidden; Conflict `held`, `stale-edit`; Invalid `not-ready` naming what is missing
 */
export async function publishArticle(
  ctx: Ctx,
  by: Actor,
  input: { id: ArticleId; at?: Date | undefined; change?: PublishChange | undefined; version?: number | null },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    mustBePublishable(row);
    mustBeVersion(row, input.version);
    const content = await revisionContent(trx, input.id, row.latest_revision);
    // Also for later: now, while somebody is there to hear it.
    const now = ctx.now();
    const at = input.at && input.at > now ? input.at : now;
    if (content) await checkPublishable(trx, content, { id: input.id, at });
    if (input.at && input.at > ctx.now()) return schedule(trx, emit, by, row, input.at);
    return publishNow(ctx, trx, emit, by, row, { at: input.at, change: input.change });
  });
}

/** @throws Conflict `held` */
export function mustBePublishable(row: ArticleRow): void {
  if (!canPublish(row.state as never))
    throw new Conflict('held', 'This article is held and cannot be published until the hold ends.');
}

/**
 * Within somebody's transaction, the row locked: also for the end of a schedule and of a hold, which name the revision
 * that goes out, and for a correction. The times that readers are shown never run backwards, even when the clock does.
 */
export async function publishNow(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: ArticleRow,
  {
    at,
    revision = row.latest_revision,
    change = 'update',
  }: { at?: Date | undefined; revision?: number; change?: PublishChange | 'correction' | 'return' | undefined } = {},
): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const before = await publishedPlace(trx, id);
  if (before && row.published_revision === revision && !row.scheduled_at) return { version: row.version };
  const content = await revisionContent(trx, id, revision);
  if (!content) throw new Error(`Revision ${revision} of ${id} is missing.`);
  const publishedAt = row.first_published_at ?? at ?? ctx.now();
  const shown = row.public_updated_at ?? publishedAt;
  const isQuiet = row.first_published_at === null || change === 'minor' || change === 'return';
  const updatedAt = isQuiet ? shown : later(ctx.now(), shown);
  await announceMenu(trx, emit, by, () => putPublished(trx, id, revision, content, { publishedAt, updatedAt }));
  const version = await updateArticle(trx, row, {
    state: 'published',
    published_revision: revision,
    first_published_at: publishedAt,
    public_updated_at: updatedAt,
    scheduled_at: null,
    scheduled_revision: null,
    not_published: null,
    held_until: null,
    hold_reason: null,
    hold_kind: null,
    held_from: null,
    withdrawn_at: null,
    withdrawal_reason: null,
    withdrawal_notice: null,
    // What waits for review is what was saved since.
    ...(revision === row.latest_revision
      ? { handed_in_at: null, handed_in_by: null, return_note: null, returned_by: null }
      : {}),
  });
  const after = { sectionId: content.sectionId, authorIds: content.authorIds, topicIds: content.topicIds };
  const first = row.first_published_at === null;
  const places = before ? [before, after] : [after];
  await emit(
    { name: 'article-published', articleId: id, revision, first, change: first ? 'first' : change, places },
    by,
  );
  return { version };
}

async function schedule(trx: Trx, emit: Emit, by: Actor, row: ArticleRow, at: Date): Promise<{ version: number }> {
  const id = row.id as ArticleId;
  const wasPublic = (await publishedPlace(trx, id)) !== null;
  const version = await updateArticle(trx, row, {
    scheduled_at: at,
    scheduled_revision: row.latest_revision,
    not_published: null,
    ...(wasPublic ? {} : { state: 'scheduled' }),
  });
  await emit({ name: 'article-scheduled', articleId: id, at: at.toISOString() }, by);
  return { version };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
