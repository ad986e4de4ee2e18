/** Who writes in an article and who reads along: the rules, without a clock or a database of their own. */

/** A seat is one tab of one browser. */
export type Holder = { seat: string; personId: string };

export type Pen = {
  holder: Holder | null;
  /** When the holder last typed. */
  typedAt: Date | null;
  asked: (Holder & { at: Date }) | null;
};

/**
 * What a seat wants of the pen: to `write` if nobody does, to `ask` for it, to `take` it over, to `pass` it to whoever
 * asked, to `keep` it against the asking, to `read` along (which lays it down).
 */
export const PEN_WISHES = ['write', 'ask', 'take', 'pass', 'keep', 'read'] as const;
export type PenWish = (typeof PEN_WISHES)[number];

export type PenMove = {
  by: Holder;
  wish: PenWish | null;
  /** Whether this seat has typed since it was last heard from. */
  typed: boolean;
  now: Date;
  /** The seats that are there, `by` among them. */
  present: readonly Holder[];
};

/** A seat that was not heard from for so long is not there any more. */
export const GONE_MS = 25_000;
/** A pen that lay still for so long is given to whoever asks. */
export const IDLE_MS = 180_000;
/** An asking that is not answered for so long, while the holder does not type, is answered yes. */
export const ASKING_MS = 30_000;

/** The pen after a move. The same object when nothing changed. */
export function movedPen(pen: Pen, move: PenMove): Pen {
  const { by, wish, now } = move;
  let next = settled(pen, move);
  const isMine = next.holder?.seat === by.seat;
  const mayHave = next.holder === null || isMine || next.holder.personId === by.personId || isStill(next, now);
  if (wish === 'take' || (wish === 'ask' && mayHave) || (wish === 'write' && (next.holder === null || isMine)))
    next = isMine ? next : { holder: by, typedAt: now, asked: next.asked?.seat === by.seat ? null : next.asked };
  else if (wish === 'ask') next = { ...next, asked: { ...by, at: now } };
  else if (wish === 'keep' && isMine) next = { ...next, asked: null };
  else if ((wish === 'pass' || wish === 'read') && isMine) next = given(next, now);
  else if (wish === 'read' && next.asked?.seat === by.seat) next = { ...next, asked: null };
  if (move.typed && next.holder?.seat === by.seat) next = { ...next, typedAt: now };
  return next;
}

/** Whether two times are further apart than that, in whichever direction: a clock that was set back frees nobody's seat for long. */
export function isPast(then: Date, now: Date, afterMs: number): boolean {
  return Math.abs(now.getTime() - then.getTime()) > afterMs;
}

/** Without those who are gone; with what time alone has decided. */
function settled(pen: Pen, { now, present }: PenMove): Pen {
  const isHere = (one: Holder | null) => one !== null && present.some(({ seat }) => seat === one.seat);
  const holder = isHere(pen.holder) ? pen.holder : null;
  const asked = isHere(pen.asked) ? pen.asked : null;
  const next = holder === pen.holder && asked === pen.asked ? pen : { ...pen, holder, asked };
  if (!next.asked) return next;
  const isSilent = isPast(next.asked.at, now, ASKING_MS) && (!next.typedAt || isPast(next.typedAt, now, ASKING_MS));
  return next.holder === null || isSilent || isStill(next, now) ? given(next, now) : next;
}

function isStill({ holder, typedAt }: Pen, now: Date): boolean {
  return holder === null || typedAt === null || isPast(typedAt, now, IDLE_MS);
}

/** To whoever asked, or to nobody. */
function given({ asked }: Pen, now: Date): Pen {
  if (!asked) return { holder: null, typedAt: null, asked: null };
  return { holder: { seat: asked.seat, personId: asked.personId }, typedAt: now, asked: null };
}
