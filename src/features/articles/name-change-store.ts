import type { Trx } from '../../platform/context.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { GilyonEvent } from '../events.ts';
import { NAME_TABLES, type NameKind } from './desk-name.ts';

/** The row, locked. @throws NotFound `no-such-section`, `no-such-topic`, `no-such-author` */
export async function lockName(
  trx: Trx,
  kind: NameKind,
  id: string,
): Promise<{ id: string; slug: string; name: string }> {
  const row = await trx
    .selectFrom(NAME_TABLES[kind])
    .select(['id', 'slug', 'name'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchName(kind);
  return row;
}

export function noSuchName(kind: NameKind): NotFound {
  if (kind === 'section') return new NotFound('no-such-section', 'There is no such section.');
  if (kind === 'topic') return new NotFound('no-such-topic', 'There is no such topic.');
  return new NotFound('no-such-author', 'There is no such author.');
}

/** @throws Conflict `name-taken`, `slug-taken` by another of the kind */
export async function mustBeFree(
  trx: Trx,
  kind: NameKind,
  id: string | null,
  given: { name?: string | undefined; slug?: string | undefined },
): Promise<void> {
  for (const column of ['name', 'slug'] as const) {
    const value = given[column];
    if (value === undefined) continue;
    let query = trx.selectFrom(NAME_TABLES[kind]).select('id').where(column, '=', value);
    if (id) query = query.where('id', '<>', id);
    if (!(await query.executeTakeFirst())) continue;
    if (column === 'name')
      throw new Conflict('name-taken', `There is another ${kind} of this name; merge them instead.`);
    throw new Conflict('slug-taken', `Another ${kind} has this address.`);
  }
}

/** Where the page stood before leads to where it stands now; an address that is somebody's now is nobody's former one. */
export async function noteFormerSlug(trx: Trx, kind: NameKind, formerSlug: string, id: string): Promise<void> {
  await trx
    .insertInto('former_slugs')
    .values({ kind, slug: formerSlug, named_id: id })
    .onConflict((conflict) => conflict.columns(['kind', 'slug']).doUpdateSet({ named_id: id }))
    .execute();
}

export async function forgetFormerSlug(trx: Trx, kind: NameKind, slug: string): Promise<void> {
  await trx.deleteFrom('former_slugs').where('kind', '=', kind).where('slug', '=', slug).execute();
}

/** What says that the name has changed. */
export function nameChanged(kind: NameKind, id: string): GilyonEvent {
  if (kind === 'section') return { name: 'section-changed', sectionId: id as never };
  if (kind === 'topic') return { name: 'topic-changed', topicId: id as never };
  return { name: 'author-changed', authorId: id as never };
}
