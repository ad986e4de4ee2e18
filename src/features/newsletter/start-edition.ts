import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts';
import type { EditionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { senderLines } from '../publication/mail-layout.ts';
import { publication } from '../publication/publication-queries.ts';

/**
 * Sends an edition now, or at a later time. Emits `edition-started` or `edition-scheduled`.
 *
 * @throws Forbidden; NotFound; Conflict when it was sent already; Invalid when the sender's contact is missing, which
 *   the law asks of every message
 */
export async function sendNowOrAt(ctx: Ctx, by: Actor, input: { id: EditionId; at?: Date | undefined }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  if (senderLines(await publication(ctx.db)).length < 2) {
    const message =
      'The publication has no contact address: by law every message must name its sender and how to reach it.';
    throw new Invalid('no-contact', message, [{ path: 'publication/contact', code: 'missing', message }]);
  }
  await ctx.transact(async (trx, emit) => {
    const row = await trx.selectFrom('editions').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst();
    if (!row) throw new NotFound('no-such-edition', 'There is no such edition.');
    if (row.state !== 'draft' && row.state !== 'scheduled')
      throw new Conflict('already-sent', `This edition is ${row.state} already.`);
    if (input.at && input.at > ctx.now()) {
      await trx
        .updateTable('editions')
        .set({ state: 'scheduled', send_at: input.at })
        .where('id', '=', input.id)
        .execute();
      await emit({ name: 'edition-scheduled', editionId: input.id, at: input.at.toISOString() }, by);
      return;
    }
    await freezeAudience(ctx, trx, emit, by, input.id);
  });
}

/** Freezes who gets it: one row for each confirmed subscriber who is not suppressed, in one statement. */
export async function freezeAudience(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  id: EditionId,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into deliveries (edition_id, subscription_id, email, name)
    select e.id, s.id, p.email, p.name
    from editions e
    join subscriptions s on s.newsletter_id = e.newsletter_id and s.state = 'confirmed'
    join subscribers p on p.id = s.subscriber_id and p.suppressed_at is null
    where e.id = ${id}
    on conflict do nothing`.execute(trx);
  await trx.updateTable('editions').set({ state: 'sending', started_at: ctx.now() }).where('id', '=', id).execute();
  await emit({ name: 'edition-started', editionId: id, audience: Number(numAffectedRows ?? 0) }, by);
}
