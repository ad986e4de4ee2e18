import { strings } from '../../language/strings/strings.ts';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import type { OutgoingMail } from '../../platform/mail.ts';
import { takeRate } from '../../platform/rate-limit.ts';
import { hashSecret, newSecret } from '../../platform/tokens.ts';
import { absolute, paths } from '../../urls.ts';
import { isolateMail } from '../publication/mail-layout.ts';
import type { Publication } from '../publication/publication.ts';
import { publication } from '../publication/publication-queries.ts';
import type { Newsletter } from './newsletter.ts';
import { newsletters } from './newsletter-queries.ts';
import { leadAround, noteMail } from './note-mail.ts';
import { ensureSubscriber, putSubscription, recordConsent } from './subscription-store.ts';

const PER_ADDRESS = { limit: 3, windowSeconds: 3600 };
const PER_NETWORK = { limit: 20, windowSeconds: 3600 };
const CONFIRM_WITHIN_MS = 7 * 86_400_000;

export type RegisterInput = {
  email: string;
  name: string;
  newsletterIds: readonly NewsletterId[];
  source: string;
  wording: string;
  networkHash: Buffer;
};

/**
 * Asks for a subscription: nothing is sent but one message with a link to a button. Whoever is subscribed already gets
 * the same answer, so that nobody learns who reads what. Emits `subscriptions-changed`.
 *
 * @throws Invalid without a known newsletter; TooMany
 */
export async function register(ctx: Ctx, input: RegisterInput): Promise<void> {
  await takeRate(ctx, `register-network:${input.networkHash.toString('base64url')}`, PER_NETWORK);
  await takeRate(ctx, `register:${input.email}`, PER_ADDRESS);
  const chosen = (await newsletters(ctx.db)).filter((newsletter) => input.newsletterIds.includes(newsletter.id));
  const [first] = chosen;
  if (!first)
    throw new Invalid('invalid-input', 'Choose a newsletter.', [
      { path: 'newsletters', code: 'missing', message: 'is missing' },
    ]);
  const secret = newSecret();
  await ctx.transact(async (trx, emit) => {
    const now = ctx.now();
    const subscriber = await ensureSubscriber(ctx, trx, input.email, '');
    for (const newsletter of chosen) {
      const { id } = await putSubscription(ctx, trx, subscriber.id, newsletter.id, 'pending');
      await recordConsent(ctx, trx, {
        subscriptionId: id,
        kind: 'requested',
        source: input.source,
        wording: input.wording,
        networkHash: input.networkHash,
      });
      await emit({ name: 'subscriptions-changed', newsletterId: newsletter.id, change: 'requested', count: 1 }, SYSTEM);
    }
    await trx
      .insertInto('confirmations')
      .values({
        id: ctx.newId(),
        subscriber_id: subscriber.id,
        newsletter_ids: chosen.map((newsletter) => newsletter.id),
        secret_hash: hashSecret(secret),
        expires_at: new Date(now.getTime() + CONFIRM_WITHIN_MS),
        created_at: now,
      })
      .execute();
  });
  const link = absolute(ctx.config.url, paths.confirmNewsletter(secret));
  await ctx.mail.send(
    confirmationMail(
      await publication(ctx.db),
      first,
      chosen.map((one) => one.name),
      input.email,
      link,
    ),
  );
}

function confirmationMail(
  about: Publication,
  from: Newsletter,
  names: string[],
  to: string,
  link: string,
): OutgoingMail {
  const words = strings(about.language).mail;
  const plain = names.join(', ');
  const html = names.map((name) => isolateMail(name, about.language)).join(', ');
  return noteMail({
    ...{ about, to, subject: words.confirmSubject(plain), note: words.confirmNote },
    from: { name: from.senderName, address: from.senderEmail },
    lead: leadAround(words.confirmLead, { plain, html }),
    button: { link, label: words.confirmButton },
  });
}
