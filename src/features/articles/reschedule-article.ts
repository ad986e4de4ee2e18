import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { GilyonEvent } from '../events.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type ArticleRow, lockArticle, updateArticle } from './article-store.ts';

export const DATES = ['publish', 'unpublish', 'hold-end'] as const;
export type ArticleDate = (typeof DATES)[number];

export type RescheduleInput = { id: ArticleId; what: ArticleDate; at: Date };

const COLUMNS = { publish: 'scheduled_at', unpublish: 'unpublish_at', 'hold-end': 'held_until' } as const;

/**
 * Moves a date that was set, and nothing else: what goes out is still the revision that was scheduled. Emits
 * `article-scheduled`, `article-unpublish-scheduled` or `article-held`.
 *
 * @throws Forbidden; Conflict `not-scheduled`; Invalid for a time that has passed, or the end before the beginning
 */
export async function rescheduleArticle(ctx: Ctx, by: Actor, input: RescheduleInput): Promise<{ version: number }> {
  mustBeAllowed(by, 'publish-articles');
  return ctx.transact(async (trx, emit) => {
    const row = await lockArticle(trx, input.id);
    if (row[COLUMNS[input.what]] === null)
      throw new Conflict('not-scheduled', 'Nothing is scheduled for this article.');
    if (input.at <= ctx.now() || isBackwards(row, input))
      throw new Invalid('invalid-input', 'A date is moved to a time to come, and the end stays after the beginning.', [
        { path: 'at', code: 'too-early', message: 'is too early' },
      ]);
    const version = await updateArticle(trx, row, { [COLUMNS[input.what]]: input.at });
    await emit(eventOf(row, input), by);
    return { version };
  });
}

function isBackwards(row: ArticleRow, { what, at }: RescheduleInput): boolean {
  if (what === 'publish') return row.unpublish_at !== null && at >= row.unpublish_at;
  return what === 'unpublish' && row.scheduled_at !== null && at <= row.scheduled_at;
}

function eventOf(row: ArticleRow, { id, what, at: moment }: RescheduleInput): GilyonEvent {
  const at = moment.toISOString();
  if (what === 'publish') return { name: 'article-scheduled', articleId: id, at };
  if (what === 'unpublish')
    return { name: 'article-unpublish-scheduled', articleId: id, at, reason: row.unpublish_reason ?? '' };
  const { hold_kind: kind, hold_reason } = row;
  return { name: 'article-held', articleId: id, kind, reason: hold_reason ?? '', until: at, places: [] };
}
