import { slugFor } from '../../language/slug.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { AuthorId, SectionId, TopicId } from '../../platform/ids.ts';

type NamedTable = 'sections' | 'topics' | 'authors';

/** The section called so (by id, slug or name); made when it is a new name: then every page's menu changes. */
export async function ensureSection(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  called: string,
): Promise<SectionId> {
  const found = await find(trx, 'sections', called);
  const sectionId = (found ?? (await ensure(ctx, trx, 'sections', called))) as SectionId;
  if (!found) await emit({ name: 'section-changed', sectionId }, by);
  return sectionId;
}

export async function ensureTopics(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  called: readonly string[],
): Promise<TopicId[]> {
  return (await ensureAll(ctx, trx, 'topics', called)) as TopicId[];
}

export async function ensureAuthors(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  called: readonly string[],
): Promise<AuthorId[]> {
  return (await ensureAll(ctx, trx, 'authors', called)) as AuthorId[];
}

/** One after the other in the order of their names, so that two writers never wait for each other in a circle. */
async function ensureAll(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  table: NamedTable,
  called: readonly string[],
): Promise<string[]> {
  const ids = new Map<string, string>();
  for (const name of [...new Set(called)].sort()) ids.set(name, await ensure(ctx, trx, table, name));
  return [...new Set(called.map((name) => ids.get(name) ?? ''))];
}

async function ensure(ctx: Pick<Ctx, 'now' | 'newId'>, trx: Trx, table: NamedTable, called: string): Promise<string> {
  const found = await find(trx, table, called);
  if (found) return found;
  const base = slugFor(called);
  for (let attempt = 1; ; attempt++) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`;
    const made = await trx
      .insertInto(table)
      .values({ id: ctx.newId(), slug, name: called, created_at: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return made.id;
    // Somebody else made it meanwhile, or the slug belongs to another name.
    const now = await find(trx, table, called);
    if (now) return now;
  }
}

async function find(trx: Trx, table: NamedTable, called: string): Promise<string | null> {
  const row = await trx
    .selectFrom(table)
    .select('id')
    .where((eb) =>
      eb.or([eb('name', '=', called), eb('slug', '=', called), ...(isUuid(called) ? [eb('id', '=', called)] : [])]),
    )
    .orderBy((eb) => eb('name', '=', called), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
