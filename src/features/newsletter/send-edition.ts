import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';
import { type Actor, SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { EditionId, SubscriptionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { publication } from '../publication/publication-queries.ts';
import { type Claimed, claimBatch, countSent, type Outcome, openDeliveries, settleBatch } from './delivery-store.ts';
import { type EditionContent, editionMail } from './edition-mail.ts';
import { editionById, editionCards } from './edition-queries.ts';
import { newsletterById } from './newsletter-queries.ts';
import { freezeAudience } from './start-edition.ts';
import { unsubscribeSigner } from './unsubscribe.ts';
import { beginWorker, renewLease } from './worker-store.ts';

const Job = z.object({ editionId: z.string() });
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 60;
const BATCH = 200;
const LEASE_SECONDS = 120;

/**
 * Sends what of an edition is not sent: one message a subscriber. A job; begun again after a crash it goes on where it
 * was. Emits `edition-sent` at the end.
 *
 * @throws Error while some wait for another try: the queue calls again later
 */
export async function sendEdition(ctx: Ctx, data: unknown): Promise<void> {
  const editionId = Job.parse(data).editionId as EditionId;
  await startIfDue(ctx, editionId);
  const content = await loadEdition(ctx, editionId);
  if (content.edition.state !== 'sending') return;
  const signer = await unsubscribeSigner(ctx);
  const workerId = ctx.newId();
  await beginWorker(ctx.db, workerId, hostname(), LEASE_SECONDS);
  for (;;) {
    const { claimed, skipped } = await claimBatch(ctx.db, { editionId, workerId, limit: BATCH, now: ctx.now() });
    if (claimed.length + skipped === 0) break;
    for (const delivery of claimed) {
      if (!(await renewLease(ctx.db, workerId, LEASE_SECONDS))) return;
      const outcome = await deliver(ctx, content, delivery, signer(delivery.subscriptionId));
      await ctx.db.transaction().execute(async (trx) => {
        await settleBatch(trx, { editionId, workerId, now: ctx.now() }, [outcome]);
        await countSent(trx, editionId, outcome.state === 'sent' ? 1 : 0, ctx.now());
      });
    }
  }
  const { open } = await openDeliveries(ctx.db, editionId);
  if (open > 0) throw new Error(`${open} messages of the edition wait for another try.`);
  await ctx.transact(async (trx, emit) => {
    const ended = await trx
      .updateTable('editions')
      .set({ state: 'sent', finished_at: ctx.now() })
      .where('id', '=', editionId)
      .where('state', '=', 'sending')
      .returning('id')
      .executeTakeFirst();
    if (ended) await emit({ name: 'edition-sent', editionId }, SYSTEM);
  });
}

/** One message of the edition to one address, outside every count. @throws Forbidden; NotFound */
export async function sendTest(ctx: Ctx, by: Actor, input: { id: EditionId; to: string }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  const content = await loadEdition(ctx, input.id);
  const subject = `[${content.newsletter.language.startsWith('he') ? 'בדיקה' : 'Test'}] ${content.edition.subject}`;
  const to = { email: input.to, name: '', unsubscribeToken: 'test', messageId: messageIdOf(content, ctx.newId()) };
  await ctx.mail.send(editionMail({ ...content, edition: { ...content.edition, subject } }, to));
}

export async function loadEdition(ctx: Pick<Ctx, 'db' | 'config' | 'now'>, id: EditionId): Promise<EditionContent> {
  const edition = await editionById(ctx.db, id);
  const newsletter = edition ? await newsletterById(ctx.db, edition.newsletterId) : null;
  if (!edition || !newsletter) throw new NotFound('no-such-edition', 'There is no such edition.');
  const [cards, about] = await Promise.all([editionCards(ctx.db, id), publication(ctx.db)]);
  return { edition, newsletter, cards, publication: about, baseUrl: ctx.config.url, sentAt: ctx.now() };
}

async function startIfDue(ctx: Ctx, id: EditionId): Promise<void> {
  await ctx.transact(async (trx, emit) => {
    const row = await trx
      .selectFrom('editions')
      .select(['state', 'send_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state === 'scheduled' && row.send_at && row.send_at <= ctx.now())
      await freezeAudience(ctx, trx, emit, SYSTEM, id);
  });
}

async function deliver(
  ctx: Ctx,
  content: EditionContent,
  delivery: Claimed,
  unsubscribeToken: string,
): Promise<Outcome> {
  const to = {
    email: delivery.email,
    name: delivery.name,
    unsubscribeToken,
    messageId: messageIdOf(content, delivery.subscriptionId),
  };
  try {
    const { reply } = await ctx.mail.send(editionMail(content, to));
    return { subscriptionId: delivery.subscriptionId, state: 'sent', reply };
  } catch (error) {
    return { subscriptionId: delivery.subscriptionId, ...refused(error, delivery.attempts + 1, ctx.now()) };
  }
}

/** 5xx is final; everything before the final dot can be tried again; after it nobody knows. */
function refused(error: unknown, attempts: number, now: Date): Omit<Outcome, 'subscriptionId'> {
  const {
    responseCode,
    command,
    message = String(error),
  } = error as { responseCode?: number; command?: string; message?: string };
  if (responseCode !== undefined && responseCode >= 500) return { state: 'failed', reply: message };
  if (responseCode === undefined && command === 'DATA') return { state: 'uncertain', reply: message };
  if (attempts >= MOST_ATTEMPTS) return { state: 'failed', reply: message };
  const pauseSeconds = FIRST_PAUSE_SECONDS * 2 ** (attempts - 1);
  return { state: 'deferred', reply: message, notBefore: new Date(now.getTime() + pauseSeconds * 1000) };
}

/** The same for every try of one message, so that a receiver can tell a repetition. */
function messageIdOf(content: EditionContent, id: SubscriptionId | string): string {
  const digest = createHash('sha256').update(`${content.edition.id} ${id}`).digest('hex').slice(0, 32);
  return `<${digest}@${content.newsletter.senderEmail.split('@')[1] ?? 'localhost'}>`;
}
