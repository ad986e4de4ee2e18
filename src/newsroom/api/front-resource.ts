import { isDeepStrictEqual } from 'node:util';
import type { Section } from '../../features/articles/article.ts';
import { frontByRule, isHeld, sectionOfFront } from '../../features/fronts/front.ts';
import { type DeskFront, type FrontArticle, frontArticlesByIds } from '../../features/fronts/front-desk-queries.ts';
import { filledFront } from '../../features/fronts/front-queries.ts';
import { renditionWidths } from '../../features/media/photo.ts';
import type { Ctx } from '../../platform/context.ts';
import { paths } from '../../urls.ts';
import type { FrontArticleResource, FrontListItem, FrontResource } from '../contract/fronts.ts';

/** Of a section's list the desk sees the beginning. */
const LIST_SHOWN = 12;

/** A front as the API gives it, with what stands where at this moment by its working copy. */
export async function frontResource(
  ctx: Pick<Ctx, 'db' | 'now'>,
  front: DeskFront,
  sections: readonly Section[],
  home: string,
): Promise<FrontResource> {
  const ofSection = sectionOfFront(front.id);
  const filled = await filledFront(ctx.db, ctx.now(), front.working, sections, ofSection ? LIST_SHOWN : undefined);
  const placed = filled.slots.flatMap(({ cards }) => cards.map(({ id }) => id));
  const others = await frontArticlesByIds(
    ctx.db,
    placed.filter((id) => !front.articles.some((one) => one.id === id)),
  );
  const section = sections.find(({ id }) => id === ofSection);
  const { live } = front;
  return {
    id: front.id,
    name: section?.name ?? home,
    address: section ? paths.section(section.slug) : paths.home(),
    version: front.version,
    arrangement: front.working,
    savedBy: front.savedBy?.name ?? null,
    savedAt: front.savedAt?.toISOString() ?? null,
    readers: live?.arrangement ?? frontByRule(front.id, sections),
    live: live && {
      number: live.number,
      arrangement: live.arrangement,
      publishedBy: live.doneBy.name,
      publishedAt: live.doneAt.toISOString(),
    },
    places: Object.fromEntries(
      filled.slots.map(({ key, cards }) => [key, cards.map(({ id, isPinned }) => ({ article: id, isPinned }))]),
    ),
    articles: [...front.articles, ...others].map(articleOfFront),
    sections: sections.map(({ id, name, slug }) => ({ id, name, slug })),
  };
}

export function frontListItem(front: DeskFront, sections: readonly Section[], home: string, now: Date): FrontListItem {
  const { live, working, version } = front;
  const held = live?.arrangement.slots.flatMap(({ pins }) => pins.filter((pin) => isHeld(pin, now))) ?? [];
  const absent = new Set(
    front.articles.filter(({ isPublic, state }) => !isPublic && state !== 'scheduled').map(({ id }) => id),
  );
  return {
    id: front.id,
    name: sections.find(({ id }) => id === sectionOfFront(front.id))?.name ?? home,
    hasChanges: live ? !isDeepStrictEqual(live.arrangement, working) : version > 0,
    publishedAt: live?.doneAt.toISOString() ?? null,
    publishedBy: live?.doneBy.name ?? null,
    absent: new Set(held.map(({ article }) => article).filter((id) => absent.has(id))).size,
  };
}

export function articleOfFront(article: FrontArticle): FrontArticleResource {
  const { photo } = article;
  return {
    id: article.id,
    headline: article.headline,
    shortHeadline: article.shortHeadline,
    kicker: article.kicker,
    section: article.section,
    state: article.state,
    isPublic: article.isPublic,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    scheduledAt: article.scheduledAt?.toISOString() ?? null,
    thumbnail: photo && {
      url: paths.photo(photo.publicKey, String(renditionWidths(photo.width)[0] ?? 320), 'jpeg'),
      colour: photo.colour,
      focal: photo.focal,
    },
  };
}
