import { Conflict } from './errors.ts';
import type { SmtpReply } from './smtp-reply.ts';

/** One message of many: who it is from and to on the envelope, and its bytes, made when it is about to go. */
export type Letter = {
  from: string;
  to: string;
  /** The message, lines ended by CRLF, none beginning with a dot. */
  compose: () => Promise<Buffer>;
};

/**
 * What became of one. `accepted`: the next hop answers for it. `refused`: it said no, for now (4xx) or for good (5xx).
 * `uncertain`: the final dot went out and no answer came back (RFC 1047). `untouched`: no final dot was written.
 */
export type Fate =
  | { kind: 'accepted'; reply: SmtpReply }
  | { kind: 'refused'; reply: SmtpReply }
  | { kind: 'uncertain'; reason: string }
  | { kind: 'untouched'; reason: string };

/** Where letters come from and where their fates are told. */
export type LetterSource<Taken extends Letter = Letter> = {
  /** The next one, if one is at hand. */
  take: () => Taken | undefined;
  /** Waits for the next; null when there is none left. */
  wait: () => Promise<Taken | null>;
  /** Asked before a letter is begun that was taken long ago: false when it shall not go out any more. */
  mayBegin?: (letter: Taken) => boolean;
  /**
   * Asked directly before the final dot is written, in the same turn: false forbids it. Whoever answers true has noted
   * that the message may arrive from now on.
   */
  mayFinish: (letter: Taken) => boolean;
  tell: (letter: Taken, fate: Fate) => void;
};

/** For many messages: several lanes beside each other, each message accounted for. */
export interface BulkMail {
  /**
   * Carries what the source gives until it gives no more.
   *
   * @param lanes connections at once
   * @param perDomain connections at once to one receiving domain, where this machine talks to it itself
   * @throws Error when the next hop cannot be reached; what was taken has been told `untouched`
   */
  carry: <Taken extends Letter>(source: LetterSource<Taken>, lanes: number, perDomain?: number) => Promise<void>;
}

/** One letter by itself, for what a person waits for. @throws Conflict `not-taken` with what the next hop said */
export async function sendOne(bulk: BulkMail, letter: Letter): Promise<void> {
  let left: Letter | null = letter;
  const take = () => {
    const next = left ?? undefined;
    left = null;
    return next;
  };
  const told: Fate[] = [];
  await bulk.carry(
    { take, wait: async () => take() ?? null, mayFinish: () => true, tell: (_, fate) => void told.push(fate) },
    1,
  );
  const fate = told[0] ?? { kind: 'untouched' as const, reason: 'it was not taken' };
  if (fate.kind === 'accepted') return;
  const said = 'reply' in fate ? `${fate.reply.code} ${fate.reply.text}` : fate.reason;
  throw new Conflict('not-taken', `The mail relay did not take the message: ${said}`);
}
