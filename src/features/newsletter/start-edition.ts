import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx, Emit, Reads, Trx } from '../../platform/context.ts';
import { Conflict, type Fault, Invalid } from '../../platform/errors.ts';
import type { EditionId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { senderLines } from '../publication/mail-layout.ts';
import { editionSource } from './edition-mail.ts';
import { lockEdition } from './edition-store.ts';
import { loadEdition } from './load-edition-queries.ts';
import { type EditionState, isOpen } from './newsletter.ts';
import { wantsIt } from './newsletter-numbers-queries.ts';

/** Gmail cuts a message at 102 KB, and with its end the way out of the newsletter. */
const MOST_BYTES = 100_000;

/**
 * Sends an edition now, or at a later time; a scheduled one is given the new time. Emits `edition-started` or
 * `edition-scheduled`.
 *
 * @throws Forbidden; NotFound; Conflict `already-sent`; Invalid when something that the law asks of every message is
 *   missing, or there is nothing to send
 */
export async function sendNowOrAt(ctx: Ctx, by: Actor, input: { id: EditionId; at?: Date | undefined }): Promise<void> {
  mustBeAllowed(by, 'edit-newsletters');
  await ctx.transact(async (trx, emit) => {
    const row = await lockEdition(trx, input.id);
    if (!isOpen(row.state as EditionState))
      throw new Conflict('already-sent', `This edition is ${row.state} already.`, { state: row.state });
    const faults = await hindrances({ ...ctx, db: trx }, input.id);
    if (faults[0]) throw new Invalid(faults[0].code, faults[0].message, faults);
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

/**
 * What hinders an edition from being sent: who sends it and how to reach them must stand in every message
 * (Communications Law, 30A), and there must be a subject and something to read.
 */
export async function hindrances(ctx: Pick<Ctx, 'config' | 'now'> & { db: Reads }, id: EditionId): Promise<Fault[]> {
  const content = await loadEdition(ctx, id);
  const { edition, cards, publication } = content;
  const faults: Fault[] = [];
  const fault = (path: string, code: string, message: string) => faults.push({ path, code, message });
  if (senderLines(publication).length < 2)
    fault(
      'publication/contact',
      'no-contact',
      'The publication has no contact address: by law every message must name its sender and how to reach it.',
    );
  if (edition.subject.trim() === '') fault('subject', 'no-subject', 'The edition has no subject.');
  if (cards.length === 0) fault('articles', 'nothing-to-send', 'None of the articles of this edition is public.');
  const bytes = Buffer.byteLength(editionSource(content).html);
  if (bytes > MOST_BYTES)
    fault(
      'articles',
      'too-heavy',
      `The message has ${bytes} bytes: above ${MOST_BYTES} mail programs cut its end off.`,
    );
  return faults;
}

/** A million rows are joined and sorted in memory, and take longer than what a page asks for may. */
const FREEZING_MEMORY = '256MB';
const FREEZING_TIMEOUT = '15min';

/** Freezes who gets it: a row for each confirmed subscriber who wants it and is not suppressed, in one statement. */
export async function freezeAudience(
  ctx: Pick<Ctx, 'now'>,
  trx: Trx,
  emit: Emit,
  by: Actor,
  id: EditionId,
): Promise<void> {
  await sql`select set_config('work_mem', ${FREEZING_MEMORY}, true),
    set_config('statement_timeout', ${FREEZING_TIMEOUT}, true)`.execute(trx);
  // In the order of its indexes, which then grow at their end only: half the time. The edition's lock sees to it that
  // this happens once.
  const { numAffectedRows } = await sql`
    insert into deliveries (edition_id, subscription_id, email, name)
    select e.id, s.id, p.email, p.name
    from editions e
    join subscriptions s on s.newsletter_id = e.newsletter_id and s.state = 'confirmed'
    join subscribers p on p.id = s.subscriber_id and p.suppressed_at is null
    join newsletters n on n.id = e.newsletter_id
    where e.id = ${id} and ${wantsIt(sql`e.is_digest`)}
    order by s.id`.execute(trx);
  const audience = Number(numAffectedRows ?? 0);
  await trx
    .updateTable('editions')
    .set({ state: 'sending', started_at: ctx.now(), audience })
    .where('id', '=', id)
    .execute();
  await emit({ name: 'edition-started', editionId: id, audience }, by);
}
