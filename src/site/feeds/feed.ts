import { escapeHtml } from '../../document/render-html.ts';
import type { ArticleCard, Correction } from '../../features/articles/article.ts';
import { directionOf, isolate } from '../../language/direction.ts';
import { directionOfLanguage } from '../../language/language.ts';
import { typeset } from '../../language/typography.ts';
import { absolute, paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';

/** What a feed holds, whatever its format: its own words and its entries, with directions settled. */
export type Feed = {
  title: string;
  description: string;
  language: string;
  /** The page that the feed follows. */
  page: string;
  /** Path that the feeds' names are put after: '' or `/section/news`. */
  scope: string;
  base: string;
  updatedAt: Date;
  entries: FeedEntry[];
};

export type FeedEntry = {
  id: string;
  url: string;
  title: string;
  summary: string;
  /** HTML that carries its own direction and language: readers of feeds differ, and few ask the feed. */
  html: string;
  authors: { name: string; url: string }[];
  section: string;
  image: string | null;
  language: string;
  publishedAt: Date;
  updatedAt: Date;
};

type Corrections = ReadonlyMap<string, readonly Correction[]>;

/** @param scope what the feed is of, when it is not of the whole publication */
export function makeFeed(
  frame: Frame,
  cards: readonly ArticleCard[],
  scope: { name: string; path: string } | null = null,
  corrections: Corrections = new Map(),
): Feed {
  const { publication, base, language } = frame;
  const newest = cards.reduce((latest, card) => Math.max(latest, card.updatedAt.getTime()), 0);
  return {
    title: scope ? `${publication.name}: ${typeset(scope.name, language)}` : publication.name,
    description: publication.tagline || publication.name,
    language,
    page: absolute(base, scope?.path ?? paths.home()),
    scope: scope?.path ?? '',
    base,
    updatedAt: newest > 0 ? new Date(newest) : frame.now,
    entries: cards.map((card) => entryOf(frame, card, corrections)),
  };
}

function entryOf(frame: Frame, card: ArticleCard, corrections: Corrections): FeedEntry {
  const { base } = frame;
  const image = card.lead ? absolute(base, paths.photo(card.lead.photo.publicKey, '16x9', 'jpeg')) : null;
  return {
    id: absolute(base, paths.shortArticle(card.id)),
    url: absolute(base, paths.article(card.id, card.slug)),
    title: typeset(card.headline, card.language),
    summary: typeset(card.deck, card.language),
    html: contentOf(frame, card, image, corrections.get(card.id) ?? []),
    authors: card.authors.map((author) => ({ name: author.name, url: absolute(base, paths.author(author.slug)) })),
    section: card.section.name,
    image,
    language: card.language,
    publishedAt: card.publishedAt,
    updatedAt: card.updatedAt,
  };
}

function contentOf(frame: Frame, card: ArticleCard, image: string | null, corrections: readonly Correction[]): string {
  const here = directionOfLanguage(card.language);
  const paragraph = (text: string) =>
    `<p dir="${directionOf(text, here)}">${escapeHtml(typeset(text, card.language))}</p>`;
  const credits = card.lead?.photo.credits.map((credit) => isolate(credit, directionOf(credit, here))).join(', ');
  return [
    `<div dir="${here}" lang="${escapeHtml(card.language)}">`,
    image
      ? `<p><img src="${escapeHtml(image)}" alt="${escapeHtml(card.lead?.alt ?? '')}" width="1200" height="675"></p>`
      : '',
    credits ? `<p dir="${here}"><small>${escapeHtml(`${frame.words.photoBy} ${credits}`)}</small></p>` : '',
    card.deck ? paragraph(card.deck) : '',
    ...corrections.map(({ note }) => paragraph(`${frame.words.correction}: ${note}`)),
    '</div>',
  ].join('');
}
