import type { Ctx } from '../../platform/context.ts';
import { publication } from '../publication/publication-queries.ts';

const KEPT_MS = 90 * 86_400_000;

/** What readers clicked is forgotten after 90 days, and all of it where the publication keeps none. A job. */
export async function forgetReaderClicks(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const { settings } = await publication(ctx.db);
  const before = settings.clicksByReader ? new Date(ctx.now().getTime() - KEPT_MS) : null;
  let old = ctx.db.deleteFrom('edition_reader_clicks');
  if (before) old = old.where('clicked_at', '<', before);
  await old.execute();
}
