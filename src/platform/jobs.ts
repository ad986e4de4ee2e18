import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Db, Trx } from './context.ts';
import type { Connection } from './database.ts';

/** `startAfter` is RFC 3339; without it the job starts with the commit. */
export type JobRequest = { name: string; data: Record<string, unknown>; startAfter?: string };

/** What runs each job: idempotent, for a job may be delivered twice. */
export type JobHandlers = Record<string, { concurrency: number; run: (data: unknown) => Promise<void> }>;

/** `cron` in UTC. */
export type JobSchedule = { name: string; cron: string };

export type Jobs = {
  /** Enqueues within the transaction: the job exists exactly when the change does. */
  enqueue: (trx: Trx, job: JobRequest) => Promise<void>;
  /** Takes and runs jobs in this process. */
  work: (handlers: JobHandlers, schedules?: readonly JobSchedule[]) => Promise<void>;
  /** How many jobs are due and not done, of all kinds. */
  backlog: (db: Db) => Promise<number>;
  /** How many are due, how long the oldest of them waits, and how many were given up. */
  figures: (db: Db) => Promise<{ waiting: number; oldestSeconds: number; failed: number }>;
  /** Those that were given up after their last try, newest first, at most a hundred. */
  failed: (db: Db) => Promise<GivenUpJob[]>;
  /** Tries one again. @returns false when there is no such job that was given up */
  retry: (db: Db, name: string, id: string) => Promise<boolean>;
  /** Lets running jobs end. */
  stop: () => Promise<void>;
};

/** `reason` is the error of its last try. */
export type GivenUpJob = { id: string; name: string; data: unknown; reason: string; tries: number; failedAt: string };

const DEAD_LETTERS = 'dead-letters';
const QUEUE = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 3600,
  deadLetter: DEAD_LETTERS,
  notify: true,
} as const;

/**
 * Jobs on pg-boss. A commit wakes the worker through LISTEN/NOTIFY within milliseconds; polling is only the net below.
 *
 * @param names every kind of job there is
 */
export async function startJobs(connection: Connection, names: readonly string[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    ...connection,
    max: 4,
    schema: 'jobs',
    useListenNotify: true,
    application_name: 'gilyon-jobs',
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue has an error'));
  await boss.start();
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!existing.has(DEAD_LETTERS)) await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 30 * 86_400 });
  for (const name of names) if (!existing.has(name)) await boss.createQueue(name, QUEUE);
  return {
    enqueue: (trx, job) => enqueue(boss, trx, job),
    work: (handlers, schedules = []) => work(boss, handlers, schedules, log),
    backlog,
    figures,
    failed,
    retry: (db, name, id) => retry(boss, db, name, id),
    stop: () => boss.stop({ graceful: true, timeout: 20_000, close: true }),
  };
}

async function enqueue(boss: PgBoss, trx: Trx, job: JobRequest): Promise<void> {
  const options = job.startAfter ? { startAfter: new Date(job.startAfter) } : {};
  const id = await boss.send(job.name, job.data, { ...options, db: fromKysely(trx) });
  if (!id) throw new Error(`The job ${job.name} was not taken by the queue.`);
}

async function work(
  boss: PgBoss,
  handlers: JobHandlers,
  schedules: readonly JobSchedule[],
  log: Logger,
): Promise<void> {
  for (const [name, { concurrency, run }] of Object.entries(handlers)) {
    const options = {
      localConcurrency: concurrency,
      batchSize: 1,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 3,
    };
    await boss.work(name, options, async ([job]) => {
      if (!job) return;
      try {
        await run(job.data);
      } catch (error) {
        log.error({ err: error, job: name, id: job.id }, 'a job failed and will be tried again');
        throw error;
      }
    });
  }
  await boss.work(DEAD_LETTERS, { pollingIntervalSeconds: 60 }, async (jobs) => {
    for (const job of jobs) log.error({ id: job.id, data: job.data }, 'a job was given up after its last try');
  });
  for (const { name, cron } of schedules) await boss.schedule(name, cron, null, { tz: 'UTC' });
}

/** Counted now: the queue's own counts are up to an hour old. */
async function backlog(db: Db): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from jobs.job where state < 'completed' and start_after <= now()`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

async function figures(db: Db): Promise<{ waiting: number; oldestSeconds: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; oldestSeconds: number; failed: number }>`
    select count(*) filter (where state < 'completed' and start_after <= now())::int as waiting,
      coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())), 0)::int
        as "oldestSeconds",
      count(*) filter (where state = 'failed')::int as failed
    from jobs.job where name <> ${DEAD_LETTERS} and name not like '\\_\\_%'`.execute(db);
  return rows[0] ?? { waiting: 0, oldestSeconds: 0, failed: 0 };
}

async function failed(db: Db): Promise<GivenUpJob[]> {
  const { rows } = await sql<Omit<GivenUpJob, 'reason' | 'failedAt'> & { output: unknown; at: Date }>`
    select id::text, name, data, output, retry_count + 1 as tries, coalesce(completed_on, created_on) as at
    from jobs.job where state = 'failed' and name <> ${DEAD_LETTERS} order by at desc limit 100`.execute(db);
  return rows.map(({ output, at, ...job }) => ({ ...job, reason: reasonOf(output), failedAt: at.toISOString() }));
}

async function retry(boss: PgBoss, db: Db, name: string, id: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return false;
  const { rows } = await sql<{ id: string }>`
    select id::text from jobs.job where name = ${name} and id = ${id}::uuid and state = 'failed'`.execute(db);
  if (rows.length === 0) return false;
  await boss.retry(name, id);
  return true;
}

/** The queue keeps a thrown error as JSON. */
function reasonOf(output: unknown): string {
  if (typeof output !== 'object' || output === null) return String(output ?? '');
  const { message, value } = output as { message?: unknown; value?: unknown };
  return String(message ?? (typeof value === 'string' ? value : JSON.stringify(output)));
}
