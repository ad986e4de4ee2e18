import { sections } from '../features/articles/article-queries.ts';
import { publication } from '../features/publication/publication-queries.ts';
import type { AssetAddress } from '../http/assets.ts';
import type { Ctx } from '../platform/context.ts';
import { type Frame, makeFrame } from './frame.ts';

/** What the readers' pages are made with. */
export type Site = { ctx: Pick<Ctx, 'db' | 'now' | 'config'>; asset: AssetAddress };

/** What every page has in common, as it stands in the database now. */
export async function loadFrame(site: Site): Promise<Frame> {
  const { ctx, asset } = site;
  const [facts, menu] = await Promise.all([publication(ctx.db), sections(ctx.db)]);
  return makeFrame({ publication: facts, sections: menu, base: ctx.config.url, asset, now: ctx.now() });
}
