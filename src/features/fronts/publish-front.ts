import { isDeepStrictEqual } from 'node:util';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type Arrangement, type FrontId, isHeld, nextPinEnd } from './front.ts';
import { type FrontRow, keepArrangement, lockFront, setLive, storedArrangement } from './front-store.ts';
import { replaceWorking } from './save-front.ts';

/**
 * Puts the working copy before the readers, at once: exactly the version that was looked at. Pins whose time has passed
 * fall off. Where nothing differs from what readers have, nothing happens. Emits `front-published`.
 *
 * @returns its number in the history, and the working copy's version
 * @throws Forbidden; NotFound when nobody has arranged it; Conflict `stale-edit`
 */
export async function publishFront(
  ctx: Ctx,
  by: Actor,
  input: { id: FrontId; version: number },
): Promise<{ number: number; version: number }> {
  mustBeAllowed(by, 'arrange-fronts');
  return ctx.transact(async (trx, emit) => {
    const row = await mustBeArranged(trx, input.id);
    if (row.version !== input.version)
      throw new Conflict('stale-edit', 'Somebody else has arranged this front meanwhile.');
    return putLive(ctx, trx, emit, by, row, { arrangement: row.working, restoredFrom: null });
  });
}

/**
 * Takes an arrangement of the history back into the working copy, and with `publish` before the readers as well (undo).
 * What another hand has left in the working copy is kept. Emits `front-saved` or `front-published`.
 *
 * @throws Forbidden; NotFound `no-such-front`, `no-such-arrangement`; Conflict `stale-edit`
 */
export async function restoreFront(
  ctx: Ctx,
  by: Actor,
  input: { id: FrontId; version: number; number: number; publish: boolean },
): Promise<{ version: number }> {
  mustBeAllowed(by, 'arrange-fronts');
  return ctx.transact(async (trx, emit) => {
    const row = await mustBeArranged(trx, input.id);
    if (row.version !== input.version)
      throw new Conflict('stale-edit', 'Somebody else has arranged this front meanwhile.');
    const arrangement = await storedArrangement(trx, input.id, input.number);
    if (!arrangement) throw new NotFound('no-such-arrangement', 'There is no such arrangement in the history.');
    if (input.publish) return putLive(ctx, trx, emit, by, row, { arrangement, restoredFrom: input.number });
    const version = await replaceWorking(ctx, trx, row, arrangement, by);
    await emit({ name: 'front-saved', frontId: input.id, version }, by);
    return { version };
  });
}

async function mustBeArranged(trx: Trx, id: FrontId): Promise<FrontRow> {
  const row = await lockFront(trx, id);
  if (!row) throw new NotFound('no-such-front', 'Nobody has arranged this front yet.');
  return row;
}

async function putLive(
  ctx: Ctx,
  trx: Trx,
  emit: Emit,
  by: Actor,
  row: FrontRow,
  wanted: { arrangement: Arrangement; restoredFrom: number | null },
): Promise<{ number: number; version: number }> {
  const arrangement = withoutEnded(wanted.arrangement, ctx.now());
  const version = isDeepStrictEqual(arrangement, row.working)
    ? row.version
    : await replaceWorking(ctx, trx, row, arrangement, by);
  const live = row.live === null ? null : await storedArrangement(trx, row.id, row.live);
  if (row.live !== null && isDeepStrictEqual(live, arrangement)) return { number: row.live, version };
  const { restoredFrom } = wanted;
  const kept = { kind: 'published', arrangement, restoredFrom, by: doneBy(by), at: ctx.now() } as const;
  const number = await keepArrangement(trx, row.id, kept);
  const nextEnd = nextPinEnd(arrangement, ctx.now());
  await setLive(trx, row.id, number, nextEnd);
  const nextEndAt = nextEnd?.toISOString() ?? null;
  await emit({ name: 'front-published', frontId: row.id, number, restoredFrom, nextEndAt }, by);
  return { number, version };
}

function withoutEnded(arrangement: Arrangement, now: Date): Arrangement {
  return { slots: arrangement.slots.map((slot) => ({ ...slot, pins: slot.pins.filter((pin) => isHeld(pin, now)) })) };
}
