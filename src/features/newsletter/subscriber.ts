import type { NewsletterId, SubscriberId } from '../../platform/ids.ts';
import type { SubscriptionState, SuppressionReason } from './newsletter.ts';

/** By what the subscribers are looked through. */
export const SUBSCRIBER_STATES = ['pending', 'confirmed', 'unsubscribed', 'suppressed'] as const;
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

export type SubscriberFilter = { newsletterId: NewsletterId | null; state: SubscriberState | null; search: string };
export type SubscriberItem = {
  id: SubscriberId;
  email: string;
  name: string;
  createdAt: Date;
  suppression: { reason: SuppressionReason; detail: string; at: Date } | null;
  subscriptions: { newsletterId: NewsletterId; state: SubscriptionState }[];
};
export type SubscriberDetail = SubscriberItem & {
  softBounces: number;
  consents: {
    newsletterId: NewsletterId;
    kind: 'requested' | 'confirmed' | 'imported' | 'withdrawn' | 'moved';
    source: string;
    wording: string;
    at: Date;
  }[];
  reasons: { newsletterId: NewsletterId; reason: string }[];
};
