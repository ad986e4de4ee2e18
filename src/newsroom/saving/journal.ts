import type { QueueState } from './save-queue.ts';

/** What one tab has typed that the newsroom may not have: kept in the browser until it has. */
export type JournalEntry = {
  /** The tab. Each keeps its own, so that no tab writes over another's words. */
  seat: string;
  /** Whose words they are: nobody else is offered them. */
  personId: string;
  /** The article, or for one not made yet the key of its draft. */
  subject: string;
  /** Counts the writings of this tab: its order, whatever the clock says. */
  turn: number;
  state: QueueState;
};

/** Each call ends when the entry is safe. They take effect in the order of the calls. */
export type Journal = {
  put: (entry: JournalEntry) => Promise<void>;
  remove: (seat: string) => Promise<void>;
  all: () => Promise<JournalEntry[]>;
};

/** What was left behind: entries of this person whose tab is not open any more, for an article or for drafts. */
export function leftBehind(
  entries: readonly JournalEntry[],
  of: { personId: string; subject: string | null; openSeats: ReadonlySet<string> },
): JournalEntry[] {
  return entries.filter(
    ({ seat, personId, subject, state }) =>
      personId === of.personId &&
      !of.openSeats.has(seat) &&
      (of.subject === null ? state.known === null : subject === of.subject),
  );
}
