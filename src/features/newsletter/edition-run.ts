import { dayIn } from '../../language/dates.ts';
import type { Fate, Letter, LetterSource } from '../../platform/bulk-mail.ts';
import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { type Claimed, claimBatch, countSent, type Outcome, settleBatch } from './delivery-store.ts';
import type { DomainGate } from './domain-gate.ts';
import { giveBackToDay, takeFromDay } from './domain-store.ts';
import { judgeRefusals } from './judge-bounce.ts';
import { capOf, type MailSettings } from './mail-settings.ts';
import type { MailWorker } from './mail-worker.ts';
import { journalKey } from './recover-workers.ts';

export const BATCH = 200;
const SETTLE_EVERY_MS = 300;
const MOST_TRIES = 9;
const FIRST_RETRY_MS = 60_000;

export type EditionLetter = Letter & { claimed: Claimed };
/** Makes a message of the edition for one reader. */
export type LetterMaker = (claimed: Claimed) => Letter;

export type RunOptions = {
  editionId: EditionId;
  worker: MailWorker;
  gate: DomainGate;
  settings: MailSettings;
  timeZone: string;
  make: LetterMaker;
  /** Whether other editions want their turn. */
  isOver: () => boolean;
};

/**
 * One edition's messages on their way: claimed in batches, handed out one by one, and settled in batches. What is
 * handed out is at its end in the database before it is forgotten here.
 */
export class EditionRun implements LetterSource<EditionLetter> {
  #ctx: Pick<Ctx, 'db' | 'now' | 'log' | 'transact'>;
  #run: RunOptions;
  #queue: Claimed[] = [];
  #outcomes: Outcome[] = [];
  #filling: Promise<void> | null = null;
  #settling: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #isDry = false;
  /** The edition was paused or cancelled. */
  #isStopped = false;
  /** How many were claimed, skipped or put off: none means that there was nothing to do. */
  touched = 0;
  #failure: unknown = null;

  constructor(ctx: Pick<Ctx, 'db' | 'now' | 'log' | 'transact'>, run: RunOptions) {
    this.#ctx = ctx;
    this.#run = run;
  }

  take(): EditionLetter | undefined {
    if (!this.#run.worker.isOwn()) this.#drop();
    if (this.#queue.length < BATCH / 2) this.#fill();
    const claimed = this.#queue.shift();
    return claimed && { ...this.#run.make(claimed), claimed };
  }

  async wait(): Promise<EditionLetter | null> {
    for (;;) {
      const letter = this.take();
      if (letter) return letter;
      if (!this.#filling) return null;
      await this.#filling;
    }
  }

  mayBegin({ claimed }: EditionLetter): boolean {
    if (this.#isStopped || !this.#run.worker.isOwn()) return false;
    return this.#run.gate.closedUntil(domainOf(claimed.email)) === null;
  }

  mayFinish({ claimed }: EditionLetter): boolean {
    // Noted first and asked last: between the asking and the dot nothing may take time.
    if (!this.#run.worker.isOwn()) return false;
    this.#run.worker.journal.note(journalKey(this.#run.editionId, claimed.subscriptionId));
    return this.#run.worker.isOwn();
  }

  tell({ claimed }: EditionLetter, fate: Fate): void {
    const key = journalKey(this.#run.editionId, claimed.subscriptionId);
    if ('reply' in fate) this.#run.worker.journal.end(key, fate.kind);
    const domain = domainOf(claimed.email);
    if ('reply' in fate && this.#run.gate.heard(domain, fate.reply)) {
      this.#run.gate.rest(domain, fate.reply.text).catch((error: unknown) => this.#ctx.log.warn({ err: error }));
      this.#putOff(domain);
    }
    this.#outcomes.push(outcomeOf(claimed, fate, this.#ctx.now()));
    if (this.#outcomes.length >= BATCH) this.#settle();
    else this.#timer ??= setTimeout(() => this.#settle(), SETTLE_EVERY_MS);
  }

  /** Gives back what was not begun, and writes the rest. @throws Error of the database */
  async end(): Promise<void> {
    this.#isDry = true;
    await this.#filling;
    for (const { subscriptionId } of this.#queue.splice(0)) this.#outcomes.push({ subscriptionId, state: 'pending' });
    this.#settle();
    // What is written may give back more, which is written behind it.
    for (let last: unknown = null; last !== this.#settling; ) {
      last = this.#settling;
      await this.#settling;
    }
    if (this.#failure) throw this.#failure;
  }

  #fill(): void {
    if (this.#filling || this.#isDry) return;
    this.#filling = this.#claim()
      .catch((error: unknown) => {
        this.#failure = error;
        this.#isDry = true;
      })
      .finally(() => {
        this.#filling = null;
      });
  }

  async #claim(): Promise<void> {
    const { editionId, worker, gate, settings, timeZone, isOver } = this.#run;
    if (isOver() || !worker.isOwn()) {
      this.#isDry = true;
      return;
    }
    await gate.refresh();
    const now = this.#ctx.now();
    const day = dayIn(now, timeZone);
    const limit = await takeFromDay(this.#ctx.db, day, capOf(settings, day), BATCH);
    const { claimed, skipped } =
      limit === 0
        ? { claimed: [], skipped: 0 }
        : await claimBatch(this.#ctx.db, { editionId, workerId: worker.id, limit, now });
    this.touched += claimed.length + skipped;
    const free: Claimed[] = [];
    for (const one of claimed) {
      const fault = unsendable(one.email);
      const until = gate.closedUntil(domainOf(one.email));
      if (fault) this.#outcomes.push({ subscriptionId: one.subscriptionId, state: 'failed', ...fault });
      else if (until) this.#outcomes.push({ subscriptionId: one.subscriptionId, ...putOffUntil(until) });
      else free.push(one);
    }
    if (capOf(settings, day) !== null) await giveBackToDay(this.#ctx.db, day, limit - free.length);
    if (claimed.length > free.length) this.#settle();
    this.#queue.push(...free);
    if (claimed.length + skipped === 0) this.#isDry = true;
  }

  /** What is queued for a domain that rests from now on need not be tried. */
  #putOff(domain: string): void {
    const until = this.#run.gate.closedUntil(domain);
    if (!until) return;
    const kept = this.#queue.filter((one) => domainOf(one.email) !== domain);
    for (const one of this.#queue)
      if (domainOf(one.email) === domain)
        this.#outcomes.push({ subscriptionId: one.subscriptionId, ...putOffUntil(until) });
    this.#queue = kept;
  }

  /** The lease is lost: whoever sorted out this worker has given its messages back already. */
  #drop(): void {
    this.#queue = [];
    this.#isDry = true;
  }

  #settle(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const outcomes = this.#outcomes.splice(0);
    if (outcomes.length === 0) return;
    this.#settling = this.#settling
      .then(() => this.#write(outcomes))
      .catch((error: unknown) => {
        this.#failure ??= error;
        this.#isDry = true;
      });
  }

  async #write(outcomes: Outcome[]): Promise<void> {
    const { editionId, worker } = this.#run;
    const now = this.#ctx.now();
    const isSending = await this.#ctx.db.transaction().execute(async (trx) => {
      await settleBatch(trx, { editionId, workerId: worker.id, now }, outcomes);
      return countSent(trx, editionId, outcomes.filter((one) => one.state === 'sent').length, now);
    });
    worker.journal.settled(outcomes.map((one) => journalKey(editionId, one.subscriptionId)));
    await judgeRefusals(this.#ctx, editionId, outcomes);
    if (isSending) return;
    // Paused or cancelled: what is queued is given back at once.
    this.#isDry = true;
    this.#isStopped = true;
    for (const { subscriptionId } of this.#queue.splice(0)) this.#outcomes.push({ subscriptionId, state: 'pending' });
    this.#settle();
  }
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

function outcomeOf({ subscriptionId, attempts }: Claimed, fate: Fate, now: Date): Outcome {
  if (fate.kind === 'untouched') return { subscriptionId, state: 'pending' };
  if (fate.kind === 'uncertain') return { subscriptionId, state: 'uncertain', reply: fate.reason };
  const { code, text, status } = fate.reply;
  const answer = { subscriptionId, reply: `${code} ${text}`, statusCode: status };
  if (fate.kind === 'accepted') return { ...answer, state: 'sent' };
  if (code >= 500 || attempts + 1 >= MOST_TRIES) return { ...answer, state: 'failed' };
  return { ...answer, state: 'deferred', notBefore: new Date(now.getTime() + FIRST_RETRY_MS * 2 ** attempts) };
}

/** Not tried, so not counted as a try. */
function putOffUntil(until: Date): Omit<Outcome, 'subscriptionId'> {
  return { state: 'deferred', notBefore: until, isTry: false, reply: 'the domain rests' };
}

/** An address that no command may be made of: it would be two. */
function unsendable(email: string): { reply: string; statusCode: string } | null {
  return /^[^\s<>\u0000-\u001f\u007f]+@[^\s<>@\u0000-\u001f\u007f]+$/.test(email)
    ? null
    : { reply: 'not an address', statusCode: '5.1.3' };
}
