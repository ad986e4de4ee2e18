import { sql } from 'kysely';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { EditionId, SubscriberId } from '../../platform/ids.ts';
import type { BounceReport } from './bounce-report.ts';
import type { Outcome } from './delivery-store.ts';
import { pauseDomain } from './domain-store.ts';
import { putSuppression } from './suppress.ts';

type Reader = { id: SubscriberId; email: string };
type Judged = Pick<BounceReport, 'kind' | 'statusCode' | 'said'>;

/** A day that brings several reports about one address counts once. */
const SOFT_APART_MS = 20 * 3_600_000;
/** After so long without another, they are forgotten. */
const SOFT_FORGOTTEN_MS = 30 * 86_400_000;
/** The address is not there (RFC 3463: 5.1.x, 5.2.1), save that 5.1.7 and 5.1.8 speak of the sender's. */
const NO_SUCH_ADDRESS = /^5\.(1\.(?![78]$)|2\.1$)/;
const POLICY = /^5\.7\./;

/**
 * A complaint, and an address that is not, end all mail to it; a refusal of policy (5.7.x) holds the whole domain until
 * somebody has looked; everything else counts. Emits `subscriber-suppressed` and `mail-domain-paused`.
 */
export async function judgeBounce(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  reader: Reader,
  report: Judged,
  mostSoft: number,
): Promise<void> {
  const code = report.statusCode ?? '';
  const detail = `${code} ${report.said}`.trim();
  if (report.kind === 'complained') {
    await putSuppression(ctx, trx, emit, SYSTEM, { id: reader.id, reason: 'complained', detail });
    return;
  }
  if (report.kind === 'bounced' && NO_SUCH_ADDRESS.test(code)) {
    await putSuppression(ctx, trx, emit, SYSTEM, { id: reader.id, reason: 'bounced', detail });
    return;
  }
  if (report.kind === 'bounced' && POLICY.test(code)) {
    const domain = reader.email.split('@')[1] ?? '';
    if (await pauseDomain(trx, domain, detail, ctx.now()))
      await emit({ name: 'mail-domain-paused', domain, reason: detail }, SYSTEM);
    return;
  }
  if ((await countSoft(trx, reader.id, ctx.now())) >= mostSoft)
    await putSuppression(ctx, trx, emit, SYSTEM, { id: reader.id, reason: 'bounced', detail });
}

/**
 * The same for what the other server refused at its door, which no report follows. Only what it says of the address or
 * of its policy is judged: any other refusal may be of this one message.
 */
export async function judgeRefusals(
  ctx: Pick<Ctx, 'now' | 'transact'>,
  editionId: EditionId,
  outcomes: readonly Outcome[],
): Promise<void> {
  const telling = outcomes.filter(
    ({ state, statusCode }) =>
      state === 'failed' && (NO_SUCH_ADDRESS.test(statusCode ?? '') || POLICY.test(statusCode ?? '')),
  );
  if (telling.length === 0) return;
  await ctx.transact(async (trx, emit) => {
    const rows = await trx
      .selectFrom('deliveries as d')
      .innerJoin('subscriptions as s', 's.id', 'd.subscription_id')
      .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
      .select(['d.subscription_id', 'd.status_code', 'd.smtp_reply', 'p.id', 'p.email'])
      .where('d.edition_id', '=', editionId)
      .where('d.state', '=', 'failed')
      .where(
        'd.subscription_id',
        'in',
        telling.map((one) => one.subscriptionId),
      )
      .orderBy('p.id')
      .execute();
    for (const row of rows) {
      const reader = { id: row.id as SubscriberId, email: row.email };
      const said = { kind: 'bounced', statusCode: row.status_code, said: row.smtp_reply ?? '' } as const;
      await judgeBounce(ctx, trx, emit, reader, said, Number.POSITIVE_INFINITY);
    }
  });
}

/** @returns how many there have been */
async function countSoft(trx: Trx, id: SubscriberId, now: Date): Promise<number> {
  const counted = await trx
    .updateTable('subscribers')
    .set({
      soft_bounces: sql<number>`case when last_soft_bounce_at < ${new Date(now.getTime() - SOFT_FORGOTTEN_MS)}
        then 1 else soft_bounces + 1 end`,
      last_soft_bounce_at: now,
    })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('last_soft_bounce_at', 'is', null),
        eb('last_soft_bounce_at', '<', new Date(now.getTime() - SOFT_APART_MS)),
      ]),
    )
    .returning('soft_bounces')
    .executeTakeFirst();
  return counted?.soft_bounces ?? 0;
}
