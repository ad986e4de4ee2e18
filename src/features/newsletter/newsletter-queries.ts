import type { Reads } from '../../platform/context.ts';
import type { ArticleId, EditionId, NewsletterId, SubscriptionId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';
import type {
  DeliveryState,
  Edition,
  EditionDue,
  EditionState,
  Newsletter,
  Subscription,
  SubscriptionState,
} from './newsletter.ts';

const NEWSLETTER = ['id', 'slug', 'name', 'description', 'language', 'sender_name', 'sender_email'] as const;
type NewsletterRow = { [Column in (typeof NEWSLETTER)[number]]: string };

export async function newsletters(db: Reads): Promise<Newsletter[]> {
  const rows = await db.selectFrom('newsletters').select(NEWSLETTER).orderBy('position').orderBy('name').execute();
  return rows.map(toNewsletter);
}

export async function newsletterById(db: Reads, id: string): Promise<Newsletter | null> {
  const row = await db.selectFrom('newsletters').select(NEWSLETTER).where('id', '=', id).executeTakeFirst();
  return row ? toNewsletter(row) : null;
}

/** A person's subscriptions by mail address, those ended left out. */
export async function subscriptionsOf(db: Reads, email: string): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .innerJoin('newsletters as n', 'n.id', 's.newsletter_id')
    .select([
      's.id as subscription_id',
      's.state',
      'n.id',
      'n.slug',
      'n.name',
      'n.description',
      'n.language',
      'n.sender_name',
      'n.sender_email',
    ])
    .where('p.email', '=', email)
    .where('s.state', '<>', 'unsubscribed')
    .orderBy('n.position')
    .execute();
  return rows.map((row) => ({
    id: row.subscription_id as SubscriptionId,
    state: row.state as SubscriptionState,
    newsletter: toNewsletter(row),
  }));
}

export async function editionById(db: Reads, id: string): Promise<Edition | null> {
  const row = await db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const counts = await db
    .selectFrom('deliveries')
    .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('edition_id', '=', id)
    .groupBy('state')
    .execute();
  return {
    id: row.id as EditionId,
    newsletterId: row.newsletter_id as NewsletterId,
    number: row.number,
    subject: row.subject,
    preheader: row.preheader,
    intro: row.intro,
    state: row.state as EditionState,
    sendAt: row.send_at,
    counts: Object.fromEntries(counts.map((one) => [one.state as DeliveryState, Number(one.count)])),
  };
}

/** The editions whose hour lies from `from` (inclusive) to `to` (exclusive), in their order; drafts and cancelled ones left out. */
export async function editionsDue(db: Reads, { from, to }: { from: Date; to: Date }): Promise<EditionDue[]> {
  const rows = await db
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
  return rows.flatMap((row) =>
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

export async function editionsOf(db: Reads, newsletterId: string): Promise<Edition[]> {
  const rows = await db
    .selectFrom('editions')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
  const editions = await Promise.all(rows.map((row) => editionById(db, row.id)));
  return editions.filter((edition) => edition !== null);
}

/** The edition's articles in its order; those not public any more are left out, in the mail and on the web alike. */
export async function editionCards(db: Reads, id: EditionId): Promise<ArticleCard[]> {
  const rows = await db
    .selectFrom('edition_articles')
    .select('article_id')
    .where('edition_id', '=', id)
    .orderBy('position')
    .execute();
  return cardsByIds(
    db,
    rows.map((row) => row.article_id as ArticleId),
  );
}

function toNewsletter(row: NewsletterRow): Newsletter {
  return {
    id: row.id as NewsletterId,
    slug: row.slug,
    name: row.name,
    description: row.description,
    language: row.language,
    senderName: row.sender_name,
    senderEmail: row.sender_email,
  };
}
