import type { Ctx } from '../../platform/context.ts';
import { removeReadsBefore } from './read-store.ts';

const KEPT_DAYS = 400;

/** Removes counts older than a year and a month. A job. */
export async function forgetOldReads(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await removeReadsBefore(ctx.db, new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000));
}
