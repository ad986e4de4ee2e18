import { sql } from 'kysely';
import { z } from 'zod';
import { plainText } from '../../document/document-text.ts';
import { matchKeys } from '../../language/analyzer.ts';
import { wordsOf } from '../../language/normalize.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId } from '../../platform/ids.ts';
import type { PublishedArticle } from '../articles/article.ts';
import { publishedArticle } from '../articles/article-queries.ts';

const Job = z.object({ articleId: z.string() });
/** A tsvector's positions end at 16,383; what stands further back is found without its place. */
const LAST_POSITION = 16_383;

/** Puts the public text of an article, analysed, where the search finds it. A job; idempotent. */
export async function indexArticle(ctx: Ctx, data: unknown): Promise<void> {
  const { articleId } = Job.parse(data);
  const article = await publishedArticle(ctx.db, articleId as ArticleId);
  if (!article) return;
  const values = {
    article_id: article.id,
    language: article.language,
    published_at: article.publishedAt,
    keys: sql<string>`${vectorOf(article)}::tsvector`,
  };
  await ctx.db
    .insertInto('search_documents')
    .values(values)
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(values))
    .execute();
}

/** PostgreSQL's own notation: 'key':3A,17 … A for headline, B for deck and names, C for the body. */
function vectorOf(article: PublishedArticle): string {
  const places = new Map<string, string[]>();
  let position = 0;
  const add = (text: string, weight: 'A' | 'B' | 'C') => {
    for (const word of wordsOf(text)) {
      position = Math.min(position + 1, LAST_POSITION);
      for (const { key } of matchKeys(word)) {
        const of = places.get(key) ?? [];
        if (of.length < 200) of.push(`${position}${weight}`);
        places.set(key, of);
      }
    }
  };
  add(article.headline, 'A');
  add([article.deck, article.kicker, article.section.name].join(' '), 'B');
  add([...article.authors, ...article.topics].map((named) => named.name).join(' '), 'B');
  add([plainText(article.body), article.lead?.caption ?? ''].join(' '), 'C');
  return [...places]
    .map(([key, of]) => `'${key.replaceAll("'", "''").replaceAll('\\', '\\\\')}':${of.join(',')}`)
    .join(' ');
}
