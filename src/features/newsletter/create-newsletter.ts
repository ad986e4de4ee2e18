import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { isDuplicate } from '../../platform/database.ts';
import { Conflict } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { NO_RULE } from './automatic-rule.ts';
import { PLAIN_DESIGN } from './newsletter-design.ts';

export type NewNewsletter = {
  slug: string;
  name: string;
  description: string;
  language: string;
  senderName: string;
  senderEmail: string;
};

/** Emits `newsletter-changed`. @throws Forbidden; Conflict when the slug is taken */
export async function createNewsletter(ctx: Ctx, by: Actor, input: NewNewsletter): Promise<NewsletterId> {
  mustBeAllowed(by, 'edit-newsletters');
  const id = ctx.newId() as NewsletterId;
  try {
    await ctx.transact(async (trx, emit) => {
      await trx
        .insertInto('newsletters')
        .values({
          id,
          slug: input.slug,
          name: input.name,
          description: input.description,
          language: input.language,
          sender_name: input.senderName,
          sender_email: input.senderEmail,
          design: JSON.stringify(PLAIN_DESIGN),
          automatic: JSON.stringify(NO_RULE),
          created_at: ctx.now(),
        })
        .execute();
      await emit({ name: 'newsletter-changed', newsletterId: id }, by);
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict('slug-taken', `There is a newsletter at ${input.slug} already.`);
    throw error;
  }
  return id;
}
