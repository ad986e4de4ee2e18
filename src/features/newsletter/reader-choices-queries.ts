import type { Reads } from '../../platform/context.ts';
import type { SubscriptionId } from '../../platform/ids.ts';
import type { Frequency, Newsletter, SubscriptionState } from './newsletter.ts';
import { newsletters } from './newsletter-queries.ts';

/** A newsletter as it stands with one reader. */
export type ReaderChoice = {
  newsletter: Newsletter;
  /** Null: never asked for. */
  subscriptionId: SubscriptionId | null;
  state: SubscriptionState | null;
  frequency: Frequency;
};

/** What the reader at that address may choose: every newsletter that takes readers, and those that they get. */
export async function readerChoices(db: Reads, email: string): Promise<ReaderChoice[]> {
  const [all, own] = await Promise.all([
    newsletters(db, { closed: true }),
    db
      .selectFrom('subscriptions as s')
      .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
      .select(['s.id', 's.newsletter_id', 's.state', 's.frequency'])
      .where('p.email', '=', email)
      .execute(),
  ]);
  return all.flatMap((newsletter) => {
    const found = own.find((row) => row.newsletter_id === newsletter.id);
    const isOn = found !== undefined && found.state !== 'unsubscribed';
    if (newsletter.isClosed && !isOn) return [];
    return [
      {
        newsletter,
        subscriptionId: (found?.id ?? null) as SubscriptionId | null,
        state: (found?.state ?? null) as SubscriptionState | null,
        frequency: (found?.frequency ?? 'each') as Frequency,
      },
    ];
  });
}
