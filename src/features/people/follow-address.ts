import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { isDuplicate } from '../../platform/database.ts';
import { addressChangeById } from '../newsletter/address-change-queries.ts';

const Job = z.object({ changeId: z.string(), personId: z.string() });

/** A reader's account goes along with the newsletters to the address that was confirmed. A job. */
export async function followAddress(ctx: Ctx, data: unknown): Promise<void> {
  const { changeId, personId } = Job.parse(data);
  const change = await addressChangeById(ctx.db, changeId);
  if (!change) return;
  try {
    await ctx.db
      .updateTable('people')
      .set({ email: change.to, email_verified: true, updated_at: ctx.now() })
      .where('id', '=', personId)
      .where('email', '=', change.from)
      .execute();
  } catch (error) {
    // Somebody signed in at the new address in between: both accounts stay as they are.
    if (!isDuplicate(error)) throw error;
    ctx.log.warn({ personId, changeId }, 'an account could not follow its address');
  }
}
