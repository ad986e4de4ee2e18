import { sql } from 'kysely';
import { type Claimed, claimBatch, settleBatch } from '../src/features/newsletter/delivery-store.ts';
import type { EditionId } from '../src/platform/ids.ts';
import { type MailBench, startedEdition, withReaders } from './mail-edition.ts';
import type { Row } from './table.ts';

const AUDIENCE = 1_000_000;
const CLAIMED = 60_000;
const WORKERS = 2;
/** The least that the same rows can cost this database on this machine. */
const REFERENCE = 'as many rows copied into a table without any index';

/** An audience of a million is frozen, and batches of it are claimed and settled as workers do. */
export async function measureMailDatabase(): Promise<Row[]> {
  return withReaders(AUDIENCE, 'hold', async (bench) => {
    const { id, seconds } = await startedEdition(bench.db, 1);
    const copied = performance.now();
    await sql`create unlogged table bare as select edition_id, subscription_id, email, name from deliveries`.execute(
      bench.db,
    );
    const copySeconds = (performance.now() - copied) / 1000;
    await sql`vacuum analyze deliveries`.execute(bench.db);
    const [one, several] = [await claimAll(bench, id, 1), await claimAll(bench, id, WORKERS)];
    return [
      {
        ...{ what: `an audience of 1,000,000 frozen (${REFERENCE}: ${copySeconds.toFixed(1)} s)` },
        ...{ figure: `${seconds.toFixed(1)} s`, aim: '< 15 s', holds: seconds < 15 },
      },
      {
        ...{ what: 'claimed and settled in batches of 200, one worker', figure: `${one}/s` },
        ...{ aim: '≥ 20,000/s', holds: one >= 20_000 },
      },
      { what: `the same, ${WORKERS} workers beside each other`, figure: `${several}/s` },
    ];
  });
}

/** @returns deliveries a second, of all workers together */
async function claimAll({ db }: MailBench, editionId: EditionId, workers: number): Promise<number> {
  const began = performance.now();
  const counts = await Promise.all(
    Array.from({ length: workers }, (_, n) => claimSome(db, editionId, `00000000-0000-7000-8000-00000000010${n}`)),
  );
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000));
}

/** As a worker does: the next batch is claimed while the one before is settled. */
async function claimSome(db: MailBench['db'], editionId: EditionId, workerId: string): Promise<number> {
  let done = 0;
  const claim = () => {
    const now = new Date(performance.timeOrigin + performance.now());
    return claimBatch(db, { editionId, workerId, limit: 200, now });
  };
  for (let next = claim(); done < CLAIMED; ) {
    const { claimed } = await next;
    if (claimed.length === 0) throw new Error('Nothing was claimed.');
    next = claim();
    const outcomes = claimed.map(({ subscriptionId }: Claimed) => ({
      ...{ subscriptionId, state: 'sent' as const, reply: '250 2.0.0 ok', statusCode: '2.0.0' },
    }));
    await settleBatch(db, { editionId, workerId, now: new Date(performance.timeOrigin + performance.now()) }, outcomes);
    done += claimed.length;
  }
  return done;
}
