import { useCallback, useEffect, useRef, useState } from 'react';
import type { PenWish } from '../../../features/presence/pen.ts';
import type { HeartbeatBody, PresentPerson, TogetherResource } from '../../contract/together.ts';
import { callApi } from '../frame/call-api.ts';

/** Who is in the article and who writes, as this tab sees it. */
export type Together = {
  people: PresentPerson[];
  /** Mine or nobody's, or the server does not answer: I may write. */
  mayWrite: boolean;
  hasPen: boolean;
  /** Who writes, when it is not this tab. */
  writer: { name: string; isMe: boolean } | null;
  /** Who asks me for the pen. */
  asker: string | null;
  /** I have asked and wait. */
  isAsking: boolean;
  comments: string;
  wish: (wish: PenWish) => Promise<void>;
  /** Notes that this tab has just typed: a free pen becomes its own. */
  noteTyping: () => void;
};

export type TogetherOptions = {
  articleId: string | null;
  seat: string;
  personId: string;
  /** Another version than the one we have was saved. */
  onVersion: (version: number) => void;
  /** The pen has left this tab, to somebody. What is typed is still to be handed over. */
  onTaken: (name: string) => void;
};

/** Together it beats faster, so that who reads along sees the text move; an unseen page hardly ever. */
const TOGETHER_MS = 2000;
const ALONE_MS = 5000;
const HIDDEN_MS = 15_000;

/** One call, again and again, says and learns everything that several people in one article need of each other. */
export function useTogether(options: TogetherOptions): Together {
  const { articleId, seat, personId } = options;
  const [answer, setAnswer] = useState<TogetherResource | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const known = useRef<TogetherResource | null>(null);
  const typed = useRef(false);
  const number = useRef(0);
  const beat = useRef<(wish?: PenWish) => Promise<void>>(async () => {});

  useEffect(() => {
    if (!articleId) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const call = (more: Partial<HeartbeatBody>, init: { keepalive?: boolean } = {}) =>
      callApi<TogetherResource>(`/articles/${articleId}/presence`, {
        method: 'POST',
        json: { seat, beat: nextBeat(), ...more },
        ...init,
      });
    // A seat may outlive its page, so that a count of its own would begin anew.
    const nextBeat = () => {
      number.current = Math.max(number.current + 1, Date.now());
      return number.current;
    };

    async function once(wish: PenWish | null): Promise<void> {
      clearTimeout(timer);
      const hasTyped = typed.current;
      typed.current = false;
      try {
        // Who opens an article that nobody writes in may write; who types in it has the pen.
        const asks = wish ?? (hasTyped || !known.current ? 'write' : null);
        hear(await call({ wish: asks, typed: hasTyped }));
      } catch {
        // Nobody knows who is there: whoever types is not held up, and what they type is merged later.
        known.current = null;
        if (!stopped) setAnswer(null);
      }
      if (!stopped) timer = setTimeout(() => void once(null), pauseOf(known.current));
    }

    function hear(next: TogetherResource): void {
      if (stopped) return;
      const before = known.current;
      known.current = next;
      // Most beats say what the one before said: nothing is drawn for them.
      setAnswer((shown) => (JSON.stringify(shown) === JSON.stringify(next) ? shown : next));
      const { holder } = next.pen;
      const hadPen = before?.pen.holder?.seat === seat;
      const name = next.people.find((one) => one.seat === holder?.seat)?.name ?? '';
      if (hadPen && holder && holder.seat !== seat) latest.current.onTaken(name);
      latest.current.onVersion(next.version);
    }

    beat.current = (wish) => once(wish ?? null);
    const onVisible = () => void once(null);
    const leave = () => {
      void call({ leaves: true }, { keepalive: true }).catch(() => {});
    };
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('pagehide', leave);
    void once(null);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pagehide', leave);
      known.current = null;
      leave();
    };
  }, [articleId, seat]);

  const people = answer?.people ?? [];
  const { holder = null, asked = null } = answer?.pen ?? {};
  const hasPen = holder?.seat === seat;
  const nameOf = (one: { seat: string }) => people.find((person) => person.seat === one.seat)?.name ?? '';
  return {
    people,
    mayWrite: holder === null || hasPen,
    hasPen,
    writer: holder && !hasPen ? { name: nameOf(holder), isMe: holder.personId === personId } : null,
    asker: hasPen && asked ? nameOf(asked) : null,
    isAsking: asked?.seat === seat,
    comments: answer?.comments ?? '',
    wish: useCallback((wish) => beat.current(wish), []),
    noteTyping: useCallback(() => {
      const isFirst = !typed.current;
      typed.current = true;
      if (isFirst && known.current && known.current.pen.holder?.seat !== seat) void beat.current();
    }, [seat]),
  };
}

function pauseOf(answer: TogetherResource | null): number {
  if (document.visibilityState === 'hidden') return HIDDEN_MS;
  return answer && answer.people.length > 1 ? TOGETHER_MS : ALONE_MS;
}
