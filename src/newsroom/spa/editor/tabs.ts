/**
 * The tabs of one browser know of each other: in which an editor is open (each holds a lock as long as it is, which no
 * kill outlasts), and what happened in another (somebody saved, somebody came in again).
 */
export type TabNews = { kind: 'saved'; articleId: string } | { kind: 'here' };

const LOCK = 'gilyon-seat:';
const CHANNEL = 'gilyon-tabs';

/**
 * Sits down at a seat: one opening of the editor in one tab.
 *
 * @returns what stands up from it, or null when another tab sits there
 */
export function takeSeat(seat: string): Promise<(() => void) | null> {
  const { locks } = navigator;
  // Without locks (no secure context) each tab is by itself, and the article's version alone keeps them apart.
  if (!locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    void locks.request(LOCK + seat, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    });
  });
}

/** The seats where an editor is open now. */
export async function openSeats(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(LOCK));
  return new Set(names.map((name) => name.slice(LOCK.length)));
}

/** Hears the other tabs; gives what tells them, and what ends it. */
export function listenToTabs(onNews: (news: TabNews) => void): { tell: (news: TabNews) => void; stop: () => void } {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, stop: () => {} };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => onNews(data as TabNews);
  return { tell: (news) => channel.postMessage(news), stop: () => channel.close() };
}
