import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { leadOn } from '../redirects/lead-on.ts';
import { RESERVED } from './settings.ts';
import type { StandingPage } from './standing-page.ts';
import { standingPageBySlug } from './standing-page-queries.ts';

export type StandingPageInput = Pick<StandingPage, 'slug' | 'title' | 'body' | 'inFooter'>;

/**
 * Writes a page that stands. `at` and `version` name the page that is changed, as it was read; without them it is a new
 * one. A new address leaves a redirect at the old one. Emits `standing-page-changed`.
 *
 * @throws Conflict `stale-page`, `slug-taken`; Invalid for an address that is something else; NotFound `no-such-page`
 */
export async function saveStandingPage(
  ctx: Ctx,
  by: Actor,
  { at, version, page }: { at?: string; version?: number; page: StandingPageInput },
): Promise<StandingPage> {
  mustBeAllowed(by, 'manage-publication');
  if ((RESERVED as readonly string[]).includes(page.slug)) {
    const fault = { path: 'slug', code: 'reserved-address', message: 'is the address of something else' };
    throw new Invalid('invalid-input', 'What was sent is not valid; see errors.', [fault]);
  }
  return ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    const values = { slug: page.slug, title: page.title, body: page.body, in_footer: page.inFooter, updated_at: now };
    if (page.slug !== at && (await standingPageBySlug(trx, page.slug)))
      throw new Conflict('slug-taken', 'There is a page at this address already.');
    if (at === undefined) {
      await trx
        .insertInto('standing_pages')
        .values({ ...values, position: await nextPosition(trx), created_at: now })
        .execute();
    } else {
      const before = await lock(trx, at);
      if (before !== version) throw new Conflict('stale-page', 'Somebody else changed the page meanwhile.');
      await trx
        .updateTable('standing_pages')
        .set({ ...values, version: before + 1 })
        .where('slug', '=', at)
        .execute();
      if (at !== page.slug) await leadOn(trx, emit, ctx, by, { from: `/${at}`, to: `/${page.slug}` });
    }
    await emit(
      { name: 'standing-page-changed', slug: page.slug, change: at === undefined ? 'written' : 'changed' },
      by,
    );
    return (await standingPageBySlug(trx, page.slug)) as StandingPage;
  });
}

/** Takes a page away; where the program has words of its own for the address, those stand again. Emits `standing-page-changed`. */
export async function deleteStandingPage(
  ctx: Ctx,
  by: Actor,
  { slug, version }: { slug: string; version: number },
): Promise<void> {
  mustBeAllowed(by, 'manage-publication');
  await ctx.transact(async (trx, emit) => {
    if ((await lock(trx, slug)) !== version)
      throw new Conflict('stale-page', 'Somebody else changed the page meanwhile.');
    await trx.deleteFrom('standing_pages').where('slug', '=', slug).execute();
    await emit({ name: 'standing-page-changed', slug, change: 'deleted' }, by);
  });
}

async function lock(trx: Trx, slug: string): Promise<number> {
  const row = await trx
    .selectFrom('standing_pages')
    .select('version')
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound('no-such-page', 'There is no such page.');
  return row.version;
}

async function nextPosition(trx: Trx): Promise<number> {
  const { last } = await trx
    .selectFrom('standing_pages')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}
