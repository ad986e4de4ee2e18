import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { type Fault, Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId, EditionId, NewsletterId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { insertEdition } from './edition-store.ts';
import { freshCards } from './fresh-cards-queries.ts';
import { newsletterById } from './newsletter-queries.ts';

export type EditionInput = {
  newsletterId: NewsletterId;
  subject?: string | undefined;
  preheader?: string | undefined;
  intro?: string | undefined;
  isAdvertising?: boolean | undefined;
  articles?: readonly string[] | undefined;
};

const PREHEADER_FROM_DECK = 140;

/**
 * Composes an edition of the articles given, in their order, or of the newest that no edition of this newsletter had.
 * Without a subject the first headline is the subject. Emits `edition-composed`.
 *
 * @throws Forbidden; NotFound; Invalid for articles that are not published, or when there is nothing to send
 */
export async function composeEdition(ctx: Ctx, by: Actor, input: EditionInput): Promise<EditionId> {
  mustBeAllowed(by, 'edit-newsletters');
  const newsletter = await newsletterById(ctx.db, input.newsletterId);
  if (!newsletter) throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
  return ctx.transact(async (trx, emit) => {
    await trx.selectFrom('newsletters').select('id').where('id', '=', input.newsletterId).forUpdate().execute();
    const cards = input.articles
      ? await publishedCards(trx, input.articles)
      : await freshCards(trx, newsletter, newsletter.automatic.most);
    const [first] = cards;
    if (!first)
      throw new Invalid('nothing-to-send', 'There is no article to send.', [
        { path: 'articles', code: 'missing', message: 'is empty' },
      ]);
    const id = await insertEdition(ctx, trx, by, {
      newsletterId: input.newsletterId,
      ...linesFrom(first),
      ...(input.subject ? { subject: input.subject } : {}),
      ...(input.preheader === undefined ? {} : { preheader: input.preheader }),
      intro: input.intro ?? '',
      isAdvertising: input.isAdvertising ?? false,
      articles: cards.map((card) => card.id),
      slotAt: null,
    });
    await emit({ name: 'edition-composed', editionId: id }, by);
    return id;
  });
}

/** What the inbox shows when nobody wrote it. */
export function linesFrom(first: ArticleCard): { subject: string; preheader: string } {
  return { subject: first.headline, preheader: first.deck.slice(0, PREHEADER_FROM_DECK) };
}

/** @throws Invalid naming each that is not published, and each that stands there twice */
export async function publishedCards(trx: Trx, articles: readonly string[]): Promise<ArticleCard[]> {
  const cards = await cardsByIds(trx, articles as ArticleId[]);
  const known = new Set<string>(cards.map((card) => card.id));
  const faults: Fault[] = articles.flatMap((article, index) => {
    const path = `articles/${index}`;
    if (!known.has(article))
      return [{ path, code: 'not-published', message: `The article ${article} is not published.` }];
    return articles.indexOf(article) < index
      ? [{ path, code: 'twice', message: `The article ${article} stands there twice.` }]
      : [];
  });
  if (faults.length > 0) throw new Invalid('invalid-input', 'An edition holds only published articles.', faults);
  return cards;
}
