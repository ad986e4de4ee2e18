import type { ArticleState } from '../../features/articles/article.ts';

/** What the API gives of the calendar. */

export type CalendarEntry = {
  kind: 'published' | 'scheduled' | 'unpublish' | 'hold-ends';
  /** RFC 3339. */
  at: string;
  articleId: string;
  headline: string;
  state: ArticleState;
  section: string;
  version: number;
};

/** `isWhole`: nothing was left out. */
export type CalendarAnswer = { items: CalendarEntry[]; isWhole: boolean };
