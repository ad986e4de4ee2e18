import { z } from 'zod';
import type { ArticleState } from '../../features/articles/article.ts';
import type { NameKind } from '../../features/articles/desk-name.ts';
import type { StaffRole } from '../../platform/actor.ts';
import { line } from './text.ts';

/** What the desk's search takes and gives. */

export const DESK_QUERY_LENGTH = 200;
export const DeskQuery = z.object({ q: line(DESK_QUERY_LENGTH).default('') });

/** A few of each kind, the best first. */
export type DeskSearchResource = {
  articles: { id: string; headline: string; state: ArticleState; section: string; at: string }[];
  photos: { id: string; name: string; thumbnail: string; colour: string; at: string }[];
  names: { id: string; kind: NameKind; name: string; slug: string; articles: number }[];
  /** For those who keep the staff. */
  staff: { id: string; name: string; email: string; role: StaffRole }[];
};
