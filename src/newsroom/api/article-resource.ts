import type { Context } from 'hono';
import type { Warning } from '../../document/warnings.ts';
import type { Lead } from '../../features/articles/article.ts';
import { namesOf, type StaffArticle, staffArticle } from '../../features/articles/newsroom-queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import type { ArticleId } from '../../platform/ids.ts';
import { absolute, paths } from '../../urls.ts';
import type { ArticleResource } from '../contract/articles.ts';

/** Answers with the article as it stands now, and its ETag. @throws NotFound */
export async function answerArticle(
  ctx: Pick<Ctx, 'db' | 'config'>,
  c: Context,
  id: ArticleId,
  { status = 200, warnings }: { status?: 200 | 201; warnings?: Warning[] } = {},
): Promise<Response> {
  const article = await staffArticle(ctx.db, id);
  if (!article) throw new NotFound('no-such-article', 'There is no such article.');
  c.header('etag', `"${article.version}"`);
  const resource = await articleResource(ctx, article);
  return c.json(warnings ? { ...resource, warnings } : resource, status);
}

/** The article as the API gives it: names beside ids, times as RFC 3339. */
export async function articleResource(
  ctx: Pick<Ctx, 'db' | 'config'>,
  article: StaffArticle,
): Promise<ArticleResource> {
  const { content } = article;
  const [[section], authors, topics] = await Promise.all([
    namesOf(ctx.db, 'sections', [content.sectionId]),
    namesOf(ctx.db, 'authors', content.authorIds),
    namesOf(ctx.db, 'topics', content.topicIds),
  ]);
  return {
    id: article.id,
    url: absolute(ctx.config.url, paths.article(article.id, article.publishedSlug ?? content.slug)),
    state: article.state,
    version: article.version,
    revision: article.revision,
    publishedRevision: article.publishedRevision,
    headline: content.headline,
    kicker: content.kicker,
    shortHeadline: content.shortHeadline,
    deck: content.deck,
    slug: content.slug,
    language: content.language,
    section: section ?? { id: content.sectionId, name: '', slug: '' },
    authors,
    topics,
    lead: content.lead && leadResource(content.lead),
    body: content.body,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    scheduledAt: article.scheduledAt?.toISOString() ?? null,
    updatedAt: article.updatedAt?.toISOString() ?? null,
    unpublishAt: article.unpublishAt?.toISOString() ?? null,
    heldUntil: article.heldUntil?.toISOString() ?? null,
    holdKind: article.holdKind,
    holdReason: article.holdReason,
    withdrawalReason: article.withdrawalReason,
    withdrawalNotice: article.withdrawalNotice,
    handedIn: article.handedIn && { by: article.handedIn.by.name, at: article.handedIn.at.toISOString() },
    returned: article.returned && { by: article.returned.by.name, note: article.returned.note },
    notPublished: article.notPublished,
    corrections: article.corrections.map(({ note, correctedAt }) => ({ note, at: correctedAt.toISOString() })),
    createdAt: article.createdAt.toISOString(),
    savedAt: article.savedAt.toISOString(),
  };
}

function leadResource({ photoId, caption, alt, decorative }: Lead): ArticleResource['lead'] {
  return { photo: photoId, caption, alt, decorative };
}
