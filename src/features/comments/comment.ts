import type { DoneBy } from '../../platform/actor.ts';
import type { ArticleId, Branded, PersonId } from '../../platform/ids.ts';

export type CommentId = Branded<'CommentId'>;

/** A passage of the body, by its words and those around it: it is found again after the text about it has changed. */
export type Anchor = {
  quote: string;
  before: string;
  after: string;
};

export type Comment = {
  id: CommentId;
  articleId: ArticleId;
  threadId: CommentId;
  anchor: Anchor | null;
  text: string;
  writtenBy: DoneBy;
  createdAt: Date;
  editedAt: Date | null;
  resolvedBy: DoneBy | null;
  resolvedAt: Date | null;
  assignee: { id: PersonId; name: string } | null;
  doneBy: DoneBy | null;
  doneAt: Date | null;
};

/** Longest, in characters. */
export const COMMENT_LIMITS = { text: 4000, quote: 4000, around: 80 } as const;

/** Whom a comment calls by `@` and their whole name; where one name begins another, the longer is meant. */
export function mentionedIn<Person extends { name: string }>(text: string, people: readonly Person[]): Person[] {
  const longestFirst = [...people].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const found = new Set<Person>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const called = longestFirst.find(({ name }) => isCalled(text, at + 1, name));
    if (called) for (const person of people) if (person.name === called.name) found.add(person);
  }
  return [...found];
}

function isCalled(text: string, at: number, name: string): boolean {
  if (!text.startsWith(name, at)) return false;
  const next = text.slice(at + name.length);
  return !/^[\p{L}\p{N}]/u.test(next);
}
