import type { ArticleCard } from '../features/articles/article.ts';
import { tag } from '../features/events.ts';

/** On every page: its name, its menu, the ribbon over it, and the box that offers a newsletter. */
export const EVERY_PAGE = [tag.publication, tag.newsletters, tag.ribbon];

/** What a card shows of others: the article itself and its photo's words. */
export function cardTags(cards: readonly ArticleCard[]): string[] {
  return cards.flatMap((card) => [tag.article(card.id), ...(card.lead ? [tag.photo(card.lead.photo.id)] : [])]);
}
