import { choices } from '../../language/strings/choices.ts';
import { SCHEDULE } from '../../platform/actor.ts';
import type { Ctx, Emit, Trx } from '../../platform/context.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { publication } from '../publication/publication-queries.ts';
import { type AutomaticRule, composeAt, nextSlot } from './automatic-rule.ts';
import { linesFrom } from './compose-edition.ts';
import { digestCards } from './digest-cards-queries.ts';
import { insertEdition } from './edition-store.ts';
import { freshCards } from './fresh-cards-queries.ts';
import type { Newsletter } from './newsletter.ts';
import { newsletterById } from './newsletter-queries.ts';

/** A first edition looks so far back. */
const FIRST_LOOK_MS = 7 * 86_400_000;
/** News of the morning are not sent at night because the program stood still. */
const LATEST_MS = 2 * 3_600_000;

/** What composes itself: an edition of what is new, or for who wants less the week's digest of what the editions had. */
type Kind = {
  isDigest: boolean;
  dueAt: 'next_compose_at' | 'next_digest_at';
  ruleOf: (newsletter: Newsletter) => AutomaticRule;
  momentOf: (newsletter: Newsletter) => Date | null;
  cardsOf: (trx: Trx, newsletter: Newsletter, now: Date) => Promise<ArticleCard[]>;
  linesOf: (newsletter: Newsletter, first: ArticleCard) => { subject: string; preheader: string };
};

const EDITION: Kind = {
  isDigest: false,
  dueAt: 'next_compose_at',
  ruleOf: ({ automatic }) => automatic,
  momentOf: ({ nextComposeAt }) => nextComposeAt,
  cardsOf: async (trx, newsletter, now) =>
    freshCards(trx, newsletter, newsletter.automatic.most, await sinceLast(trx, newsletter, now, EDITION)),
  linesOf: (_newsletter, first) => linesFrom(first),
};

const DIGEST: Kind = {
  isDigest: true,
  dueAt: 'next_digest_at',
  ruleOf: ({ digest }) => digest,
  momentOf: ({ nextDigestAt }) => nextDigestAt,
  cardsOf: async (trx, newsletter, now) =>
    digestCards(trx, newsletter.id, newsletter.digest.most, await sinceLast(trx, newsletter, now, DIGEST)),
  linesOf: ({ name, language }, first) => ({
    subject: choices(language).mail.digestSubject(name),
    preheader: first.headline,
  }),
};

/**
 * Composes the editions whose time has come by their newsletters' rules: what was published since the last one, in its
 * sections, and no edition had; and the digests, of what the editions since the last digest had. They are scheduled, so
 * that until their hour somebody may change or stop them. Emits `edition-composed` and `edition-scheduled`, or
 * `edition-skipped` where there is too little.
 */
export async function composeDueEditions(ctx: Ctx): Promise<void> {
  for (const kind of [EDITION, DIGEST]) {
    const due = await ctx.db
      .selectFrom('newsletters')
      .select('id')
      .where(kind.dueAt, '<=', ctx.now())
      .orderBy(kind.dueAt)
      .execute();
    for (const { id } of due) {
      const { timeZone } = await publication(ctx.db);
      await ctx.transact(async (trx, emit) => composeDue(ctx, trx, emit, kind, id as NewsletterId, timeZone));
    }
  }
}

async function composeDue(
  ctx: Ctx,
  trx: Trx,
  emit: Emit,
  kind: Kind,
  id: NewsletterId,
  timeZone: string,
): Promise<void> {
  // Two workers may come for it at once: the second finds the time moved on.
  await trx.selectFrom('newsletters').select('id').where('id', '=', id).forUpdate().execute();
  const newsletter = await newsletterById(trx, id);
  const now = ctx.now();
  const moment = newsletter && kind.momentOf(newsletter);
  if (!moment || moment > now) return;
  const rule = kind.ruleOf(newsletter);
  const slot = new Date(moment.getTime() + rule.reviewMinutes * 60_000);
  const next = nextSlot(rule, slot > now ? slot : now, timeZone);
  await trx
    .updateTable('newsletters')
    .set({ [kind.dueAt]: next && composeAt(rule, next) })
    .where('id', '=', id)
    .execute();
  if (slot.getTime() < now.getTime() - LATEST_MS) return;
  const cards = await kind.cardsOf(trx, newsletter, now);
  const [first] = cards;
  if (!first || cards.length < rule.fewest) {
    const at = slot.toISOString();
    await emit({ name: 'edition-skipped', newsletterId: id, at, found: cards.length, fewest: rule.fewest }, SCHEDULE);
    return;
  }
  const editionId = await insertEdition(ctx, trx, SCHEDULE, {
    ...{ newsletterId: id, ...kind.linesOf(newsletter, first), intro: '', isAdvertising: false, slotAt: slot },
    isDigest: kind.isDigest,
    articles: cards.map((card) => card.id),
  });
  await emit({ name: 'edition-composed', editionId }, SCHEDULE);
  await trx.updateTable('editions').set({ state: 'scheduled', send_at: slot }).where('id', '=', editionId).execute();
  await emit({ name: 'edition-scheduled', editionId, at: slot.toISOString() }, SCHEDULE);
}

async function sinceLast(trx: Trx, newsletter: Newsletter, now: Date, { isDigest }: Kind): Promise<Date> {
  const row = await trx
    .selectFrom('editions')
    .select((eb) => eb.fn.max('created_at').as('at'))
    .where('newsletter_id', '=', newsletter.id)
    .where('is_digest', '=', isDigest)
    .where('state', 'in', ['scheduled', 'sending', 'paused', 'sent'])
    .executeTakeFirst();
  return row?.at ?? new Date(now.getTime() - FIRST_LOOK_MS);
}
