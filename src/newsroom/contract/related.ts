import { z } from 'zod';
import { LAST_PLACE, RELATED_CHOICES } from '../../features/related/related-choice.ts';
import { ARTICLE_ID } from './articles.ts';

/** What stands under an article, and an editor's word on it. */

const Article = z.string().regex(ARTICLE_ID, 'is not an article id');

/** `found`: leave it to the search again. `insteadOf`: of a pin, what it takes the place of, and what is banned for it. */
export const NewRelatedChoice = z.strictObject({
  related: Article,
  choice: z.enum(RELATED_CHOICES),
  place: z.int().min(0).max(LAST_PLACE).default(0),
  insteadOf: Article.nullable().default(null),
});

/** As readers see it. `by`: who put it there; `latest`: nobody, it only fills the list. */
export type RelatedCardResource = {
  id: string;
  headline: string;
  section: string;
  publishedAt: string;
  by: 'editor' | 'likeness' | 'latest';
  /** The words for which it was found. */
  why: string[];
};
export type RelatedDeskResource = {
  items: RelatedCardResource[];
  banned: { id: string; headline: string }[];
};
