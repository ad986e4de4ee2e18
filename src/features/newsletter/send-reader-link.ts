import { z } from 'zod';
import { choices } from '../../language/strings/choices.ts';
import type { Ctx } from '../../platform/context.ts';
import type { SubscriptionId } from '../../platform/ids.ts';
import { absolute, paths } from '../../urls.ts';
import { escapeHtml } from '../publication/mail-layout.ts';
import { publication } from '../publication/publication-queries.ts';
import { noteMail, senderOf } from './note-mail.ts';
import { unsubscribeSigner } from './unsubscribe.ts';

const Job = z.object({ subscriberId: z.string() });

/** Sends a reader the link to what they get, unless they have left meanwhile. A job. */
export async function sendReaderLink(ctx: Ctx, data: unknown): Promise<void> {
  const row = await ctx.db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .select(['s.id', 'p.email'])
    .where('s.subscriber_id', '=', Job.parse(data).subscriberId)
    .where('s.state', '<>', 'unsubscribed')
    .orderBy('s.state')
    .orderBy('s.created_at')
    .executeTakeFirst();
  if (!row) return;
  const about = await publication(ctx.db);
  const words = choices(about.language).mail;
  const token = (await unsubscribeSigner(ctx))(row.id as SubscriptionId);
  await ctx.mail.send(
    noteMail({
      ...{ about, to: row.email, subject: words.linkSubject(about.name), note: words.linkNote },
      from: senderOf(about, ctx.config.url),
      lead: { plain: words.linkLead, html: escapeHtml(words.linkLead) },
      button: { link: absolute(ctx.config.url, paths.readerChoices(token)), label: words.linkButton },
    }),
  );
}
