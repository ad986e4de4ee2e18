import { sql } from 'kysely';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Db, Trx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { informationOf, type Vector } from './article-vector.ts';
import type { Chosen } from './related-choice.ts';

export type StoredVector = {
  articleId: ArticleId;
  language: string;
  publishedAt: Date;
  vector: Vector;
  salient: string[];
};
export type Relation = { id: ArticleId; score: number; why: string[] };

const MOST_CANDIDATES = 400;

/** How much each of the keys tells in the archive of that language, as it is now. */
export async function informationIn(db: Db, language: string, keys: readonly string[]): Promise<Map<string, number>> {
  const { count } = await db
    .selectFrom('article_vectors')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('language', '=', language)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('word_counts')
    .select(['word', 'article_count'])
    .where('language', '=', language)
    .where('word', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute();
  const found = new Map(rows.map((row) => [row.word, row.article_count]));
  return new Map(keys.map((key) => [key, informationOf(found.get(key) ?? 0, Number(count))]));
}

/** Counts an article's keys in, once: when its vector is stored for the first time. */
export async function putVector(db: Db, stored: StoredVector, allKeys: readonly string[]): Promise<void> {
  const values = {
    language: stored.language,
    published_at: stored.publishedAt,
    words: JSON.stringify(stored.vector),
    salient: stored.salient,
  };
  const made = await db
    .insertInto('article_vectors')
    .values({ article_id: stored.articleId, ...values })
    .onConflict((conflict) => conflict.doNothing())
    .returning('article_id')
    .executeTakeFirst();
  if (!made) {
    await db.updateTable('article_vectors').set(values).where('article_id', '=', stored.articleId).execute();
    return;
  }
  await sql`
    insert into word_counts (language, word, article_count)
    select ${stored.language}, word, 1 from unnest(${[...allKeys].sort()}::text[]) as word
    on conflict (language, word) do update set article_count = word_counts.article_count + 1`.execute(db);
}

export async function storedVector(db: Db, id: ArticleId): Promise<StoredVector | null> {
  const row = await db.selectFrom('article_vectors').selectAll().where('article_id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    articleId: id,
    language: row.language,
    publishedAt: row.published_at,
    vector: row.words as Vector,
    salient: row.salient,
  };
}

/** Public articles of the same language that share a salient key, the newest first. */
export async function candidatesFor(
  db: Db,
  stored: StoredVector,
): Promise<{ id: ArticleId; publishedAt: Date; vector: Vector }[]> {
  const rows = await db
    .selectFrom('article_vectors as v')
    .innerJoin('published_articles as a', 'a.id', 'v.article_id')
    .select(['v.article_id', 'a.published_at', 'v.words'])
    .where('v.language', '=', stored.language)
    .where('v.article_id', '<>', stored.articleId)
    .where(sql<boolean>`v.salient && ${stored.salient}::text[]`)
    .orderBy('a.published_at', 'desc')
    .limit(MOST_CANDIDATES)
    .execute();
  return rows.map((row) => ({
    id: row.article_id as ArticleId,
    publishedAt: row.published_at,
    vector: row.words as Vector,
  }));
}

/** Puts a list in place of the one before; says whether it differs in what it shows. */
export async function replaceRelations(
  trx: Trx,
  id: ArticleId,
  relations: readonly Relation[],
  now: Date,
): Promise<boolean> {
  const before = await trx
    .deleteFrom('related_articles')
    .where('article_id', '=', id)
    .returning(['related_id', 'position'])
    .execute();
  if (relations.length > 0) {
    await trx
      .insertInto('related_articles')
      .values(
        relations.map(({ id: related, score, why }, position) => ({
          article_id: id,
          related_id: related,
          position,
          score,
          why,
          computed_at: now,
        })),
      )
      .execute();
  }
  const shown = before.sort((a, b) => a.position - b.position).map((row) => row.related_id);
  return shown.join() !== relations.map((relation) => relation.id).join();
}

export async function removeVector(db: Db, id: ArticleId): Promise<void> {
  await db.deleteFrom('article_vectors').where('article_id', '=', id).execute();
}

/** Whose lists name the article. */
export async function namedBy(db: Db, id: ArticleId): Promise<ArticleId[]> {
  const rows = await db.selectFrom('related_articles').select('article_id').where('related_id', '=', id).execute();
  return rows.map((row) => row.article_id as ArticleId);
}

/** Locks the article, so that one choice is made at a time; null: there is no such article. */
export async function lockChoices(trx: Trx, id: ArticleId): Promise<Chosen<ArticleId>[] | null> {
  const article = await trx.selectFrom('articles').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!article) return null;
  const rows = await trx
    .selectFrom('related_choices')
    .select(['related_id', 'place'])
    .where('article_id', '=', id)
    .execute();
  return rows.map(({ related_id, place }) => ({ id: related_id as ArticleId, place }));
}

/** @param choice `place` null: banned */
export async function setChoice(
  trx: Trx,
  id: ArticleId,
  relatedId: ArticleId,
  choice: { place: number | null; by: Actor; at: Date },
): Promise<void> {
  const values = { place: choice.place, chosen_by: JSON.stringify(doneBy(choice.by)), chosen_at: choice.at };
  await trx
    .insertInto('related_choices')
    .values({ article_id: id, related_id: relatedId, ...values })
    .onConflict((conflict) => conflict.columns(['article_id', 'related_id']).doUpdateSet(values))
    .execute();
}

export async function removeChoice(trx: Trx, id: ArticleId, relatedId: ArticleId): Promise<void> {
  await trx.deleteFrom('related_choices').where('article_id', '=', id).where('related_id', '=', relatedId).execute();
}
