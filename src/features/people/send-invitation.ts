import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { PersonId } from '../../platform/ids.ts';
import { absolute, paths } from '../../urls.ts';
import { publication } from '../publication/publication-queries.ts';
import { invitationMail } from './invitation-mail.ts';
import { staffMember } from './staff-queries.ts';

const Job = z.object({ personId: z.string() });

/** Sends the invitation, unless the invited one was taken out meanwhile. A job. */
export async function sendInvitation(ctx: Ctx, data: unknown): Promise<void> {
  const { personId } = Job.parse(data);
  const member = await staffMember(ctx.db, personId as PersonId);
  if (!member) return;
  const about = await publication(ctx.db);
  const address = about.contactEmail || `no-reply@${new URL(ctx.config.url).hostname}`;
  const link = absolute(ctx.config.url, paths.signIn(paths.newsroom(), member.email));
  await ctx.mail.send(invitationMail(about, { name: about.name, address }, member, link));
}
