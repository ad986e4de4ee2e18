import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Fault, Invalid, NotFound } from '../../platform/errors.ts';
import type { ArticleId, EditionId, NewsletterId } from '../../platform/ids.ts';
import { cardsByIds, newestCards } from '../articles/article-queries.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { newsletterById } from './newsletter-queries.ts';

export type EditionInput = {
  newsletterId: NewsletterId;
  subject?: string | undefined;
  preheader?: string | undefined;
  intro?: string | undefined;
  articles?: readonly string[] | undefined;
};

const MOST_BY_RULE = 8;

/**
 * Composes an edition of the articles given, in their order, or of the newest that no edition of this newsletter had.
 * Without a subject the first headline is the subject. Emits `edition-composed`.
 *
 * @throws Forbidden; NotFound; Invalid for articles that are not published, or when there is nothing to send
 */
export async function composeEdition(ctx: Ctx, by: Actor, input: EditionInput): Promise<EditionId> {
  mustBeAllowed(by, 'edit-newsletters');
  if (!(await newsletterById(ctx.db, input.newsletterId)))
    throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
  const id = ctx.newId() as EditionId;
  await ctx.transact(async (trx, emit) => {
    await trx.selectFrom('newsletters').select('id').where('id', '=', input.newsletterId).forUpdate().execute();
    const cards = input.articles
      ? await cardsByIds(trx, input.articles as ArticleId[])
      : await newestCards(trx, { limit: MOST_BY_RULE, exclude: await sentBefore(input.newsletterId) });
    const faults: Fault[] = (input.articles ?? []).flatMap((article, index) =>
      cards.some((card) => card.id === article)
        ? []
        : [{ path: `articles/${index}`, code: 'not-published', message: `The article ${article} is not published.` }],
    );
    if (faults.length > 0) throw new Invalid('invalid-input', 'An edition holds only published articles.', faults);
    const [first] = cards;
    if (!first)
      throw new Invalid('nothing-to-send', 'There is no article to send.', [
        { path: 'articles', code: 'missing', message: 'is empty' },
      ]);
    const { last } = await trx
      .selectFrom('editions')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('newsletter_id', '=', input.newsletterId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('editions')
      .values({
        id,
        newsletter_id: input.newsletterId,
        number: (last ?? 0) + 1,
        subject: input.subject || first.headline,
        preheader: input.preheader ?? first.deck.slice(0, 140),
        intro: input.intro ?? '',
        created_by: JSON.stringify({ kind: by.kind, name: by.name }),
        created_at: ctx.now(),
      })
      .execute();
    await trx
      .insertInto('edition_articles')
      .values(cards.map((card, position) => ({ edition_id: id, position, article_id: card.id })))
      .execute();
    await emit({ name: 'edition-composed', editionId: id }, by);

    async function sentBefore(newsletterId: NewsletterId): Promise<ArticleId[]> {
      const rows = await trx
        .selectFrom('edition_articles as a')
        .innerJoin('editions as e', 'e.id', 'a.edition_id')
        .select('a.article_id')
        .where('e.newsletter_id', '=', newsletterId)
        .where('e.state', '<>', 'cancelled')
        .execute();
      return rows.map((row) => row.article_id as ArticleId);
    }
  });
  return id;
}
