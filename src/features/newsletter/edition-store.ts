import type { Actor } from '../../platform/actor.ts';
import { doneBy } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, EditionId, NewsletterId } from '../../platform/ids.ts';

/** The edition's row, locked until the transaction ends. @throws NotFound */
export async function lockEdition(trx: Trx, id: EditionId) {
  const row = await trx.selectFrom('editions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('no-such-edition', 'There is no such edition.');
  return row;
}

export type NewEdition = {
  newsletterId: NewsletterId;
  subject: string;
  preheader: string;
  intro: string;
  isAdvertising: boolean;
  articles: readonly ArticleId[];
  slotAt: Date | null;
  /** For who wants that instead of each edition. */
  isDigest?: boolean;
};

/** The next edition of its newsletter, a draft. The newsletter's row must be locked: numbers have no holes. */
export async function insertEdition(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  trx: Trx,
  by: Actor,
  edition: NewEdition,
): Promise<EditionId> {
  const id = ctx.newId() as EditionId;
  const { last } = await trx
    .selectFrom('editions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('newsletter_id', '=', edition.newsletterId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('editions')
    .values({
      id,
      newsletter_id: edition.newsletterId,
      number: (last ?? 0) + 1,
      subject: edition.subject,
      preheader: edition.preheader,
      intro: edition.intro,
      is_advertising: edition.isAdvertising,
      slot_at: edition.slotAt,
      is_digest: edition.isDigest ?? false,
      created_by: JSON.stringify(doneBy(by)),
      created_at: ctx.now(),
    })
    .execute();
  await putArticles(trx, id, edition.articles);
  return id;
}

/** The edition's articles are these, in this order. */
export async function putArticles(trx: Trx, id: EditionId, articles: readonly ArticleId[]): Promise<void> {
  await trx.deleteFrom('edition_articles').where('edition_id', '=', id).execute();
  if (articles.length === 0) return;
  await trx
    .insertInto('edition_articles')
    .values(articles.map((article_id, position) => ({ edition_id: id, position, article_id })))
    .execute();
}
