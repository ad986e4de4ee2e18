import { sql } from 'kysely';
import { clean } from '../../language/normalize.ts';
import { slugFor } from '../../language/slug.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { AuthorId, SectionId, TopicId } from '../../platform/ids.ts';
import { isUuid } from '../../platform/ids.ts';

export type NamedTable = 'sections' | 'topics' | 'authors';

/** What making a new name needs: it is made, and announced, by the writer in the same transaction. */
export type Making = Pick<Ctx, 'now' | 'newId'> & { trx: Trx; emit: Emit; by: Actor };

/** The section called so (by id, slug or name); made when it is a new name. Readers meet it with its first story. */
export async function ensureSection(making: Making, called: string): Promise<SectionId> {
  const found = await find(making.trx, 'sections', called);
  return (found ?? (await make(making, 'sections', called))) as SectionId;
}

export async function ensureTopics(making: Making, called: readonly string[]): Promise<TopicId[]> {
  return (await ensureAll(making, 'topics', called)) as TopicId[];
}

export async function ensureAuthors(making: Making, called: readonly string[]): Promise<AuthorId[]> {
  return (await ensureAll(making, 'authors', called)) as AuthorId[];
}

/** Those of the names that are ids of nothing: an id is never taken for a name. */
export async function unknownIds(trx: Trx, table: NamedTable, called: readonly string[]): Promise<Set<string>> {
  const ids = called.filter(isUuid);
  if (ids.length === 0) return new Set();
  const rows = await trx.selectFrom(table).select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map((row) => row.id));
  return new Set(ids.filter((id) => !known.has(id)));
}

/** One after the other in the order of their names, so that two writers never wait for each other in a circle. */
async function ensureAll(making: Making, table: NamedTable, called: readonly string[]): Promise<string[]> {
  const ids = new Map<string, string>();
  for (const name of [...new Set(called)].sort())
    ids.set(name, (await find(making.trx, table, name)) ?? (await make(making, table, name)));
  return [...new Set(called.map((name) => ids.get(name) ?? ''))];
}

async function make({ now, newId, trx }: Making, table: NamedTable, called: string): Promise<string> {
  const base = slugFor(called);
  for (let attempt = 1; ; attempt++) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`;
    const made = await trx
      .insertInto(table)
      .values({
        ...{ id: newId(), slug, name: called, created_at: now() },
        // A new section comes last in the menu.
        ...(table === 'sections' ? { position: sql`(select coalesce(max(position), -1) + 1 from sections)` } : {}),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return made.id;
    // Somebody else made it meanwhile, or the slug belongs to another name.
    const found = await find(trx, table, called);
    if (found) return found;
  }
}

/** By id, name or slug; or by a name that differs only in how it is typed: ארה"ב and ארה״ב are one topic. */
async function find(trx: Trx, table: NamedTable, called: string): Promise<string | null> {
  if (isUuid(called)) return called;
  const rows = await trx
    .selectFrom(table)
    .select(['id', 'slug', 'name'])
    .where((eb) => eb.or([eb('name', '=', called), eb('slug', 'in', [called, slugFor(called)])]))
    .execute();
  const found =
    rows.find((row) => row.name === called) ??
    rows.find((row) => row.slug === called) ??
    rows.find((row) => clean(row.name) === clean(called));
  return found?.id ?? null;
}
