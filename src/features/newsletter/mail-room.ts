import { join } from 'node:path';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { hasDue, openDeliveries } from './delivery-store.ts';
import { DomainGate } from './domain-gate.ts';
import { letterMaker } from './edition-letters.ts';
import { EditionRun } from './edition-run.ts';
import { mailSettings } from './mail-settings-queries.ts';
import { MailWorker } from './mail-worker.ts';
import { recoverWorkers } from './recover-workers.ts';

export type MailRoomOptions = {
  leaseSeconds?: number;
  /** Over the setting. */
  lanes?: number;
  /** Between two looks for work. */
  idleMs?: number;
};

const RECOVER_EVERY_MS = 3_000;
/** An edition has the lanes for so long when others wait. */
const TURN_MS = 20_000;
const LOOK_AGAIN_MS = 15_000;
const TROUBLE_MS = 5_000;
const LONGEST_TROUBLE_MS = 300_000;

/**
 * Where editions go out. One stands in each worker process; several on several machines share the work through the
 * database alone.
 */
export class MailRoom {
  #ctx: Ctx;
  #options: MailRoomOptions & { leaseSeconds: number; idleMs: number };
  #worker: MailWorker | null = null;
  #gate: DomainGate;
  #recoveredAt = Number.NEGATIVE_INFINITY;
  #lookAgainAt = new Map<string, number>();
  #troubles = 0;
  #isStopping = false;
  #loop: Promise<void> | null = null;
  #wake: () => void = () => {};

  constructor(ctx: Ctx, options: MailRoomOptions = {}) {
    this.#ctx = ctx;
    this.#options = { leaseSeconds: 60, idleMs: 1000, ...options };
    this.#gate = new DomainGate(ctx);
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** What is on the wire ends; nothing more is begun. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#loop;
    await this.#worker?.end();
    this.#worker = null;
  }

  /** One look at everything that is to be sent. @returns how many messages were touched */
  async turn(): Promise<number> {
    const worker = await this.#ownWorker();
    if (performance.now() - this.#recoveredAt >= RECOVER_EVERY_MS) {
      this.#recoveredAt = performance.now();
      await recoverWorkers(this.#ctx, worker.id, this.#journals());
    }
    const editions = await this.#ctx.db
      .selectFrom('editions')
      .select('id')
      .where('state', '=', 'sending')
      .orderBy('started_at')
      .execute();
    let touched = 0;
    for (const { id } of editions) {
      if (this.#isStopping) break;
      touched += await this.#send(id as EditionId, worker, editions.length > 1);
    }
    return touched;
  }

  async #send(editionId: EditionId, worker: MailWorker, othersWait: boolean): Promise<number> {
    if (!(await hasDue(this.#ctx.db, editionId, this.#ctx.now()))) {
      await this.#finishIfDone(editionId);
      return 0;
    }
    const content = await letterMaker(this.#ctx, editionId);
    const settings = await mailSettings(this.#ctx.db);
    const startedAt = performance.now();
    const run = new EditionRun(this.#ctx, {
      ...{ editionId, worker, gate: this.#gate, settings, timeZone: content.timeZone, make: content.make },
      // Also alone it begins anew now and then: what was changed meanwhile (a withdrawn article) counts then.
      isOver: () => this.#isStopping || performance.now() - startedAt > (othersWait ? TURN_MS : TURN_MS * 3),
    });
    try {
      await this.#ctx.bulk.carry(run, this.#options.lanes ?? settings.lanes, settings.domainLanes);
    } finally {
      await run.end();
    }
    return run.touched;
  }

  /** An edition is sent when nothing of it is open any more. Emits `edition-sent`. */
  async #finishIfDone(editionId: EditionId): Promise<void> {
    const now = this.#ctx.now().getTime();
    if ((this.#lookAgainAt.get(editionId) ?? 0) > now) return;
    const { open, nextAt } = await openDeliveries(this.#ctx.db, editionId);
    if (open > 0) {
      this.#lookAgainAt.set(editionId, Math.min(nextAt?.getTime() ?? now + this.#options.idleMs, now + LOOK_AGAIN_MS));
      return;
    }
    this.#lookAgainAt.delete(editionId);
    await this.#ctx.transact(async (trx, emit) => {
      const ended = await trx
        .updateTable('editions')
        .set({ state: 'sent', finished_at: this.#ctx.now() })
        .where('id', '=', editionId)
        .where('state', '=', 'sending')
        .returning('id')
        .executeTakeFirst();
      if (ended) await emit({ name: 'edition-sent', editionId }, SYSTEM);
    });
  }

  async #ownWorker(): Promise<MailWorker> {
    if (this.#worker?.isOwn()) return this.#worker;
    this.#worker?.abandon();
    this.#worker = null;
    this.#worker = await MailWorker.begin(this.#ctx, this.#journals(), this.#options.leaseSeconds);
    this.#recoveredAt = Number.NEGATIVE_INFINITY;
    return this.#worker;
  }

  #journals(): string {
    return join(this.#ctx.config.dataDir, 'mail-journals');
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        const touched = await this.turn();
        this.#troubles = 0;
        if (touched === 0) await this.#sleep(this.#options.idleMs);
      } catch (error) {
        const ms = Math.min(TROUBLE_MS * 2 ** this.#troubles++, LONGEST_TROUBLE_MS);
        this.#ctx.log.error({ err: error, retryInMs: ms }, 'editions could not be sent on; they wait');
        await this.#sleep(ms);
      }
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
