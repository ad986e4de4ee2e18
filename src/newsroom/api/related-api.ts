import { Hono } from 'hono';
import { publishedArticle } from '../../features/articles/article-queries.ts';
import { linkedArticles } from '../../features/articles/linked-articles.ts';
import { chooseRelated } from '../../features/related/choose-related.ts';
import { RELATED_SHOWN } from '../../features/related/related-choice.ts';
import { bannedHeadlines, relatedCards, relatedItems } from '../../features/related/related-queries.ts';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { NewRelatedChoice, type RelatedCardResource, type RelatedDeskResource } from '../contract/related.ts';
import { type ApiDeps, articleIdOf, staff } from './api-env.ts';
import type { Call } from './call.ts';
import { readJson } from './read-input.ts';

const MOST_PINS = 20;

/** `/articles/ID/related-choices`: what readers see under an article, and an editor's word on it. */
export function relatedApi(deps: ApiDeps): Hono {
  const { ctx } = deps;
  const routes = new Hono();
  routes.get('/:id/related-choices', async (c) => {
    await staff(deps, c);
    return c.json(await relatedDesk(ctx.db, articleIdOf(c)));
  });
  routes.post('/:id/related-choices', async (c) => {
    const by = await staff(deps, c);
    const id = articleIdOf(c);
    const { related, choice, place, insteadOf } = await readJson(c, NewRelatedChoice);
    await chooseRelated(ctx, by, {
      ...{ id, relatedId: related as ArticleId, choice, place },
      insteadOf: insteadOf as ArticleId | null,
    });
    return c.json(await relatedDesk(ctx.db, id));
  });
  return routes;
}

/** Before the first publish only the pins are known. */
async function relatedDesk(db: Reads, id: ArticleId): Promise<RelatedDeskResource> {
  const article = await publishedArticle(db, id);
  const shown = article ? linkedArticles(article.body) : [];
  const [items, banned] = await Promise.all([relatedItems(db, id, MOST_PINS * 2, shown), bannedHeadlines(db, id)]);
  const cards = article ? (await relatedCards(db, article, RELATED_SHOWN, shown)).cards : items.map(({ card }) => card);
  return {
    items: cards.map((card): RelatedCardResource => {
      const item = items.find((one) => one.card.id === card.id);
      return {
        ...{ id: card.id, headline: card.headline, section: card.section.name, why: item?.why ?? [] },
        publishedAt: card.publishedAt.toISOString(),
        by: item ? (item.pinned ? 'editor' : 'likeness') : 'latest',
      };
    }),
    banned,
  };
}

export const relatedCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/articles/{id}/related-choices',
    does: 'What readers see under an article, by whom each stands there, and what is banned from there.',
  },
  {
    method: 'post',
    path: '/articles/{id}/related-choices',
    does: 'Pin an article there at a place, ban it, or leave it to the search again.',
    input: NewRelatedChoice,
  },
];
