import { namesOf, type StaffArticle } from '../../features/articles/newsroom-queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { absolute, paths } from '../../urls.ts';
import type { ArticleResource } from '../contract/articles.ts';

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
    lead: content.lead ? { photo: content.lead.photoId, caption: content.lead.caption, alt: content.lead.alt } : null,
    body: content.body,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    scheduledAt: article.scheduledAt?.toISOString() ?? null,
    heldUntil: article.heldUntil?.toISOString() ?? null,
    holdReason: article.holdReason,
    createdAt: article.createdAt.toISOString(),
    savedAt: article.savedAt.toISOString(),
  };
}
