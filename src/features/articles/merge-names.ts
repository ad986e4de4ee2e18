import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { NAME_TABLES, type NameKind } from './desk-name.ts';
import { lockName, noteFormerSlug } from './name-change-store.ts';

/**
 * Makes two sections, topics or authors one: every article and every revision that bears `from` bears `into` from now
 * on, in the same place; the page of `from` leads to that of `into`. Emits `names-merged`.
 *
 * @throws Forbidden; NotFound; Conflict `same-name`
 */
export async function mergeNames(
  ctx: Ctx,
  by: Actor,
  kind: NameKind,
  { from: fromId, into: intoId }: { from: string; into: string },
): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  if (fromId === intoId) throw new Conflict('same-name', 'A name cannot be merged with itself.');
  await ctx.transact(async (trx, emit) => {
    // In one order, so that two merges never wait for each other in a circle.
    const lock = (id: string) => lockName(trx, kind, id);
    const [first, second] =
      fromId < intoId ? [await lock(fromId), await lock(intoId)] : [await lock(intoId), await lock(fromId)];
    const [from, into] = first.id === fromId ? [first, second] : [second, first];
    const articleIds = await carry(trx, kind, fromId, intoId);
    await trx.updateTable('former_slugs').set({ named_id: intoId }).where('named_id', '=', fromId).execute();
    await trx.deleteFrom(NAME_TABLES[kind]).where('id', '=', fromId).execute();
    await noteFormerSlug(trx, kind, from.slug, intoId);
    await emit(
      { name: 'names-merged', kind, fromId, fromName: from.name, intoId, intoName: into.name, articleIds },
      by,
    );
  });
}

/**
 * Takes a name away that nothing bears, in no revision. Emits `name-removed`.
 *
 * @throws Forbidden; NotFound; Conflict `name-in-use`
 */
export async function removeName(ctx: Ctx, by: Actor, kind: NameKind, id: string): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  await ctx.transact(async (trx, emit) => {
    const row = await lockName(trx, kind, id);
    const used = await trx
      .selectFrom('revisions')
      .select('article_id')
      .where(bears(kind, id))
      .limit(1)
      .executeTakeFirst();
    if (used) throw new Conflict('name-in-use', `Articles bear this ${kind}; merge it into another instead.`);
    await trx.deleteFrom('former_slugs').where('named_id', '=', id).execute();
    await trx.deleteFrom(NAME_TABLES[kind]).where('id', '=', id).execute();
    await emit({ name: 'name-removed', kind, namedId: id, namedName: row.name }, by);
  });
}

/** @returns the published articles that bore it */
async function carry(trx: Trx, kind: NameKind, from: string, into: string): Promise<string[]> {
  const published = await trx.selectFrom('published_articles').select('id').where(bears(kind, from)).execute();
  const ids = published.map((row) => row.id);
  if (kind === 'section') {
    for (const table of ['revisions', 'articles', 'published_articles'] as const)
      await trx.updateTable(table).set({ section_id: into }).where('section_id', '=', from).execute();
    return ids;
  }
  const list = kind === 'topic' ? 'topic_ids' : 'author_ids';
  const merged = sql<string[]>`(
    select coalesce(array_agg(one order by place), '{}') from (
      select one, min(place) as place
      from unnest(array_replace(${sql.ref(list)}, ${from}::uuid, ${into}::uuid)) with ordinality as given(one, place)
      group by one) as once)`;
  for (const table of ['revisions', 'published_articles'] as const)
    await trx
      .updateTable(table)
      .set({ [list]: merged })
      .where(bears(kind, from))
      .execute();
  // The desk's list knows the authors of each working copy.
  if (kind === 'author')
    await trx.updateTable('articles').set({ author_ids: merged }).where(bears(kind, from)).execute();
  if (kind === 'topic') {
    await sql`delete from published_article_topics t where topic_id = ${from}
      and exists (select 1 from published_article_topics o where o.article_id = t.article_id and o.topic_id = ${into})`.execute(
      trx,
    );
    await trx.updateTable('published_article_topics').set({ topic_id: into }).where('topic_id', '=', from).execute();
  } else {
    await sql`delete from published_article_authors t where author_id = ${from}
      and exists (select 1 from published_article_authors o where o.article_id = t.article_id and o.author_id = ${into})`.execute(
      trx,
    );
    await trx.updateTable('published_article_authors').set({ author_id: into }).where('author_id', '=', from).execute();
  }
  return ids;
}

function bears(kind: NameKind, id: string) {
  if (kind === 'section') return sql<boolean>`section_id = ${id}::uuid`;
  return kind === 'topic'
    ? sql<boolean>`topic_ids @> array[${id}::uuid]`
    : sql<boolean>`author_ids @> array[${id}::uuid]`;
}
