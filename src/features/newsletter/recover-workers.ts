import type { Ctx } from '../../platform/context.ts';
import type { EditionId } from '../../platform/ids.ts';
import { type ReadJournal, readJournal, removeJournal } from '../../platform/send-journal.ts';
import { countSent, type Outcome, settleBatch } from './delivery-store.ts';
import { endWorker, type Held, heldBy, otherWorkers, removeWorker } from './worker-store.ts';

/** How long a worker of another machine may come back and read its own journal, before all it held is uncertain. */
const ABANDONED_AFTER_SECONDS = 600;
const UNKNOWN = 'nobody knows whether it arrived: the worker ended between the final dot and the answer';

/**
 * Sorts what ended workers held: what was answered is sent, what was never begun is free again, and of what lies
 * between nobody knows. A worker is ended before its journal is read, so that the journal is whole when it is.
 *
 * @returns how many messages were sorted
 */
export async function recoverWorkers(
  ctx: Pick<Ctx, 'db' | 'now' | 'log'>,
  self: string,
  journals: string,
): Promise<number> {
  let sorted = 0;
  for (const worker of await otherWorkers(ctx.db, self, ABANDONED_AFTER_SECONDS)) {
    const isDead = readJournal(journals, worker.id)?.isEnded ?? false;
    const isOver = worker.isEnded || worker.isExpired || isDead;
    const isReadable = readJournal(journals, worker.id) !== null;
    if (!isOver || (!isReadable && !worker.isAbandoned)) continue;
    if (!(await endWorker(ctx.db, worker.id, { isDead }))) continue;
    const journal = readJournal(journals, worker.id);
    const count = await sortOut(ctx, worker.id, journal);
    if (count === null) continue;
    removeJournal(journals, worker.id);
    sorted += count;
    if (count > 0) ctx.log.warn({ worker: worker.id, messages: count }, 'what an ended mail worker held was sorted');
  }
  return sorted;
}

/** @returns null when another recovery is at it */
async function sortOut(
  ctx: Pick<Ctx, 'db' | 'now'>,
  workerId: string,
  journal: ReadJournal | null,
): Promise<number | null> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await heldBy(trx, workerId);
    if (!held) return null;
    const now = ctx.now();
    for (const editionId of new Set(held.map((one) => one.editionId))) {
      const outcomes = held.filter((one) => one.editionId === editionId).map((one) => outcomeOf(one, journal));
      await settleBatch(trx, { editionId, workerId, now }, outcomes);
      await countSent(trx, editionId, outcomes.filter((one) => one.state === 'sent').length, now);
    }
    await removeWorker(trx, workerId);
    return held.length;
  });
}

function outcomeOf({ editionId, subscriptionId, whenUncertain }: Held, journal: ReadJournal | null): Outcome {
  const word = journal?.words.get(journalKey(editionId, subscriptionId));
  if (word === 'accepted') return { subscriptionId, state: 'sent', reply: 'accepted; read from the journal' };
  // A refusal that was not written down any more is asked for again: it does no harm.
  if (word === 'refused' || (word === undefined && journal?.isComplete)) return { subscriptionId, state: 'pending' };
  return whenUncertain === 'resend'
    ? { subscriptionId, state: 'pending' }
    : { subscriptionId, state: 'uncertain', reply: UNKNOWN };
}

/** What a message is called in a journal. */
export function journalKey(editionId: EditionId, subscriptionId: string): string {
  return `${editionId}/${subscriptionId}`;
}
