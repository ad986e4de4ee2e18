import { isDeepStrictEqual } from 'node:util';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type Arrangement, type FrontId, frontFaults } from './front.ts';
import {
  type FrontRow,
  insertFront,
  keepArrangement,
  lockFront,
  storedArrangement,
  updateWorking,
} from './front-store.ts';

export type SaveFront = { id: FrontId; version: number; arrangement: Arrangement };

/**
 * Saves what the editors arrange; readers see nothing of it. `version` is the one that was being edited, 0 where nobody
 * has arranged yet. Nothing is lost: a stale edit is refused and kept in the history, and so is the working copy of
 * another hand that this one replaces. Emits `front-saved`.
 *
 * @throws Forbidden; NotFound; Invalid naming each fault; Conflict `stale-edit` with `keptAs`, its number in the history
 */
export async function saveFront(ctx: Ctx, by: Actor, input: SaveFront): Promise<{ version: number }> {
  mustBeAllowed(by, 'arrange-fronts');
  const faults = frontFaults(input.id, input.arrangement);
  if (faults.length > 0) throw new Invalid('invalid-input', 'This cannot be a front; see errors.', faults);
  const saved = await ctx.transact(async (trx, emit) => {
    await articlesMustExist(trx, input.arrangement);
    const isFirst = input.version === 0 && (await insertFront(trx, input.id, input.arrangement, by, ctx.now()));
    const row = isFirst ? null : await lockFront(trx, input.id);
    if (row && row.version !== input.version) {
      const { arrangement, id } = input;
      return { keptAs: await keepArrangement(trx, id, { kind: 'kept', arrangement, by: doneBy(by), at: ctx.now() }) };
    }
    if (!isFirst && !row) return { keptAs: 0 };
    const version = row ? await replaceWorking(ctx, trx, row, input.arrangement, by) : 1;
    await emit({ name: 'front-saved', frontId: input.id, version }, by);
    return { version };
  });
  if ('keptAs' in saved)
    throw new Conflict('stale-edit', 'Somebody else has arranged this front meanwhile.', { keptAs: saved.keptAs });
  return { version: saved.version };
}

/** Puts a working copy in the place of another; what another hand left unpublished goes into the history first. */
export async function replaceWorking(
  ctx: Ctx,
  trx: Trx,
  row: FrontRow,
  arrangement: Arrangement,
  by: Actor,
): Promise<number> {
  const isAnothers = row.savedBy.id !== doneBy(by).id;
  const live = isAnothers && row.live !== null ? await storedArrangement(trx, row.id, row.live) : null;
  if (isAnothers && !isDeepStrictEqual(row.working, live) && !isDeepStrictEqual(row.working, arrangement))
    await keepArrangement(trx, row.id, { kind: 'kept', arrangement: row.working, by: row.savedBy, at: ctx.now() });
  return updateWorking(trx, row, arrangement, by, ctx.now());
}

async function articlesMustExist(trx: Trx, { slots }: Arrangement): Promise<void> {
  const pins = slots.flatMap((slot, at) => slot.pins.map((pin, index) => ({ ...pin, path: `${at}/pins/${index}` })));
  if (pins.length === 0) return;
  const rows = await trx
    .selectFrom('articles')
    .select('id')
    .where('id', 'in', [...new Set(pins.map((pin) => pin.article))])
    .execute();
  const known = new Set<string>(rows.map(({ id }) => id));
  const faults = pins
    .filter((pin) => !known.has(pin.article))
    .map(({ path }) => ({
      path: `arrangement/slots/${path}/article`,
      code: 'unknown-article',
      message: 'is no article',
    }));
  if (faults.length > 0) throw new Invalid('unknown-id', 'The front pins an article that there is not.', faults);
}
