import type { Reads } from '../../platform/context.ts';
import type { NewsletterId, SectionId, SubscriptionId } from '../../platform/ids.ts';
import { parseRule } from './automatic-rule.ts';
import type { Newsletter, Subscription, SubscriptionState, WhenUncertain } from './newsletter.ts';
import { parseDesign } from './newsletter-design.ts';

/** Those that take readers, in their order; all of them with `closed`. */
export async function newsletters(db: Reads, { closed = false } = {}): Promise<Newsletter[]> {
  let query = rows(db).orderBy('n.position').orderBy('n.name');
  if (!closed) query = query.where('n.closed_at', 'is', null);
  return (await query.execute()).map(toNewsletter);
}

export async function newsletterById(db: Reads, id: string): Promise<Newsletter | null> {
  const row = await rows(db).where('n.id', '=', id).executeTakeFirst();
  return row ? toNewsletter(row) : null;
}

/** A person's subscriptions by mail address, those ended left out. */
export async function subscriptionsOf(db: Reads, email: string): Promise<Subscription[]> {
  const found = await rows(db)
    .innerJoin('subscriptions as s', 's.newsletter_id', 'n.id')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['s.id as subscription_id', 's.state'])
    .where('p.email', '=', email)
    .where('s.state', '<>', 'unsubscribed')
    .orderBy('n.position')
    .execute();
  return found.map((row) => ({
    id: row.subscription_id as SubscriptionId,
    state: row.state as SubscriptionState,
    newsletter: toNewsletter(row),
  }));
}

function rows(db: Reads) {
  return db
    .selectFrom('newsletters as n')
    .select(['n.id', 'n.slug', 'n.name', 'n.description', 'n.language', 'n.sender_name', 'n.sender_email'])
    .select(['n.reply_to', 'n.sections', 'n.design', 'n.welcome_subject', 'n.welcome_text', 'n.automatic'])
    .select(['n.next_compose_at', 'n.digest', 'n.next_digest_at', 'n.closed_at', 'n.when_uncertain']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

function toNewsletter(row: Row): Newsletter {
  return {
    id: row.id as NewsletterId,
    slug: row.slug,
    name: row.name,
    description: row.description,
    language: row.language,
    senderName: row.sender_name,
    senderEmail: row.sender_email,
    replyTo: row.reply_to,
    sections: row.sections as SectionId[],
    design: parseDesign(row.design),
    welcomeSubject: row.welcome_subject,
    welcomeText: row.welcome_text,
    automatic: parseRule(row.automatic),
    nextComposeAt: row.next_compose_at,
    digest: parseRule(row.digest),
    nextDigestAt: row.next_digest_at,
    isClosed: row.closed_at !== null,
    whenUncertain: row.when_uncertain as WhenUncertain,
  };
}
