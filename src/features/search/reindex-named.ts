import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { NAME_KINDS } from '../articles/desk-name.ts';
import { articlesBearing } from '../articles/desk-name-queries.ts';
import { indexArticle } from './index-article.ts';

const Job = z.object({ kind: z.enum(NAME_KINDS), id: z.string() });

/** A name has changed: the articles that bear it are found by the new one. A job; idempotent. */
export async function reindexNamed(ctx: Ctx, data: unknown): Promise<void> {
  const { kind, id } = Job.parse(data);
  for (const articleId of await articlesBearing(ctx.db, kind, id)) await indexArticle(ctx, { articleId });
}
