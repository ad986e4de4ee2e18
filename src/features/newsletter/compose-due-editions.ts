import { SCHEDULE } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { publication } from '../publication/publication-queries.ts';
import { composeAt, nextSlot } from './automatic-rule.ts';
import { linesFrom } from './compose-edition.ts';
import { insertEdition } from './edition-store.ts';
import { freshCards } from './fresh-cards-queries.ts';
import type { Newsletter } from './newsletter.ts';
import { newsletterById } from './newsletter-queries.ts';

/** A first edition looks so far back. */
const FIRST_LOOK_MS = 7 * 86_400_000;
/** News of the morning are not sent at night because the program stood still. */
const LATEST_MS = 2 * 3_600_000;

/**
 * Composes the editions whose time has come by their newsletters' rules: what was published since the last one, in its
 * sections, and no edition had. They are scheduled, so that until their hour somebody may change or stop them. Emits
 * `edition-composed` and `edition-scheduled`, or `edition-skipped` where there is too little.
 */
export async function composeDueEditions(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('newsletters')
    .select('id')
    .where('next_compose_at', '<=', ctx.now())
    .orderBy('next_compose_at')
    .execute();
  for (const { id } of due) {
    const { timeZone } = await publication(ctx.db);
    await ctx.transact(async (trx, emit) => composeDue(ctx, trx, emit, id as NewsletterId, timeZone));
  }
}

async function composeDue(ctx: Ctx, trx: Trx, emit: Emit, id: NewsletterId, timeZone: string): Promise<void> {
  // Two workers may come for it at once: the second finds the time moved on.
  await trx.selectFrom('newsletters').select('id').where('id', '=', id).forUpdate().execute();
  const newsletter = await newsletterById(trx, id);
  const now = ctx.now();
  if (!newsletter?.nextComposeAt || newsletter.nextComposeAt > now) return;
  const { automatic } = newsletter;
  const slot = new Date(newsletter.nextComposeAt.getTime() + automatic.reviewMinutes * 60_000);
  const next = nextSlot(automatic, slot > now ? slot : now, timeZone);
  await trx
    .updateTable('newsletters')
    .set({ next_compose_at: next && composeAt(automatic, next) })
    .where('id', '=', id)
    .execute();
  if (slot.getTime() < now.getTime() - LATEST_MS) return;
  const cards = await freshCards(trx, newsletter, automatic.most, await sinceLast(trx, newsletter, now));
  const [first] = cards;
  if (!first || cards.length < automatic.fewest) {
    const at = slot.toISOString();
    await emit(
      { name: 'edition-skipped', newsletterId: id, at, found: cards.length, fewest: automatic.fewest },
      SCHEDULE,
    );
    return;
  }
  const editionId = await insertEdition(ctx, trx, SCHEDULE, {
    ...{ newsletterId: id, ...linesFrom(first), intro: '', isAdvertising: false, slotAt: slot },
    articles: cards.map((card) => card.id),
  });
  await emit({ name: 'edition-composed', editionId }, SCHEDULE);
  await trx.updateTable('editions').set({ state: 'scheduled', send_at: slot }).where('id', '=', editionId).execute();
  await emit({ name: 'edition-scheduled', editionId, at: slot.toISOString() }, SCHEDULE);
}

async function sinceLast(trx: Trx, newsletter: Newsletter, now: Date): Promise<Date> {
  const row = await trx
    .selectFrom('editions')
    .select((eb) => eb.fn.max('created_at').as('at'))
    .where('newsletter_id', '=', newsletter.id)
    .where('state', 'in', ['scheduled', 'sending', 'paused', 'sent'])
    .executeTakeFirst();
  return row?.at ?? new Date(now.getTime() - FIRST_LOOK_MS);
}
