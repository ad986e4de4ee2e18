import { slugFor } from '../../language/slug.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Conflict, Invalid } from '../../platform/errors.ts';
import type { PhotoId, SectionId } from '../../platform/ids.ts';
import { photosByIds } from '../media/photo-queries.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { type AuthorLink, NAME_TABLES, type NameKind } from './desk-name.ts';
import { forgetFormerSlug, lockName, mustBeFree, nameChanged, noteFormerSlug } from './name-change-store.ts';

export type NameInput = {
  name?: string | undefined;
  slug?: string | undefined;
  /** A section's or topic's line; an author's biography. */
  description?: string | undefined;
  roleTitle?: string | undefined;
  email?: string | undefined;
  links?: AuthorLink[] | undefined;
  photoId?: PhotoId | null | undefined;
};

/**
 * Makes a section (last in the menu), a topic or an author. Emits `section-changed`, `topic-changed` or
 * `author-changed`.
 *
 * @throws Forbidden; Conflict `name-taken`, `slug-taken`; Invalid `unknown-id` for a photo that there is not
 */
export async function createName(
  ctx: Ctx,
  by: Actor,
  kind: NameKind,
  input: NameInput & { name: string },
): Promise<string> {
  mustBeAllowed(by, 'manage-names');
  const id = ctx.newId();
  const slug = slugFor(input.slug || input.name);
  await ctx.transact(async (trx, emit) => {
    await mustBeFree(trx, kind, null, { name: input.name, slug });
    await checkPhoto(trx, input.photoId);
    const base = { id, slug, name: input.name, created_at: ctx.now() };
    if (kind === 'section') {
      const last = await trx
        .selectFrom('sections')
        .select((eb) => eb.fn.max('position').as('position'))
        .executeTakeFirst();
      await trx
        .insertInto('sections')
        .values({ ...base, description: input.description ?? '', position: (last?.position ?? -1) + 1 })
        .execute();
    } else if (kind === 'topic')
      await trx
        .insertInto('topics')
        .values({ ...base, description: input.description ?? '' })
        .execute();
    else
      await trx
        .insertInto('authors')
        .values({ ...base, ...authorColumns(input) })
        .execute();
    await forgetFormerSlug(trx, kind, slug);
    await emit(nameChanged(kind, id), by);
  });
  return id;
}

/**
 * Renames and describes a section, topic or author on every page. Its former address leads to the new one. Emits
 * `section-changed`, `topic-changed` or `author-changed`.
 *
 * @throws Forbidden; NotFound; Conflict `name-taken`, `slug-taken`; Invalid `unknown-id`
 */
export async function changeName(ctx: Ctx, by: Actor, kind: NameKind, id: string, input: NameInput): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  await ctx.transact(async (trx, emit) => {
    const before = await lockName(trx, kind, id);
    const slug = input.slug === undefined ? before.slug : slugFor(input.slug);
    await mustBeFree(trx, kind, id, { name: input.name, slug });
    await checkPhoto(trx, input.photoId);
    const shared = { slug, ...(input.name === undefined ? {} : { name: input.name }) };
    if (kind === 'author')
      await trx
        .updateTable('authors')
        .set({ ...shared, ...authorColumns(input) })
        .where('id', '=', id)
        .execute();
    else
      await trx
        .updateTable(NAME_TABLES[kind])
        .set({ ...shared, ...(input.description === undefined ? {} : { description: input.description }) })
        .where('id', '=', id)
        .execute();
    if (slug !== before.slug) await noteFormerSlug(trx, kind, before.slug, id);
    await forgetFormerSlug(trx, kind, slug);
    await emit(nameChanged(kind, id), by);
  });
}

/** Puts the sections into this order; those that are not named come after. Emits `sections-ordered`. @throws Forbidden; Conflict */
export async function orderSections(ctx: Ctx, by: Actor, ids: readonly string[]): Promise<void> {
  mustBeAllowed(by, 'manage-names');
  await ctx.transact(async (trx, emit) => {
    const all = await trx.selectFrom('sections').select('id').orderBy('position').orderBy('id').forUpdate().execute();
    const known = new Set(all.map((row) => row.id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown) throw new Conflict('no-longer-there', `There is no section ${unknown} any more.`);
    const order = [...new Set([...ids, ...known])];
    for (const [position, id] of order.entries())
      await trx.updateTable('sections').set({ position }).where('id', '=', id).execute();
    await emit({ name: 'sections-ordered', sectionIds: order as SectionId[] }, by);
  });
}

function authorColumns(input: NameInput) {
  return {
    ...(input.description === undefined ? {} : { bio: input.description }),
    ...(input.roleTitle === undefined ? {} : { role_title: input.roleTitle }),
    ...(input.email === undefined ? {} : { email: input.email }),
    ...(input.links === undefined ? {} : { links: JSON.stringify(input.links) }),
    ...(input.photoId === undefined ? {} : { photo_id: input.photoId }),
  };
}

async function checkPhoto(trx: Parameters<typeof photosByIds>[0], id: PhotoId | null | undefined): Promise<void> {
  if (!id || (await photosByIds(trx, [id])).has(id)) return;
  throw new Invalid('unknown-id', 'There is no such photo.', [
    { path: 'photo', code: 'unknown-photo', message: `There is no photo ${id}.` },
  ]);
}
