import type { Section } from '../features/articles/article.ts';
import { sections } from '../features/articles/article-queries.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import { newsletters } from '../features/newsletter/newsletter-queries.ts';
import type { Publication } from '../features/publication/publication.ts';
import { publication } from '../features/publication/publication-queries.ts';
import type { AssetAddress } from '../http/assets.ts';
import type { Ctx, Db } from '../platform/context.ts';
import { type Frame, makeFrame } from './frame.ts';

/** What is the same on all pages until an editor changes it; under the tags `EVERY_PAGE`. */
export type Common = { publication: Publication; sections: Section[]; newsletters: Newsletter[] };

/** What the readers' pages are made with. */
export type Site = {
  ctx: Pick<Ctx, 'db' | 'now' | 'config'>;
  asset: AssetAddress;
  /** From memory where there is one that hears purges; read from the database for each page when absent. */
  common?: () => Promise<Common>;
};

export async function readCommon(db: Db): Promise<Common> {
  const [facts, menu, letters] = await Promise.all([publication(db), sections(db), newsletters(db)]);
  return { publication: facts, sections: menu, newsletters: letters };
}

/** What every page has in common, as it stands now. */
export async function loadFrame(site: Site): Promise<Frame> {
  const { ctx, asset } = site;
  const common = await (site.common?.() ?? readCommon(ctx.db));
  return makeFrame({ ...common, base: ctx.config.url, asset, now: ctx.now() });
}
