import { z } from 'zod';
import type { ArticleState } from '../../features/articles/article.ts';
import { COMMENT_LIMITS } from '../../features/comments/comment.ts';
import { PEN_WISHES } from '../../features/presence/pen.ts';
import type { DoneBy, StaffRole } from '../../platform/actor.ts';
import { block, Uuid } from './text.ts';

/** What the API takes and gives of several people in one article: who is there, the pen, and what they say beside it. */

export const Heartbeat = z.strictObject({
  seat: Uuid,
  beat: z.int().nonnegative(),
  wish: z.enum(PEN_WISHES).nullable().optional(),
  typed: z.boolean().optional(),
  leaves: z.boolean().optional(),
});

const words = (most: number) => z.string().max(most);
const AnchorInput = z.strictObject({
  quote: words(COMMENT_LIMITS.quote).min(1),
  before: words(COMMENT_LIMITS.around),
  after: words(COMMENT_LIMITS.around),
});
const text = block(COMMENT_LIMITS.text).refine((cleaned) => cleaned.trim() !== '', {
  message: 'is empty',
  params: { code: 'missing' },
});

export const NewComment = z.strictObject({
  text,
  anchor: AnchorInput.nullable().optional(),
  thread: Uuid.nullable().optional(),
  assignee: Uuid.nullable().optional(),
});
export const CommentPatch = z.strictObject({
  text: text.optional(),
  resolved: z.boolean().optional(),
  assignee: Uuid.nullable().optional(),
  done: z.boolean().optional(),
});
export const Anchors = z.strictObject({
  items: z.array(z.strictObject({ id: Uuid, anchor: AnchorInput })).max(500),
});
export const SeenMentions = z.strictObject({ comments: z.array(Uuid).max(500) });

export type HeartbeatBody = z.input<typeof Heartbeat>;

export type NewCommentBody = z.input<typeof NewComment>;
export type CommentPatchBody = z.input<typeof CommentPatch>;

export type PresentPerson = { seat: string; personId: string; name: string };

/** The answer to a heartbeat: all that moves in an article, for a page to follow it by one call. */
export type TogetherResource = {
  people: PresentPerson[];
  pen: { holder: { seat: string; personId: string } | null; asked: { seat: string; personId: string } | null };
  /** Of the article: another number says that somebody saved. */
  version: number;
  /** Another text says that something was said. */
  comments: string;
};

export type CommentResource = {
  id: string;
  thread: string;
  anchor: { quote: string; before: string; after: string } | null;
  text: string;
  by: DoneBy;
  at: string;
  editedAt: string | null;
  resolvedBy: DoneBy | null;
  resolvedAt: string | null;
  assignee: { id: string; name: string } | null;
  doneBy: DoneBy | null;
  doneAt: string | null;
};

export type ColleagueResource = { id: string; name: string; role: StaffRole };

export type WaitingCommentResource = {
  comment: string;
  thread: string;
  article: string;
  headline: string;
  text: string;
  by: string;
  at: string;
};
export type WaitingArticleResource = {
  article: string;
  headline: string;
  state: ArticleState;
  at: string;
  /** Who handed it in, or gave it back; empty for nobody. */
  by: string;
  /** What was said with it. */
  note: string;
};

/** What waits for the one who asks. */
export type WaitingResource = {
  mentions: WaitingCommentResource[];
  tasks: WaitingCommentResource[];
  /** For those who publish: handed in for review, and the changes of public stories that were. */
  inReview: WaitingArticleResource[];
  /** What this person handed in and got back. */
  returned: WaitingArticleResource[];
  /** For those who publish: the schedule came, and these were missing. */
  notPublished: {
    article: string;
    headline: string;
    state: ArticleState;
    at: string;
    faults: { path: string; code: string; message: string }[];
  }[];
};
