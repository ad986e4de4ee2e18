import type {
  ArticleId,
  EditionId,
  NewsletterId,
  SectionId,
  SubscriberId,
  SubscriptionId,
} from '../../platform/ids.ts';
import type { AutomaticRule } from './automatic-rule.ts';
import type { NewsletterDesign } from './newsletter-design.ts';

export type Newsletter = {
  id: NewsletterId;
  slug: string;
  name: string;
  description: string;
  language: string;
  senderName: string;
  senderEmail: string;
  /** Empty: the sender's. */
  replyTo: string;
  /** From where the rule takes; empty: from the whole publication. */
  sections: SectionId[];
  design: NewsletterDesign;
  welcomeSubject: string;
  /** Empty: no welcome is sent. */
  welcomeText: string;
  automatic: AutomaticRule;
  nextComposeAt: Date | null;
  /** The week's digest for who wants that instead. Off: everybody gets each edition. */
  digest: AutomaticRule;
  nextDigestAt: Date | null;
  isClosed: boolean;
  whenUncertain: WhenUncertain;
};

/** What becomes of a message of which nobody knows whether it arrived: an editor decides, or it is sent again. */
export const WHEN_UNCERTAIN = ['hold', 'resend'] as const;
export type WhenUncertain = (typeof WHEN_UNCERTAIN)[number];

/** How often a reader wants it: each edition, or the week's digest of what they had. */
export const FREQUENCIES = ['each', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export type SubscriptionState = 'pending' | 'confirmed' | 'unsubscribed';
export type Subscription = { id: SubscriptionId; newsletter: Newsletter; state: SubscriptionState };

export const SUPPRESSION_REASONS = ['bounced', 'complained', 'manual', 'erased'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];
export type Suppression = {
  subscriberId: SubscriberId;
  email: string;
  name: string;
  reason: SuppressionReason;
  detail: string;
  at: Date;
};

export type EditionState = 'draft' | 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled';

/**
 * `sending`: a worker holds it. `deferred`: refused for now, tried again at `notBefore`. `failed`: refused for good at
 * the door. `uncertain`: nobody knows whether it arrived (RFC 1047). `bounced`: reported as undeliverable later.
 * `skipped`: the reader had left before.
 */
export const DELIVERY_STATES = [
  ...(['pending', 'sending', 'sent', 'deferred', 'failed', 'uncertain'] as const),
  ...(['bounced', 'complained', 'skipped'] as const),
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type DeliveryCounts = Partial<Record<DeliveryState, number>>;

export type Edition = {
  id: EditionId;
  newsletterId: NewsletterId;
  number: number;
  /** Short, in the return address of each of its messages. */
  serial: number;
  /** What a change must name: it grows with each. */
  version: number;
  subject: string;
  preheader: string;
  intro: string;
  isAdvertising: boolean;
  /** The week's digest: it goes to who chose that, and to them alone. */
  isDigest: boolean;
  /** In their order. */
  articles: ArticleId[];
  state: EditionState;
  /** The moment of the schedule it was composed for; null: composed by hand. */
  slotAt: Date | null;
  sendAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  pausedAt: Date | null;
  /** Why it stands still or was not sent. */
  pauseReason: string | null;
  audience: number | null;
  counts: DeliveryCounts;
};

/** An edition on the day's list. */
export type EditionDue = { id: EditionId; newsletter: string; subject: string; state: EditionState; at: Date };

/** One message, as the report lists it. */
export type Delivery = {
  subscriptionId: SubscriptionId;
  email: string;
  name: string;
  state: DeliveryState;
  attempts: number;
  reply: string | null;
  statusCode: string | null;
  notBefore: Date | null;
};

/** How far an edition is. `perMinute` over the last minutes; `secondsLeft` null while nothing goes out. */
export type EditionProgress = {
  state: EditionState;
  audience: number;
  counts: DeliveryCounts;
  /** At their end, whichever. */
  done: number;
  perMinute: number;
  secondsLeft: number | null;
  pauseReason: string | null;
};

export type EditionReport = EditionProgress & {
  startedAt: Date | null;
  finishedAt: Date | null;
  delivered: number;
  unsubscribed: number;
  clicks: number;
  clicked: { articleId: ArticleId; headline: string; count: number }[];
  /** Who clicked, where the publication keeps that; null: nobody knows. */
  readers: {
    count: number;
    items: { subscriberId: SubscriberId; email: string; name: string; articles: number }[];
  } | null;
  /** The answers that stopped messages, by their code, most first. */
  refusals: { statusCode: string; reply: string; count: number }[];
  /** The domains that took longest or refused, most first. */
  domains: { domain: string; count: number; restUntil: Date | null; pausedAt: Date | null; reason: string }[];
};

/** A state in which the edition itself can still be changed. */
export function isOpen(state: EditionState): boolean {
  return state === 'draft' || state === 'scheduled';
}

/** What stands at its end, whatever it is. `uncertain` waits for a person, not for the program. */
export const ENDED: readonly DeliveryState[] = [
  ...(['sent', 'failed', 'uncertain', 'bounced', 'complained', 'skipped'] as const),
];
/** What arrived, as far as anybody told. */
export const ARRIVED: readonly DeliveryState[] = ['sent', 'complained'];

/** The Communications Law (30A) asks for this word at the beginning of an advertisement's subject. */
export function subjectLine(edition: Pick<Edition, 'subject' | 'isAdvertising'>): string {
  return edition.isAdvertising && !edition.subject.startsWith('פרסומת')
    ? `פרסומת: ${edition.subject}`
    : edition.subject;
}
