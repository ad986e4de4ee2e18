import { z } from 'zod';
import type { DocumentJson } from '../../document/document.ts';
import { photoIdsOf } from '../../document/document-text.ts';
import type { Ctx, Reads } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { isUuid } from '../../platform/ids.ts';
import { holdReplacements, type PhotoUse, putUses } from './photo-use-store.ts';

const Job = z.object({ articleId: z.string() });

/** Notes which photos an article shows, to its readers and in its working copy. A job; reads the article as it is. */
export async function notePhotoUses(ctx: Pick<Ctx, 'db'>, data: unknown): Promise<void> {
  const articleId = Job.parse(data).articleId as ArticleId;
  await ctx.db.transaction().execute(async (trx) => {
    // Two of these at once would each note what the other one just took away.
    const row = await trx
      .selectFrom('articles')
      .select('id')
      .where('id', '=', articleId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    await holdReplacements(trx, 'note');
    await putUses(trx, articleId, await usesOf(trx, articleId));
  });
}

async function usesOf(db: Reads, articleId: ArticleId): Promise<PhotoUse[]> {
  const [published, working] = await Promise.all([
    db
      .selectFrom('published_articles')
      .select(['lead_photo_id', 'body'])
      .where('id', '=', articleId)
      .executeTakeFirst(),
    db
      .selectFrom('articles as a')
      .innerJoin('revisions as r', (join) =>
        join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.latest_revision'),
      )
      .select(['r.lead_photo_id', 'r.body'])
      .where('a.id', '=', articleId)
      .executeTakeFirst(),
  ]);
  const uses = [...inCopy('published', published), ...inCopy('working', working)];
  const ids = [...new Set(uses.map((use) => use.photoId))];
  const rows = ids.length === 0 ? [] : await db.selectFrom('photos').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map((row) => row.id));
  return uses.filter((use) => known.has(use.photoId));
}

function inCopy(copy: PhotoUse['copy'], row: { lead_photo_id: string | null; body: unknown } | undefined): PhotoUse[] {
  if (!row) return [];
  const inBody = photoIdsOf(row.body as DocumentJson).filter(isUuid);
  return [
    ...(row.lead_photo_id ? [{ photoId: row.lead_photo_id as PhotoId, copy, role: 'lead' as const }] : []),
    ...inBody.map((photoId) => ({ photoId, copy, role: 'body' as const })),
  ];
}
