import { hostname } from 'node:os';
import type { Ctx } from '../../platform/context.ts';
import { openJournal, type SendJournal } from '../../platform/send-journal.ts';
import { beginWorker, endWorker, removeWorker, renewLease } from './worker-store.ts';

/** So much of the lease is left unused: clocks of two machines run apart, and a write takes its time. */
const SAFE_PART = 0.8;

/**
 * A worker's place: a lease in the database, renewed while it lives, and its journal. `isOwn` answers by this machine's
 * own clocks whether the lease still holds, without asking anybody, so that it can be asked before each final dot.
 */
export class MailWorker {
  readonly id: string;
  readonly journal: SendJournal;
  #ctx: Pick<Ctx, 'db' | 'now' | 'log'>;
  #leaseSeconds: number;
  #timer: NodeJS.Timeout;
  #isLost = false;
  /** By both clocks: one stops while the machine sleeps, the other may be set. */
  #until = { steady: 0, wall: 0 };

  private constructor(ctx: Pick<Ctx, 'db' | 'now' | 'log'>, id: string, journals: string, leaseSeconds: number) {
    this.#ctx = ctx;
    this.id = id;
    this.#leaseSeconds = leaseSeconds;
    this.journal = openJournal(journals, id);
    this.#timer = setInterval(() => void this.#renew(), (leaseSeconds * 1000) / 4);
    this.#timer.unref();
  }

  static async begin(
    ctx: Pick<Ctx, 'db' | 'now' | 'log' | 'newId'>,
    journals: string,
    leaseSeconds: number,
  ): Promise<MailWorker> {
    const id = ctx.newId();
    const asked = moment(ctx);
    // The journal first: a worker that the database knows has one, whenever it is killed.
    const worker = new MailWorker(ctx, id, journals, leaseSeconds);
    try {
      await beginWorker(ctx.db, id, hostname(), leaseSeconds);
    } catch (error) {
      worker.#leave(true);
      throw error;
    }
    worker.#hold(asked);
    return worker;
  }

  isOwn(): boolean {
    if (this.#isLost) return false;
    const now = moment(this.#ctx);
    this.#isLost = now.steady >= this.#until.steady || now.wall >= this.#until.wall;
    return !this.#isLost;
  }

  /** In good order, with nothing in its hands any more. */
  async end(): Promise<void> {
    const wasOwn = this.isOwn();
    this.#isLost = true;
    this.#leave(wasOwn);
    if (wasOwn && (await endWorker(this.#ctx.db, this.id, { isDead: true }))) await removeWorker(this.#ctx.db, this.id);
  }

  /** Leaves its journal to whoever sorts out what it held. */
  abandon(): void {
    this.#isLost = true;
    this.#leave(false);
  }

  async #renew(): Promise<void> {
    if (!this.isOwn()) return;
    const asked = moment(this.#ctx);
    try {
      if (await renewLease(this.#ctx.db, this.id, this.#leaseSeconds)) this.#hold(asked);
      else this.#isLost = true;
    } catch (error) {
      // The lease goes on until its end; the next renewal may come through.
      this.#ctx.log.warn({ err: error }, 'the mail worker could not renew its lease');
    }
  }

  /** Counted from before the asking: whatever the database's clock says, it runs longer than that. */
  #hold(asked: { steady: number; wall: number }): void {
    const ms = this.#leaseSeconds * 1000 * SAFE_PART;
    this.#until = { steady: asked.steady + ms, wall: asked.wall + ms };
  }

  #leave(remove: boolean): void {
    clearInterval(this.#timer);
    this.journal.close({ remove });
  }
}

function moment(ctx: Pick<Ctx, 'now'>): { steady: number; wall: number } {
  return { steady: performance.now(), wall: ctx.now().getTime() };
}
