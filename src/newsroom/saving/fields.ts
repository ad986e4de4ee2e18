import type { DocumentJson } from '../../document/document.ts';
import { cleanLine } from '../../language/clean-text.ts';
import type { ArticleResource } from '../contract/articles.ts';

/** What is written of an article, in the shape in which a save sends it. */
export type Fields = {
  kicker: string;
  headline: string;
  shortHeadline: string;
  deck: string;
  slug: string;
  language: string;
  section: string;
  authors: readonly string[];
  topics: readonly string[];
  lead: ArticleResource['lead'];
  body: DocumentJson;
};
export type FieldName = keyof Fields;
export type Change = Partial<Fields>;

/** The article as the server last gave it. */
export type Known = { id: string; version: number; revision: number; fields: Fields };

export function knownOf(article: ArticleResource): Known {
  const { id, version, revision } = article;
  return {
    id,
    version,
    revision,
    fields: {
      kicker: article.kicker,
      headline: article.headline,
      shortHeadline: article.shortHeadline,
      deck: article.deck,
      slug: article.slug,
      language: article.language,
      section: article.section.name,
      authors: article.authors.map(({ name }) => name),
      topics: article.topics.map(({ name }) => name),
      lead: article.lead,
      body: article.body as DocumentJson,
    },
  };
}

/** Whether two values say the same, whatever the order of their keys; text as the server would clean it. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one === 'string' && typeof other === 'string') return cleanLine(one) === cleanLine(other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return (one ?? null) === (other ?? null);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

export function namesIn(change: Change): FieldName[] {
  return Object.keys(change) as FieldName[];
}

export function isEmpty(change: Change): boolean {
  return namesIn(change).length === 0;
}

export function without(change: Change, names: readonly FieldName[]): Change {
  return Object.fromEntries(Object.entries(change).filter(([name]) => !names.includes(name as FieldName)));
}

export function only(change: Change, names: readonly FieldName[]): Change {
  return Object.fromEntries(Object.entries(change).filter(([name]) => names.includes(name as FieldName)));
}
