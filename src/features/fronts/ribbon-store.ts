import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Trx } from '../../platform/context.ts';
import type { RibbonScope } from '../events.ts';

export type RibbonValues = {
  message: string;
  article_id: string | null;
  scope: RibbonScope;
  starts_at: Date;
  ends_at: Date;
};

export async function lockRibbon(trx: Trx, id: string) {
  return trx.selectFrom('ribbons').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertRibbon(trx: Trx, id: string, values: RibbonValues, by: Actor, at: Date): Promise<void> {
  const created = { created_by: JSON.stringify(doneBy(by)), created_at: at };
  await trx
    .insertInto('ribbons')
    .values({ id, ...values, ...created })
    .execute();
}

/** A beginning that was moved is told anew. */
export async function updateRibbon(trx: Trx, id: string, values: Partial<RibbonValues>): Promise<void> {
  await trx
    .updateTable('ribbons')
    .set({ ...values, begun_at: null })
    .where('id', '=', id)
    .execute();
}

export async function markRibbon(
  trx: Trx,
  id: string,
  mark: { begun_at: Date } | { ended_at: Date; ends_at?: Date; starts_at?: Date },
): Promise<void> {
  await trx.updateTable('ribbons').set(mark).where('id', '=', id).execute();
}

/** Whose moment has come and has not been told. */
export async function dueRibbons(trx: Trx, now: Date) {
  return trx
    .selectFrom('ribbons')
    .select(['id', 'scope', 'ends_at'])
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends_at', '<=', now), eb.and([eb('begun_at', 'is', null), eb('starts_at', '<=', now)])]))
    .orderBy('id')
    .forUpdate()
    .execute();
}
