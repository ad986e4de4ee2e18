import { type Selectable, sql, type Updateable } from 'kysely';
import { wordCount } from '../../document/document-text.ts';
import { readingMinutes } from '../../language/reading-time.ts';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Trx } from '../../platform/context.ts';
import type { ArticlesTable } from '../../platform/database-types.ts';
import { Conflict, NotFound } from '../../platform/errors.ts';
import type { ArticleId, AuthorId, SectionId, TopicId } from '../../platform/ids.ts';
import type { ArticlePlace } from '../events.ts';
import type { ArticleContent } from './article.ts';

export type ArticleRow = Selectable<ArticlesTable>;

/** The article, locked until the transaction ends: who saves, publishes or withdraws it takes turns. */
export async function lockArticle(trx: Trx, id: ArticleId): Promise<ArticleRow> {
  const row = await trx.selectFrom('articles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound('no-such-article', 'There is no such article.');
  return row;
}

/** @throws Conflict `stale-edit` when the row is not the one that was seen; null sees whatever is there */
export function mustBeVersion(row: ArticleRow, seen: number | null | undefined): void {
  if (seen == null || seen === row.version) return;
  throw new Conflict(
    'stale-edit',
    `Somebody has saved or moved this article meanwhile: it is at version ${row.version}, and version ${seen} was meant. Nothing was changed.`,
    { version: row.version, state: row.state },
  );
}

/** False when the id is taken. */
export async function insertArticle(
  trx: Trx,
  id: ArticleId,
  content: ArticleContent,
  by: Actor,
  now: Date,
): Promise<boolean> {
  const made = await trx
    .insertInto('articles')
    .values({
      id,
      latest_revision: 1,
      headline: content.headline,
      section_id: content.sectionId,
      author_ids: content.authorIds,
      created_by: JSON.stringify(doneBy(by)),
      created_at: now,
      saved_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The draft made under that key, once whoever is making it has ended. */
export async function draftedUnder(trx: Trx, key: string): Promise<{ id: ArticleId; version: number } | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('articles')
    .select(['id', 'version'])
    .where('draft_key', '=', key)
    .executeTakeFirst();
  return row ? { id: row.id as ArticleId, version: row.version } : null;
}

export async function setDraftKey(trx: Trx, id: ArticleId, key: string): Promise<void> {
  await trx.updateTable('articles').set({ draft_key: key }).where('id', '=', id).execute();
}

export async function insertRevision(
  trx: Trx,
  id: ArticleId,
  number: number,
  content: ArticleContent,
  by: Actor,
  now: Date,
  change: string,
): Promise<void> {
  await trx
    .insertInto('revisions')
    .values({
      article_id: id,
      number,
      kicker: content.kicker,
      headline: content.headline,
      short_headline: content.shortHeadline,
      deck: content.deck,
      slug: content.slug,
      language: content.language,
      section_id: content.sectionId,
      author_ids: content.authorIds,
      topic_ids: content.topicIds,
      lead_photo_id: content.lead?.photoId ?? null,
      lead_caption: content.lead?.caption ?? null,
      lead_alt: content.lead?.alt ?? null,
      lead_decorative: content.lead?.decorative ?? false,
      body: JSON.stringify(content.body),
      change,
      saved_by: JSON.stringify(doneBy(by)),
      saved_at: now,
    })
    .execute();
}

/** The newest revision there is: the working copy, or an edit that came too late and was kept beside it. */
export async function lastRevision(trx: Trx, id: ArticleId): Promise<{ number: number; change: string }> {
  return trx
    .selectFrom('revisions')
    .select(['number', 'change'])
    .where('article_id', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Every change of the row is a new version: what `If-Match` compares. */
export async function updateArticle(trx: Trx, row: ArticleRow, change: Updateable<ArticlesTable>): Promise<number> {
  const version = row.version + 1;
  await trx
    .updateTable('articles')
    .set({ ...change, version })
    .where('id', '=', row.id)
    .execute();
  return version;
}

/** Puts a revision's content before the readers, in place of what stood there. */
export async function putPublished(
  trx: Trx,
  id: ArticleId,
  revision: number,
  content: ArticleContent,
  times: { publishedAt: Date; updatedAt: Date },
): Promise<void> {
  await removePublished(trx, id);
  const words = wordCount(content.body);
  await trx
    .insertInto('published_articles')
    .values({
      id,
      revision,
      slug: content.slug,
      kicker: content.kicker,
      headline: content.headline,
      short_headline: content.shortHeadline,
      deck: content.deck,
      language: content.language,
      section_id: content.sectionId,
      author_ids: content.authorIds,
      topic_ids: content.topicIds,
      lead_photo_id: content.lead?.photoId ?? null,
      lead_caption: content.lead?.caption ?? null,
      lead_alt: content.lead?.alt ?? null,
      lead_decorative: content.lead?.decorative ?? false,
      body: JSON.stringify(content.body),
      word_count: words,
      reading_minutes: readingMinutes(words, content.language),
      published_at: times.publishedAt,
      updated_at: times.updatedAt,
    })
    .execute();
  const shared = { article_id: id, published_at: times.publishedAt };
  if (content.authorIds.length > 0) {
    const rows = content.authorIds.map((author_id, position) => ({ ...shared, author_id, position }));
    await trx.insertInto('published_article_authors').values(rows).execute();
  }
  if (content.topicIds.length > 0) {
    const rows = content.topicIds.map((topic_id, position) => ({ ...shared, topic_id, position }));
    await trx.insertInto('published_article_topics').values(rows).execute();
  }
}

/** Closes every door at once. */
export async function removePublished(trx: Trx, id: ArticleId): Promise<void> {
  await trx.deleteFrom('published_articles').where('id', '=', id).execute();
}

/** Where the public article stands now, if it does: the pages that its change makes stale. */
export async function publishedPlace(trx: Trx, id: ArticleId): Promise<ArticlePlace | null> {
  const row = await trx
    .selectFrom('published_articles')
    .select(['section_id', 'author_ids', 'topic_ids', 'published_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    sectionId: row.section_id as SectionId,
    authorIds: row.author_ids as AuthorId[],
    topicIds: row.topic_ids as TopicId[],
  };
}

export async function lastCorrectedAt(trx: Trx, id: ArticleId): Promise<Date | null> {
  const { at } = await trx
    .selectFrom('corrections')
    .select((eb) => eb.fn.max('corrected_at').as('at'))
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow();
  return at;
}

export async function insertCorrection(
  trx: Trx,
  correction: { id: string; articleId: ArticleId; note: string; by: Actor; at: Date },
): Promise<void> {
  await trx
    .insertInto('corrections')
    .values({
      id: correction.id,
      article_id: correction.articleId,
      note: correction.note,
      corrected_by: JSON.stringify(doneBy(correction.by)),
      corrected_at: correction.at,
    })
    .execute();
}
