import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { RibbonScope } from '../events.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { insertRibbon, lockRibbon, markRibbon, type RibbonValues, updateRibbon } from './ribbon-store.ts';

/** `startsAt` null: now. */
export type RibbonInput = {
  message: string;
  article: ArticleId | null;
  scope: RibbonScope;
  startsAt: Date | null;
  endsAt: Date;
};

/**
 * Sets a line of breaking news over the pages from one moment to another. Emits `ribbon-set`.
 *
 * @throws Forbidden; Invalid naming the field
 */
export async function setRibbon(ctx: Ctx, by: Actor, input: RibbonInput): Promise<{ id: string }> {
  mustBeAllowed(by, 'arrange-fronts');
  const id = ctx.newId();
  return ctx.transact(async (trx, emit) => {
    const values = await valuesOf(ctx, trx, input);
    await insertRibbon(trx, id, values, by, ctx.now());
    await tell(emit, by, id, values, [values.scope]);
    return { id };
  });
}

/** Changes one that has not ended. Emits `ribbon-set`. @throws Forbidden; NotFound; Conflict `ribbon-ended`; Invalid */
export async function changeRibbon(ctx: Ctx, by: Actor, id: string, input: RibbonInput): Promise<void> {
  mustBeAllowed(by, 'arrange-fronts');
  await ctx.transact(async (trx, emit) => {
    const row = await openRibbon(ctx, trx, id);
    const values = await valuesOf(ctx, trx, input, row.starts_at);
    await updateRibbon(trx, id, values);
    await tell(emit, by, id, values, [...new Set([row.scope as RibbonScope, values.scope])]);
  });
}

/**
 * Takes it off at once, or calls off one that has not begun. Readers' pages forget it, their last good copies too. Emits
 * `ribbon-ended`.
 *
 * @throws Forbidden; NotFound; Conflict `ribbon-ended`
 */
export async function endRibbon(ctx: Ctx, by: Actor, id: string): Promise<void> {
  mustBeAllowed(by, 'arrange-fronts');
  await ctx.transact(async (trx, emit) => {
    const row = await openRibbon(ctx, trx, id);
    const now = ctx.now();
    const starts = row.starts_at > now ? { starts_at: now } : {};
    await markRibbon(trx, id, { ended_at: now, ends_at: now, ...starts });
    await emit({ name: 'ribbon-ended', ribbonId: id, scopes: [row.scope as RibbonScope] }, by);
  });
}

async function openRibbon(ctx: Ctx, trx: Trx, id: string) {
  const row = await lockRibbon(trx, id);
  if (!row) throw new NotFound('no-such-ribbon', 'There is no such ribbon.');
  if (row.ended_at || row.ends_at <= ctx.now()) throw new Conflict('ribbon-ended', 'This ribbon has ended.');
  return row;
}

async function valuesOf(ctx: Ctx, trx: Trx, input: RibbonInput, began?: Date): Promise<RibbonValues> {
  const now = ctx.now();
  const startsAt = input.startsAt ?? (began && began < now ? began : now);
  const article = input.article
    ? await trx.selectFrom('articles').select('id').where('id', '=', input.article).executeTakeFirst()
    : null;
  const faults = [
    ...(input.message ? [] : [{ path: 'message', code: 'missing', message: 'is empty' }]),
    ...(input.endsAt > now && input.endsAt > startsAt
      ? []
      : [{ path: 'endsAt', code: 'too-early', message: 'is not after now and its start' }]),
    ...(article === undefined ? [{ path: 'article', code: 'unknown-article', message: 'is no article' }] : []),
  ];
  if (faults.length > 0) throw new Invalid('invalid-input', 'This cannot be a ribbon; see errors.', faults);
  return {
    message: input.message,
    article_id: input.article,
    scope: input.scope,
    starts_at: startsAt,
    ends_at: input.endsAt,
  };
}

async function tell(emit: Emit, by: Actor, id: string, values: RibbonValues, scopes: RibbonScope[]): Promise<void> {
  const [startsAt, endsAt] = [values.starts_at.toISOString(), values.ends_at.toISOString()];
  await emit({ name: 'ribbon-set', ribbonId: id, message: values.message, scopes, startsAt, endsAt }, by);
}
