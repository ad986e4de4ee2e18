import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { SubscriptionId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import { newsletterById } from './newsletter-queries.ts';
import { unsubscribeSigner } from './unsubscribe.ts';
import { welcomeMail } from './welcome-mail.ts';

const Job = z.object({ subscriptionId: z.string() });

/**
 * Sends the newsletter's welcome to a reader who confirmed: once, also when somebody leaves and comes back; to nobody
 * who has left or is suppressed meanwhile, and not without a text. A job: when the relay refuses it is tried again with
 * the same Message-ID.
 */
export async function sendWelcome(ctx: Ctx, data: unknown): Promise<void> {
  const { subscriptionId } = Job.parse(data);
  const reader = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['s.newsletter_id', 'p.email', 'p.name'])
    .where('s.id', '=', subscriptionId)
    .where('s.state', '=', 'confirmed')
    .where('s.welcomed_at', 'is', null)
    .where('p.suppressed_at', 'is', null)
    .executeTakeFirst();
  const newsletter = reader ? await newsletterById(ctx.db, reader.newsletter_id) : null;
  if (!reader || !newsletter || newsletter.welcomeText.trim() === '') return;
  const [about, signer] = await Promise.all([publication(ctx.db), unsubscribeSigner(ctx)]);
  const to = { name: reader.name, address: reader.email };
  const token = signer(subscriptionId as SubscriptionId);
  const mail = welcomeMail({ newsletter, publication: about, baseUrl: ctx.config.url, to, token });
  await ctx.mail.send({ ...mail, messageId: messageId(subscriptionId, newsletter.senderEmail) });
  await ctx.db.updateTable('subscriptions').set({ welcomed_at: ctx.now() }).where('id', '=', subscriptionId).execute();
}

/** The same for every try, so that a receiver can tell a repetition. */
function messageId(subscriptionId: string, sender: string): string {
  const digest = createHash('sha256').update(`welcome ${subscriptionId}`).digest('hex').slice(0, 32);
  return `<${digest}@${sender.split('@')[1] ?? 'localhost'}>`;
}
