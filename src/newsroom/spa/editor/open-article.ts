import type { ArticleResource } from '../../contract/articles.ts';
import { type JournalEntry, leftBehind } from '../../saving/journal.ts';
import { callApi } from '../frame/call-api.ts';
import { browserJournal } from './browser-journal.ts';
import { openSeats, takeSeat } from './tabs.ts';

export const journal = browserJournal();

/** An article opened to be written, with what an earlier tab of this browser typed in it and never sent. */
export type OpenArticle = {
  article: ArticleResource | null;
  left: JournalEntry | null;
  seat: string;
  standUp: () => void;
};

/** @param id null for a new article. @throws ApiProblem */
export async function openArticle(id: string | null, personId: string): Promise<OpenArticle> {
  const [article, entries] = await Promise.all([
    id ? callApi<ArticleResource>(`/articles/${id}`) : null,
    entriesLeft(personId, id),
  ]);
  for (const left of entries) {
    const standUp = await takeSeat(left.seat);
    if (standUp) return { article, left, seat: left.seat, standUp };
  }
  const seat = crypto.randomUUID();
  return { article, left: null, seat, standUp: (await takeSeat(seat)) ?? (() => {}) };
}

/** What this person typed in this browser and no open tab cares for: for an article, or (null) for new ones. */
async function entriesLeft(personId: string, subject: string | null): Promise<JournalEntry[]> {
  return leftBehind(await journal.all(), { personId, subject, openSeats: await openSeats() });
}
