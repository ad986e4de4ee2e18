import { sql } from 'kysely';
import type { Ctx, Reads } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, EditionId, SubscriberId, SubscriptionId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import { editionById } from './edition-queries.ts';
import {
  ARRIVED,
  type Delivery,
  type DeliveryCounts,
  type DeliveryState,
  type Edition,
  type EditionProgress,
  type EditionReport,
  ENDED,
} from './newsletter.ts';

const RATE_OVER_MINUTES = 3;
const LISTED = 20;
const READERS_LISTED = 50;

/** How far it is, how fast, and how long it takes still. @throws NotFound */
export async function editionProgress(ctx: Pick<Ctx, 'db' | 'now'>, id: EditionId): Promise<EditionProgress> {
  return progressOf(ctx, await found(ctx.db, id));
}

/** What became of an edition. Clicks are counted by article; whose they were it says only where the
 * publication keeps that. @throws NotFound */
export async function editionReport(ctx: Pick<Ctx, 'db' | 'now'>, id: EditionId): Promise<EditionReport> {
  const edition = await found(ctx.db, id);
  const { clicksByReader } = (await publication(ctx.db)).settings;
  const [progress, left, clicked, readers, refusals, domains] = await Promise.all([
    progressOf(ctx, edition),
    unsubscribedBy(ctx.db, id),
    clicksOf(ctx.db, id),
    clicksByReader ? readersOf(ctx.db, id) : null,
    refusalsOf(ctx.db, id),
    domainsOf(ctx.db, id),
  ]);
  return {
    ...progress,
    startedAt: edition.startedAt,
    finishedAt: edition.finishedAt,
    delivered: sumOf(progress.counts, ARRIVED),
    unsubscribed: left,
    clicks: clicked.reduce((sum, one) => sum + one.count, 0),
    clicked,
    readers,
    refusals,
    domains,
  };
}

/** The messages of an edition in one state, with names; after the subscription `after`. */
export async function deliveriesOf(
  db: Reads,
  id: EditionId,
  { state, limit, after }: { state: DeliveryState; limit: number; after?: string | undefined },
): Promise<{ items: Delivery[]; hasMore: boolean }> {
  let query = db
    .selectFrom('deliveries')
    .select(['subscription_id', 'email', 'name', 'state', 'attempts', 'smtp_reply', 'status_code', 'not_before'])
    .where('edition_id', '=', id)
    .where('state', '=', state)
    .orderBy('subscription_id')
    .limit(limit + 1);
  if (after !== undefined) query = query.where('subscription_id', '>', after);
  const listed = await query.execute();
  const items = listed.slice(0, limit).map((row) => ({
    subscriptionId: row.subscription_id as SubscriptionId,
    email: row.email,
    name: row.name,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    reply: row.smtp_reply,
    statusCode: row.status_code,
    notBefore: row.not_before,
  }));
  return { items, hasMore: listed.length > limit };
}

async function found(db: Reads, id: EditionId): Promise<Edition> {
  const edition = await editionById(db, id);
  if (!edition) throw new NotFound('no-such-edition', 'There is no such edition.');
  return edition;
}

async function progressOf(ctx: Pick<Ctx, 'db' | 'now'>, edition: Edition): Promise<EditionProgress> {
  const audience = edition.audience ?? 0;
  const done = sumOf(edition.counts, ENDED);
  const perMinute = edition.state === 'sending' ? await rateOf(ctx, edition) : 0;
  const left = audience - done;
  return {
    state: edition.state,
    audience,
    counts: edition.counts,
    done,
    perMinute: Math.round(perMinute),
    secondsLeft: perMinute > 0 ? Math.ceil((left / perMinute) * 60) : null,
    pauseReason: edition.pauseReason,
  };
}

/** Over the last minutes, the one that runs counted by its part. */
async function rateOf(ctx: Pick<Ctx, 'db' | 'now'>, edition: Edition): Promise<number> {
  const now = ctx.now().getTime();
  const startedAt = edition.startedAt?.getTime() ?? now;
  const from = Math.max(Math.floor(now / 60_000) * 60_000 - RATE_OVER_MINUTES * 60_000, startedAt);
  const row = await ctx.db
    .selectFrom('edition_minutes')
    .select((eb) => eb.fn.sum<string | null>('sent').as('sent'))
    .where('edition_id', '=', edition.id)
    .where('minute', '>=', new Date(Math.floor(from / 60_000) * 60_000))
    .executeTakeFirstOrThrow();
  return Number(row.sent ?? 0) / (Math.max(now - from, 1000) / 60_000);
}

async function unsubscribedBy(db: Reads, id: EditionId): Promise<number> {
  const row = await db.selectFrom('editions').select('unsubscribed').where('id', '=', id).executeTakeFirst();
  return row?.unsubscribed ?? 0;
}

async function clicksOf(db: Reads, id: EditionId): Promise<EditionReport['clicked']> {
  const listed = await db
    .selectFrom('edition_clicks as c')
    .leftJoin('published_articles as a', 'a.id', 'c.article_id')
    .select(['c.article_id', 'a.headline', 'c.count'])
    .where('c.edition_id', '=', id)
    .orderBy('c.count', 'desc')
    .orderBy('c.article_id')
    .execute();
  return listed.map((row) => ({
    articleId: row.article_id as ArticleId,
    headline: row.headline ?? '',
    count: row.count,
  }));
}

/** Who clicked, the most first; with how many there are. */
async function readersOf(db: Reads, id: EditionId): Promise<NonNullable<EditionReport['readers']>> {
  const { rows } = await sql<{ subscriberId: string; email: string; name: string; articles: number; all: number }>`
    select p.id as "subscriberId", p.email, p.name, count(*)::int as articles, count(*) over ()::int as all
    from edition_reader_clicks c
    join subscriptions s on s.id = c.subscription_id
    join subscribers p on p.id = s.subscriber_id
    where c.edition_id = ${id}
    group by p.id order by articles desc, p.email limit ${READERS_LISTED}`.execute(db);
  const items = rows.map(({ all: _, subscriberId, ...row }) => ({
    ...row,
    subscriberId: subscriberId as SubscriberId,
  }));
  return { count: rows[0]?.all ?? 0, items };
}

async function refusalsOf(db: Reads, id: EditionId): Promise<EditionReport['refusals']> {
  const { rows } = await sql<{ statusCode: string; reply: string; count: number }>`
    select coalesce(status_code, '') as "statusCode", min(coalesce(smtp_reply, '')) as reply, count(*)::int as count
    from deliveries where edition_id = ${id} and state in ('deferred', 'failed', 'bounced', 'complained')
    group by 1 order by count desc, 1 limit ${LISTED}`.execute(db);
  return rows;
}

async function domainsOf(db: Reads, id: EditionId): Promise<EditionReport['domains']> {
  const { rows } = await sql<EditionReport['domains'][number]>`
    select t.domain, t.count, d.rest_until as "restUntil", d.paused_at as "pausedAt", coalesce(d.reason, '') as reason
    from (
      select split_part(email, '@', 2) as domain, count(*)::int as count
      from deliveries where edition_id = ${id} and state in ('deferred', 'failed', 'bounced', 'complained')
      group by 1 order by count desc, 1 limit ${LISTED}
    ) t left join mail_domains d on d.domain = t.domain
    order by t.count desc, t.domain`.execute(db);
  return rows;
}

function sumOf(counts: DeliveryCounts, states: readonly DeliveryState[]): number {
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}
