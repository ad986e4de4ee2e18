import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { SubscriberId, SubscriptionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { noteTaken } from './bounce-mailbox-store.ts';
import { type BounceReport, readBounce } from './bounce-report.ts';
import { judgeBounce } from './judge-bounce.ts';
import { mailSettings } from './mail-settings-queries.ts';
import { readReturnAddress } from './return-address.ts';

/** `unknown`: a report, but of no message of ours. `none`: no report at all. `again`: the very same was taken before. */
export type TakenBounce = { result: BounceReport['kind'] | 'unknown' | 'none' | 'again'; email: string | null };

/**
 * Takes a message that came back. The address it came back to says whose it was (VERP), so nothing is believed that the
 * report says about others; the same message is taken once. Emits `subscriber-suppressed` and `mail-domain-paused` as the rules have it.
 *
 * @throws Forbidden
 */
export async function takeBounce(ctx: Ctx, by: Actor, raw: Buffer | string): Promise<TakenBounce> {
  mustBeAllowed(by, 'edit-newsletters');
  const report = await readBounce(raw);
  if (!report) return { result: 'none', email: null };
  for (const address of report.returnedTo) {
    const whose = await readReturnAddress(ctx, address);
    if (whose) return applyReport(ctx, whose, report, createHash('sha256').update(raw).digest());
  }
  return { result: 'unknown', email: null };
}

async function applyReport(
  ctx: Ctx,
  whose: { serial: number; subscriptionId: SubscriptionId },
  report: BounceReport,
  digest: Buffer,
): Promise<TakenBounce> {
  const settings = await mailSettings(ctx.db);
  return ctx.transact(async (trx, emit) => {
    const row = await trx
      .selectFrom('deliveries as d')
      .innerJoin('editions as e', 'e.id', 'd.edition_id')
      .innerJoin('subscriptions as s', 's.id', 'd.subscription_id')
      .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
      .select(['d.edition_id', 'd.state', 'p.id', 'p.email'])
      .where('e.serial', '=', whose.serial)
      .where('d.subscription_id', '=', whose.subscriptionId)
      .executeTakeFirst();
    if (!row) return { result: 'unknown', email: null };
    if (!(await noteTaken(trx, digest, ctx.now()))) return { result: 'again', email: row.email };
    if (report.kind !== 'delayed')
      await trx
        .updateTable('deliveries')
        .set({ state: report.kind, status_code: report.statusCode, smtp_reply: report.said, bounced_at: ctx.now() })
        .where('edition_id', '=', row.edition_id)
        .where('subscription_id', '=', whose.subscriptionId)
        .where('state', 'in', ['sent', 'uncertain', 'bounced'])
        .execute();
    const reader = { id: row.id as SubscriberId, email: row.email };
    await judgeBounce(ctx, trx, emit, reader, report, settings.softBounces);
    return { result: report.kind, email: row.email };
  });
}
