import type { Section } from '../features/articles/article.ts';
import { publicSections } from '../features/articles/article-queries.ts';
import { tag } from '../features/events.ts';
import { nextRibbonChange, type Ribbon } from '../features/fronts/ribbon.ts';
import { openRibbons } from '../features/fronts/ribbon-queries.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import { newsletters } from '../features/newsletter/newsletter-queries.ts';
import type { Publication } from '../features/publication/publication.ts';
import { publication } from '../features/publication/publication-queries.ts';
import type { StandingPageName } from '../features/publication/standing-page.ts';
import { standingPages } from '../features/publication/standing-page-queries.ts';
import type { SearchEngine } from '../features/search/search-engine.ts';
import type { AssetAddress } from '../http/assets.ts';
import type { PageRest } from '../http/cached-page.ts';
import type { Ctx, Db } from '../platform/context.ts';
import { paths } from '../urls.ts';
import { type Frame, makeFrame } from './frame.ts';
import { EVERY_PAGE } from './page-tags.ts';

/** What is the same on all pages until an editor changes it; under the tags `COMMON` and `commonTags`. */
export type Common = {
  publication: Publication;
  sections: Section[];
  newsletters: Newsletter[];
  pages: StandingPageName[];
  /** Those that stand and those to come. */
  ribbons: Ribbon[];
};

export const COMMON = [...EVERY_PAGE, tag.homeRibbon];

/** A ribbon goes with the article that it leads to. */
export function commonTags({ ribbons }: Common): string[] {
  return ribbons.flatMap(({ article }) => (article ? [tag.article(article.id)] : []));
}

/** What the readers' pages are made with. */
export type Site = {
  ctx: Pick<Ctx, 'db' | 'now' | 'config'>;
  asset: AssetAddress;
  /** The index; without it the plain query answers. */
  search?: SearchEngine;
  /** From memory where there is one that hears purges; read from the database for each page when absent. */
  common?: () => Promise<Common>;
};

export async function readCommon(db: Db): Promise<Common> {
  const [facts, menu, letters, ribbons, pages] = await Promise.all([
    publication(db),
    publicSections(db),
    newsletters(db),
    openRibbons(db),
    standingPages(db),
  ]);
  return { publication: facts, sections: menu, newsletters: letters, ribbons, pages };
}

/** What every page has in common, as it stands now. */
export async function loadFrame(site: Site): Promise<Frame> {
  const { ctx, asset } = site;
  const common = await (site.common?.() ?? readCommon(ctx.db));
  return makeFrame({ ...common, base: ctx.config.url, asset, now: ctx.now() });
}

/** What the ribbons add to every page's tags and end; for `cachedPages`. */
export async function pageRest(site: Site, path: string): Promise<PageRest> {
  const common = await (site.common?.() ?? readCommon(site.ctx.db));
  const isHome = path === paths.home();
  return {
    tags: [...commonTags(common), ...(isHome ? [tag.homeRibbon] : [])],
    endsAt: nextRibbonChange(common.ribbons, site.ctx.now(), isHome),
  };
}
