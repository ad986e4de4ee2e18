import type { Ctx, Reads } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId, PersonId } from '../../platform/ids.ts';
import type { ArticleCard } from '../articles/article.ts';
import { cardsByIds } from '../articles/article-queries.ts';

const MOST_SHOWN = 200;

/** @throws NotFound when the article is not public */
export async function saveForLater(ctx: Ctx, personId: PersonId, articleId: ArticleId): Promise<void> {
  const isPublic = await ctx.db
    .selectFrom('published_articles')
    .select('id')
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (!isPublic) throw new NotFound('no-such-article', 'There is no such article.');
  await ctx.db
    .insertInto('saved_articles')
    .values({ person_id: personId, article_id: articleId, saved_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeSaved(ctx: Ctx, personId: PersonId, articleId: ArticleId): Promise<void> {
  await ctx.db
    .deleteFrom('saved_articles')
    .where('person_id', '=', personId)
    .where('article_id', '=', articleId)
    .execute();
}

/** Newest saved first; what is not public any more is left out. */
export async function savedCards(db: Reads, personId: PersonId): Promise<ArticleCard[]> {
  return cardsByIds(db, await savedIds(db, personId));
}

export async function savedIds(db: Reads, personId: PersonId): Promise<ArticleId[]> {
  const rows = await db
    .selectFrom('saved_articles')
    .select('article_id')
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map((row) => row.article_id as ArticleId);
}
