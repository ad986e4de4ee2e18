import type { Trx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { GONE_MS, type Holder, isPast, type Pen } from './pen.ts';

/** The article's pen, locked until the transaction ends; laid down by nobody at first. @throws NotFound */
export async function lockPen(trx: Trx, articleId: ArticleId): Promise<Pen> {
  const article = await trx.selectFrom('articles').select('id').where('id', '=', articleId).executeTakeFirst();
  if (!article) throw new NotFound('no-such-article', 'There is no such article.');
  await trx
    .insertInto('article_pens')
    .values({ article_id: articleId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('article_pens')
    .selectAll()
    .where('article_id', '=', articleId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    holder: row.seat && row.person_id ? { seat: row.seat, personId: row.person_id } : null,
    typedAt: row.typed_at,
    asked:
      row.asked_seat && row.asked_person_id && row.asked_at
        ? { seat: row.asked_seat, personId: row.asked_person_id, at: row.asked_at }
        : null,
  };
}

export async function putPen(trx: Trx, articleId: ArticleId, pen: Pen): Promise<void> {
  await trx
    .updateTable('article_pens')
    .set({
      seat: pen.holder?.seat ?? null,
      person_id: pen.holder?.personId ?? null,
      typed_at: pen.typedAt,
      asked_seat: pen.asked?.seat ?? null,
      asked_person_id: pen.asked?.personId ?? null,
      asked_at: pen.asked?.at ?? null,
    })
    .where('article_id', '=', articleId)
    .execute();
}

/** Of one tab: later ones have greater numbers. */
export type Beat = { number: number; at: Date };

/**
 * Notes that the seat is there, and forgets those that are gone.
 *
 * @returns false if the seat was left by a later beat, which overtook this one
 */
export async function keepSeat(
  trx: Trx,
  articleId: ArticleId,
  { seat, personId }: Holder,
  beat: Beat,
): Promise<boolean> {
  const now = beat.at;
  const kept = await trx
    .insertInto('article_seats')
    .values({ article_id: articleId, seat, person_id: personId, seen_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['article_id', 'seat'])
        .doUpdateSet({ person_id: personId, seen_at: now, left_beat: null })
        .where((eb) =>
          eb.or([eb('article_seats.left_beat', 'is', null), eb('article_seats.left_beat', '<', `${beat.number}`)]),
        ),
    )
    .returning('seat')
    .executeTakeFirst();
  const seats = await trx.selectFrom('article_seats').selectAll().where('article_id', '=', articleId).execute();
  const gone = seats.filter(({ seen_at }) => isPast(seen_at, now, GONE_MS)).map((row) => row.seat);
  if (gone.length > 0)
    await trx.deleteFrom('article_seats').where('article_id', '=', articleId).where('seat', 'in', gone).execute();
  return kept !== undefined;
}

/** Frees the seat; its row stays as long as an earlier beat may still be on its way. */
export async function leaveSeat(trx: Trx, articleId: ArticleId, { seat, personId }: Holder, beat: Beat): Promise<void> {
  const left = { seen_at: beat.at, left_beat: `${beat.number}` };
  await trx
    .insertInto('article_seats')
    .values({ article_id: articleId, seat, person_id: personId, ...left })
    .onConflict((conflict) => conflict.columns(['article_id', 'seat']).doUpdateSet(left))
    .execute();
}

/** The seats of the article, whoever sits there longest first. */
export async function seatsOf(trx: Trx, articleId: ArticleId): Promise<Holder[]> {
  const rows = await trx
    .selectFrom('article_seats')
    .select(['seat', 'person_id'])
    .where('article_id', '=', articleId)
    .where('left_beat', 'is', null)
    .orderBy('seat')
    .execute();
  return rows.map(({ seat, person_id }) => ({ seat, personId: person_id }));
}
