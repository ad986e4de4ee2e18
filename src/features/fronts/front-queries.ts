import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { ArticleCard, Section } from '../articles/article.ts';
import { newestCards, sections } from '../articles/article-queries.ts';

export type Strip = { section: Section; cards: ArticleCard[] };
export type HomeFront = {
  lead: ArticleCard | null;
  secondary: ArticleCard[];
  latest: ArticleCard[];
  opinion: Strip | null;
  strips: Strip[];
};

const NEWEST = 40;
const SECONDARY = 4;
const LATEST = 8;
const IN_A_STRIP = 4;
const OPINION = 'opinion';

/**
 * The home page by rule: the newest story of the first sections that has a photo leads; four more beside it; the latest
 * as a list; opinion apart; a strip for each section. No article stands twice.
 */
export async function homeFront(db: Reads): Promise<HomeFront> {
  const [all, newest] = await Promise.all([sections(db), newestCards(db, { limit: NEWEST })]);
  const shown = new Set<ArticleId>();
  const take = (cards: readonly ArticleCard[], count: number, fits: (card: ArticleCard) => boolean = () => true) => {
    const taken = cards.filter((card) => !shown.has(card.id) && fits(card)).slice(0, count);
    for (const card of taken) shown.add(card.id);
    return taken;
  };
  const isNews = (card: ArticleCard) => card.section.slug !== OPINION;
  const lead = take(newest, 1, (card) => isNews(card) && card.lead !== null)[0] ?? take(newest, 1)[0] ?? null;
  const secondary = take(newest, SECONDARY, (card) => isNews(card) && card.lead !== null);
  const latest = take(newest, LATEST, isNews);
  const strips: Strip[] = [];
  for (const section of all) {
    const cards = await newestCards(db, { sectionId: section.id, exclude: [...shown], limit: IN_A_STRIP });
    const taken = take(cards, IN_A_STRIP);
    if (taken.length > 0) strips.push({ section, cards: taken });
  }
  const opinion = strips.find((strip) => strip.section.slug === OPINION) ?? null;
  return { lead, secondary, latest, opinion, strips: strips.filter((strip) => strip !== opinion) };
}
