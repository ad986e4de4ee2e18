import { sql } from 'kysely';
import type { Reads } from '../../platform/context.ts';
import type { ArticleId, EditionId, NewsletterId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import type { DeliveryCounts, DeliveryState, Edition, EditionDue, EditionState } from './newsletter.ts';

export async function editionById(db: Reads, id: string): Promise<Edition | null> {
  const row = await rows(db).where('e.id', '=', id).executeTakeFirst();
  if (!row) return null;
  const counts = await countsOf(db, [row.id], new Map([[row.id, row.audience]]));
  return toEdition(row, counts.get(row.id) ?? {});
}

/** A newsletter's editions, newest first; those before the edition numbered `before`. */
export async function editionsOf(
  db: Reads,
  newsletterId: string,
  { limit = 50, before }: { limit?: number; before?: number | undefined } = {},
): Promise<Edition[]> {
  let query = rows(db).where('e.newsletter_id', '=', newsletterId).orderBy('e.number', 'desc').limit(limit);
  if (before !== undefined) query = query.where('e.number', '<', before);
  const found = await query.execute();
  const audiences = new Map(found.map((row) => [row.id, row.audience]));
  const counts = await countsOf(db, [...audiences.keys()], audiences);
  return found.map((row) => toEdition(row, counts.get(row.id) ?? {}));
}

/** The editions whose hour lies from `from` (inclusive) to `to` (exclusive), in their order; drafts and cancelled ones left out. */
export async function editionsDue(db: Reads, { from, to }: { from: Date; to: Date }): Promise<EditionDue[]> {
  const found = await db
    .selectFrom('editions as e')
    .innerJoin('newsletters as n', 'n.id', 'e.newsletter_id')
    .select(['e.id', 'e.subject', 'e.state', 'e.send_at', 'n.name'])
    .where('e.send_at', '>=', from)
    .where('e.send_at', '<', to)
    .where('e.state', 'not in', ['draft', 'cancelled'])
    .orderBy('e.send_at')
    .orderBy('e.id')
    .limit(100)
    .execute();
  return found.flatMap((row) =>
    row.send_at
      ? [
          {
            id: row.id as EditionId,
            newsletter: row.name,
            subject: row.subject,
            state: row.state as EditionState,
            at: row.send_at,
          },
        ]
      : [],
  );
}

/** The edition's articles in its order; those not public any more are left out, in the mail and on the web alike. */
export async function editionCards(db: Reads, id: EditionId): Promise<ArticleCard[]> {
  const found = await db
    .selectFrom('edition_articles')
    .select('article_id')
    .where('edition_id', '=', id)
    .orderBy('position')
    .execute();
  return cardsByIds(
    db,
    found.map((row) => row.article_id as ArticleId),
  );
}

/** The many that went out are what is left of the audience: they are not counted. */
async function countsOf(
  db: Reads,
  ids: readonly string[],
  audiences: ReadonlyMap<string, number | null>,
): Promise<Map<string, DeliveryCounts>> {
  const counts = new Map<string, DeliveryCounts>();
  if (ids.length === 0) return counts;
  const found = await db
    .selectFrom('deliveries')
    .select(['edition_id', 'state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('edition_id', 'in', ids)
    .where('state', '<>', 'sent')
    .groupBy(['edition_id', 'state'])
    .execute();
  for (const id of ids) {
    const own = found.filter((row) => row.edition_id === id);
    const sent = (audiences.get(id) ?? 0) - own.reduce((sum, row) => sum + Number(row.count), 0);
    counts.set(id, {
      ...Object.fromEntries(own.map((row) => [row.state as DeliveryState, Number(row.count)])),
      ...(sent > 0 ? { sent } : {}),
    });
  }
  return counts;
}

function rows(db: Reads) {
  return db
    .selectFrom('editions as e')
    .selectAll('e')
    .select(
      sql<string[]>`array(select article_id from edition_articles where edition_id = e.id order by position)`.as(
        'article_ids',
      ),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

function toEdition(row: Row, counts: DeliveryCounts): Edition {
  return {
    id: row.id as EditionId,
    newsletterId: row.newsletter_id as NewsletterId,
    number: row.number,
    serial: row.serial,
    version: row.version,
    subject: row.subject,
    preheader: row.preheader,
    intro: row.intro,
    isAdvertising: row.is_advertising,
    isDigest: row.is_digest,
    articles: row.article_ids as ArticleId[],
    state: row.state as EditionState,
    slotAt: row.slot_at,
    sendAt: row.send_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    pausedAt: row.paused_at,
    pauseReason: row.pause_reason,
    audience: row.audience,
    counts,
  };
}
