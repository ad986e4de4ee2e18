import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { isDuplicate } from '../../platform/database.ts';
import { Conflict, type Fault, Invalid, NotFound } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { publication } from '../publication/publication-queries.ts';
import { type AutomaticRule, composeAt, nextSlot } from './automatic-rule.ts';
import type { Newsletter } from './newsletter.ts';
import { newsletterById } from './newsletter-queries.ts';

export type NewsletterChange = Partial<Omit<Newsletter, 'id' | 'nextComposeAt' | 'nextDigestAt' | 'sections'>> & {
  sections?: string[];
};

/**
 * Changes what is given of a newsletter. A changed rule counts from now on. Emits `newsletter-changed`.
 *
 * @throws Forbidden; NotFound; Conflict `slug-taken`; Invalid for a rule that cannot be, or an unknown section
 */
export async function changeNewsletter(
  ctx: Ctx,
  by: Actor,
  id: NewsletterId,
  change: NewsletterChange,
): Promise<Newsletter> {
  mustBeAllowed(by, 'edit-newsletters');
  const about = await publication(ctx.db);
  try {
    return await ctx.transact(async (trx, emit) => {
      const before = await newsletterById(trx, id);
      if (!before) throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
      const faults = [
        ...ruleFaults('automatic', change.automatic),
        ...ruleFaults('digest', change.digest),
        ...(await unknownSections(change.sections)),
        ...(change.name === '' ? [{ path: 'name', code: 'missing', message: 'is empty' }] : []),
      ];
      if (faults.length > 0) throw new Invalid('invalid-input', 'Something in this newsletter is wrong.', faults);
      const after = { ...before, ...change };
      const slot = nextSlot(after.automatic, ctx.now(), about.timeZone);
      const digestSlot = nextSlot(after.digest, ctx.now(), about.timeZone);
      await trx
        .updateTable('newsletters')
        .set({
          slug: after.slug,
          name: after.name,
          description: after.description,
          language: after.language,
          sender_name: after.senderName,
          sender_email: after.senderEmail,
          reply_to: after.replyTo,
          sections: after.sections as string[],
          design: JSON.stringify(after.design),
          welcome_subject: after.welcomeSubject,
          welcome_text: after.welcomeText,
          automatic: JSON.stringify(after.automatic),
          next_compose_at: slot && composeAt(after.automatic, slot),
          digest: sql`${JSON.stringify(after.digest)}::jsonb`,
          next_digest_at: digestSlot && composeAt(after.digest, digestSlot),
          when_uncertain: after.whenUncertain,
          closed_at: after.isClosed ? ctx.now() : null,
        })
        .where('id', '=', id)
        .execute();
      await emit({ name: 'newsletter-changed', newsletterId: id }, by);
      return (await newsletterById(trx, id)) as Newsletter;

      async function unknownSections(given: readonly string[] | undefined): Promise<Fault[]> {
        if (!given || given.length === 0) return [];
        const known = await trx.selectFrom('sections').select('id').where('id', 'in', given).execute();
        return given.flatMap((section, index) =>
          known.some((row) => row.id === section)
            ? []
            : [{ path: `sections/${index}`, code: 'unknown', message: 'There is no such section.' }],
        );
      }
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict('slug-taken', `There is a newsletter at ${change.slug} already.`);
    throw error;
  }
}

function ruleFaults(name: 'automatic' | 'digest', rule: AutomaticRule | undefined): Fault[] {
  if (!rule) return [];
  const faults: Fault[] = [];
  if (rule.isOn && rule.days.length === 0)
    faults.push({ path: `${name}/days`, code: 'missing', message: 'A schedule needs a day.' });
  if (rule.fewest > rule.most)
    faults.push({ path: `${name}/fewest`, code: 'out-of-range', message: 'The fewest are more than the most.' });
  return faults;
}
