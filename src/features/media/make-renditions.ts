import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { photoFileById } from './photo-queries.ts';
import { makeOnce, renditionsOf } from './rendition.ts';
import { findRendition } from './rendition-store.ts';

const Job = z.object({ photoId: z.string() });

/** Makes whatever rendition of a photo is not there yet. A job. */
export async function makeRenditions(ctx: Ctx, data: unknown): Promise<void> {
  const { photoId } = Job.parse(data);
  const photo = await photoFileById(ctx.db, photoId);
  if (!photo) return;
  for (const { name, format } of renditionsOf(photo.width)) {
    if (!(await findRendition(ctx.db, photo.id, name, format))) await makeOnce(ctx, photo, name, format);
  }
  await ctx.db.updateTable('photos').set({ renditions_ready_at: ctx.now() }).where('id', '=', photoId).execute();
}
