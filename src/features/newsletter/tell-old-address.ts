import { z } from 'zod';
import { maskedEmail } from '../../language/email-address.ts';
import { choices } from '../../language/strings/choices.ts';
import type { Ctx } from '../../platform/context.ts';
import { isolateMail } from '../publication/mail-layout.ts';
import { publication } from '../publication/publication-queries.ts';
import { addressChangeById } from './address-change-queries.ts';
import { leadAround, noteMail, senderOf } from './note-mail.ts';

const Job = z.object({ changeId: z.string() });

/**
 * Tells the old address that the newsletters went elsewhere: whoever did not ask for it learns it at once. Of the new
 * address it says only what its owner recognises. A job.
 */
export async function tellOldAddress(ctx: Ctx, data: unknown): Promise<void> {
  const change = await addressChangeById(ctx.db, Job.parse(data).changeId);
  if (!change) return;
  const about = await publication(ctx.db);
  const words = choices(about.language).mail;
  const to = maskedEmail(change.to);
  await ctx.mail.send(
    noteMail({
      ...{ about, to: change.from, subject: words.movedSubject(about.name), note: words.movedNote },
      from: senderOf(about, ctx.config.url),
      lead: leadAround(words.movedLead, { plain: to, html: isolateMail(to, about.language) }),
    }),
  );
}
