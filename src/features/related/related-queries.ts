import type { Reads } from '../../platform/context.ts';
import type { ArticleId, SectionId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds, newestCards } from '../articles/article-queries.ts';
import { withChoices } from './related-choice.ts';

/**
 * `latest`: nothing like it was found, so these are the newest, and are called so. `filledFrom`: where the newest that
 * fill the list up were taken from, for the page is as fresh as they are.
 */
export type RelatedCards = {
  kind: 'related' | 'latest';
  cards: ArticleCard[];
  filledFrom: 'nowhere' | 'section' | 'everywhere';
};

/** `pinned`: an editor put it there, and there is no score for it. */
export type RelatedItem = { card: ArticleCard; score: number; why: string[]; pinned: boolean };

/**
 * What a page shows under an article, `limit` of them as long as the archive has so many: what is like it as far as an
 * editor has not decided otherwise, then the newest of its section, then the newest of all. None twice, never one that
 * is not public, banned, or shown in the text already.
 *
 * @param shown the articles that the page shows elsewhere
 */
export async function relatedCards(
  db: Reads,
  article: { id: ArticleId; section: { id: SectionId } },
  limit: number,
  shown: readonly ArticleId[] = [],
): Promise<RelatedCards> {
  const [items, banned] = await Promise.all([relatedItems(db, article.id, limit, shown), bannedFrom(db, article.id)]);
  const related = items.map((item) => item.card);
  const kind = related.length > 0 ? 'related' : 'latest';
  if (related.length >= limit) return { kind, cards: related, filledFrom: 'nowhere' };
  const fill = async (cards: ArticleCard[], sectionId?: SectionId) => [
    ...cards,
    ...(await newestCards(db, {
      ...(sectionId ? { sectionId } : {}),
      exclude: [article.id, ...shown, ...banned, ...cards.map((card) => card.id)],
      limit: limit - cards.length,
    })),
  ];
  const ofSection = await fill(related, article.section.id);
  if (ofSection.length >= limit) return { kind, cards: ofSection, filledFrom: 'section' };
  return { kind, cards: await fill(ofSection), filledFrom: 'everywhere' };
}

/**
 * The same with scores and reasons, best first, what an editor pinned at its place and without what an editor banned.
 *
 * @param without not counted among the places, as if they were not there
 */
export async function relatedItems(
  db: Reads,
  id: ArticleId,
  limit: number,
  without: readonly ArticleId[] = [],
): Promise<RelatedItem[]> {
  const [rows, choices] = await Promise.all([
    db
      .selectFrom('related_articles as r')
      .innerJoin('published_articles as a', 'a.id', 'r.related_id')
      .select(['r.related_id as id', 'r.score', 'r.why'])
      .where('r.article_id', '=', id)
      .orderBy('r.position')
      .execute(),
    // A pin that is not public now keeps its place for when it returns.
    db
      .selectFrom('related_choices as c')
      .innerJoin('published_articles as a', 'a.id', 'c.related_id')
      .select(['c.related_id as id', 'c.place'])
      .where('c.article_id', '=', id)
      .execute(),
  ]);
  const found = rows.map((row) => ({ ...row, pinned: false }));
  const pinned = choices.flatMap(({ id: relatedId, place }) => {
    const { score = 0, why = [] } = found.find((one) => one.id === relatedId) ?? {};
    return place === null ? [] : [{ id: relatedId, score, why, place, pinned: true }];
  });
  const banned = new Set<string>(choices.flatMap((one) => (one.place === null ? [one.id] : [])));
  const isWanted = (one: { id: string }) => !(without as readonly string[]).includes(one.id);
  const list = withChoices(found.filter(isWanted), pinned.filter(isWanted), banned).slice(0, limit);
  const ids = list.map((one) => one.id as ArticleId);
  const cards = new Map((await cardsByIds(db, ids)).map((card) => [card.id as string, card]));
  return list.flatMap((one) => {
    const card = cards.get(one.id);
    return card ? [{ card, score: one.score, why: one.why, pinned: one.pinned }] : [];
  });
}

/** The same with their headlines, as they were last saved: an article that is not public any more stays banned. */
export async function bannedHeadlines(db: Reads, id: ArticleId): Promise<{ id: ArticleId; headline: string }[]> {
  const rows = await db
    .selectFrom('related_choices as c')
    .innerJoin('articles as a', 'a.id', 'c.related_id')
    .select(['a.id', 'a.headline'])
    .where('c.article_id', '=', id)
    .where('c.place', 'is', null)
    .orderBy('c.chosen_at', 'desc')
    .execute();
  return rows.map((row) => ({ id: row.id as ArticleId, headline: row.headline }));
}

/** What an editor wants never to stand under the article. */
export async function bannedFrom(db: Reads, id: ArticleId): Promise<ArticleId[]> {
  const rows = await db
    .selectFrom('related_choices')
    .select('related_id')
    .where('article_id', '=', id)
    .where('place', 'is', null)
    .orderBy('chosen_at')
    .execute();
  return rows.map((row) => row.related_id as ArticleId);
}
