import { type Actor, type DoneBy, doneBy } from '../../platform/actor.ts';
import type { Trx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { SectionId } from '../../platform/ids.ts';
import { type Arrangement, type FrontId, sectionOfFront } from './front.ts';
import { parseArrangement } from './stored-arrangement.ts';

export type FrontRow = {
  id: FrontId;
  version: number;
  working: Arrangement;
  savedBy: DoneBy;
  live: number | null;
};

type Kept = {
  kind: 'published' | 'kept';
  arrangement: Arrangement;
  restoredFrom?: number | null;
  by: DoneBy;
  at: Date;
};

/** The front's row, held until the transaction ends; null while nobody has arranged it. */
export async function lockFront(trx: Trx, id: FrontId): Promise<FrontRow | null> {
  const row = await trx.selectFrom('fronts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return null;
  return {
    id,
    version: row.version,
    working: parseArrangement(row.working),
    savedBy: row.saved_by as DoneBy,
    live: row.live,
  };
}

/**
 * Writes the first working copy, unless another hand did so at this very moment.
 *
 * @throws NotFound when the section is not there
 */
export async function insertFront(trx: Trx, id: FrontId, working: Arrangement, by: Actor, at: Date): Promise<boolean> {
  const section = sectionOfFront(id);
  const isThere =
    section === null || (await trx.selectFrom('sections').select('id').where('id', '=', section).executeTakeFirst());
  if (!isThere) throw new NotFound('no-such-front', 'There is no such front.');
  const inserted = await trx
    .insertInto('fronts')
    .values({
      id,
      section_id: section,
      version: 1,
      working: JSON.stringify(working),
      saved_by: JSON.stringify(doneBy(by)),
      saved_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** @returns the new version */
export async function updateWorking(
  trx: Trx,
  row: FrontRow,
  working: Arrangement,
  by: Actor,
  at: Date,
): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable('fronts')
    .set({ version, working: JSON.stringify(working), saved_by: JSON.stringify(doneBy(by)), saved_at: at })
    .where('id', '=', row.id)
    .execute();
  return version;
}

export async function setLive(trx: Trx, id: FrontId, live: number, nextEndAt: Date | null): Promise<void> {
  await trx.updateTable('fronts').set({ live, next_end_at: nextEndAt }).where('id', '=', id).execute();
}

export async function setNextEnd(trx: Trx, id: FrontId, nextEndAt: Date | null): Promise<void> {
  await trx.updateTable('fronts').set({ next_end_at: nextEndAt }).where('id', '=', id).execute();
}

/** Puts an arrangement into the history; the front's row must be locked. @returns its number */
export async function keepArrangement(trx: Trx, id: FrontId, kept: Kept): Promise<number> {
  const last = await trx
    .selectFrom('front_arrangements')
    .where('front_id', '=', id)
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await trx
    .insertInto('front_arrangements')
    .values({
      front_id: id,
      number,
      kind: kept.kind,
      arrangement: JSON.stringify(kept.arrangement),
      restored_from: kept.restoredFrom ?? null,
      done_by: JSON.stringify(kept.by),
      done_at: kept.at,
    })
    .execute();
  return number;
}

export async function storedArrangement(trx: Trx, id: FrontId, number: number): Promise<Arrangement | null> {
  const row = await trx
    .selectFrom('front_arrangements')
    .where('front_id', '=', id)
    .where('number', '=', number)
    .select('arrangement')
    .executeTakeFirst();
  return row ? parseArrangement(row.arrangement) : null;
}

/** Every front that somebody has arranged, held until the transaction ends. */
export async function allFronts(trx: Trx): Promise<{ id: FrontId; working: Arrangement; savedBy: DoneBy }[]> {
  const rows = await trx.selectFrom('fronts').select(['id', 'working', 'saved_by']).orderBy('id').forUpdate().execute();
  return rows.map((row) => ({
    id: row.id as FrontId,
    working: parseArrangement(row.working),
    savedBy: row.saved_by as DoneBy,
  }));
}

/** `number` null: the working copy. */
export type StoredArrangement = { frontId: FrontId; number: number | null; arrangement: Arrangement };

/** The working copies and the whole history; the fronts' rows must be locked. */
export async function allArrangements(trx: Trx): Promise<StoredArrangement[]> {
  const working = await trx.selectFrom('fronts').select(['id', 'working']).execute();
  const history = await trx.selectFrom('front_arrangements').select(['front_id', 'number', 'arrangement']).execute();
  return [
    ...working.map((row) => ({
      frontId: row.id as FrontId,
      number: null,
      arrangement: parseArrangement(row.working),
    })),
    ...history.map((row) => ({
      frontId: row.front_id as FrontId,
      number: row.number,
      arrangement: parseArrangement(row.arrangement),
    })),
  ];
}

/** A working copy that is rewritten is a new version: whoever arranges it just now is told. */
export async function rewrite(
  trx: Trx,
  { frontId, number }: StoredArrangement,
  arrangement: Arrangement,
): Promise<void> {
  const json = JSON.stringify(arrangement);
  if (number === null)
    await trx
      .updateTable('fronts')
      .set((eb) => ({ working: json, version: eb('version', '+', 1) }))
      .where('id', '=', frontId)
      .execute();
  else
    await trx
      .updateTable('front_arrangements')
      .set({ arrangement: json })
      .where('front_id', '=', frontId)
      .where('number', '=', number)
      .execute();
}

/** The front with its history becomes that of another section. */
export async function renameFront(trx: Trx, id: FrontId, to: FrontId, section: SectionId): Promise<void> {
  await trx.updateTable('fronts').set({ id: to, section_id: section }).where('id', '=', id).execute();
}

export async function removeFront(trx: Trx, id: FrontId): Promise<void> {
  await trx.deleteFrom('fronts').where('id', '=', id).execute();
}
