import type { EditionId, NewsletterId, SubscriptionId } from '../../platform/ids.ts';

export type Newsletter = {
  id: NewsletterId;
  slug: string;
  name: string;
  description: string;
  language: string;
  senderName: string;
  senderEmail: string;
};

export type SubscriptionState = 'pending' | 'confirmed' | 'unsubscribed';
export type Subscription = { id: SubscriptionId; newsletter: Newsletter; state: SubscriptionState };

export type EditionState = 'draft' | 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled';
export type DeliveryState =
  | 'pending'
  | 'sending'
  | 'sent'
  | 'deferred'
  | 'failed'
  | 'uncertain'
  | 'bounced'
  | 'complained'
  | 'skipped';
export type Edition = {
  id: EditionId;
  newsletterId: NewsletterId;
  number: number;
  subject: string;
  preheader: string;
  intro: string;
  state: EditionState;
  sendAt: Date | null;
  counts: Partial<Record<DeliveryState, number>>;
};

/** An edition on the day's list. */
export type EditionDue = { id: EditionId; newsletter: string; subject: string; state: EditionState; at: Date };
