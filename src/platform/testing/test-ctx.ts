import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pino from 'pino';
import PostalMime, { type Email } from 'postal-mime';
import { uuidv7 } from 'uuidv7';
import type { GilyonEvent } from '../../features/events.ts';
import type { BulkMail } from '../bulk-mail.ts';
import type { Config } from '../config.ts';
import type { Ctx } from '../context.ts';
import { openDatabase } from '../database.ts';
import { makeTransact, type Purge } from '../events.ts';
import type { JobHandlers, JobRequest } from '../jobs.ts';
import { localStorage } from '../local-storage.ts';
import type { OutgoingMail } from '../mail.ts';
import { outboxBulk } from '../outbox-bulk.ts';
import { newTestDatabase } from './test-cluster.ts';

export type TestCtx = Ctx & {
  /** The clock stands still until it is moved. */
  clock: { set: (iso: string) => void; advance: (seconds: number) => void };
  /** What was sent, oldest first; `letters` by the way for many. `failNext` makes the next sending fail with that error. */
  outbox: { sent: OutgoingMail[]; letters: Email[]; failNext: (error: Error) => void };
  /** What was purged, oldest first. */
  purges: Purge[];
  /** The jobs that wait, oldest first. */
  jobs: JobRequest[];
  /** Ends what works on the database, before that is closed. */
  beforeClose: (end: () => Promise<void>) => void;
  /** Runs the waiting jobs that are due, and those they set off, until none is left. */
  settle: (handlers: (ctx: Ctx) => JobHandlers) => Promise<void>;
  connection: { host: string; user: string; database: string };
};

export type TestOptions = {
  reactionsOf?: (event: GilyonEvent) => JobRequest[];
  now?: string;
  config?: Partial<Config>;
  bulk?: BulkMail;
};

/** A whole context on a database of its own, closed after the test file. Only clock, mail and the queue are replaced. */
export async function testCtx(options: TestOptions = {}): Promise<TestCtx> {
  const database = await newTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-test-files-'));
  const { db, close } = openDatabase(database.connection, { max: 8 });
  const before: (() => Promise<void>)[] = [];
  after(async () => {
    for (const end of before) await end();
    await close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  let nowMs = Date.parse(options.now ?? '2026-11-24T09:30:00Z');
  const now = () => new Date(nowMs);
  const outbox = makeOutbox();
  const purges: Purge[] = [];
  const jobs: JobRequest[] = [];
  const reactionsOf = options.reactionsOf ?? (() => []);
  const ctx: Ctx = {
    db,
    now,
    newId: () => uuidv7(),
    storage: localStorage(join(folder, 'photos')),
    mail: outbox,
    bulk: options.bulk ?? outboxBulk(async (message) => void outbox.letters.push(await PostalMime.parse(message))),
    log: pino({ level: 'silent' }),
    config: { ...testConfig(folder), ...options.config },
    transact: makeTransact({
      db,
      now,
      reactionsOf,
      enqueue: async (_trx, job) => void jobs.push(job),
      onPurge: (purge) => void purges.push(purge),
    }),
  };
  return {
    ...ctx,
    clock: {
      set: (iso) => {
        nowMs = Date.parse(iso);
      },
      advance: (seconds) => {
        nowMs += seconds * 1000;
      },
    },
    outbox,
    purges,
    jobs,
    beforeClose: (end) => void before.push(end),
    settle: (handlers) => settle(jobs, handlers(ctx), now),
    connection: database.connection as TestCtx['connection'],
  };
}

async function settle(jobs: JobRequest[], handlers: JobHandlers, now: () => Date): Promise<void> {
  const isDue = (job: JobRequest) => !job.startAfter || Date.parse(job.startAfter) <= now().getTime();
  for (;;) {
    const index = jobs.findIndex(isDue);
    const [job] = index < 0 ? [] : jobs.splice(index, 1);
    if (!job) return;
    const handler = handlers[job.name];
    if (!handler) throw new Error(`No handler for the job ${job.name}.`);
    await handler.run(job.data);
  }
}

function makeOutbox() {
  const sent: OutgoingMail[] = [];
  let failure: Error | null = null;
  return {
    sent,
    letters: [] as Email[],
    failNext: (error: Error) => {
      failure = error;
    },
    send: async (message: OutgoingMail) => {
      if (failure) {
        const error = failure;
        failure = null;
        throw error;
      }
      sent.push(message);
      return { messageId: message.messageId ?? `<${sent.length}@test>`, reply: '250 ok' };
    },
  };
}

function testConfig(folder: string): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    url: 'http://127.0.0.1:3000',
    dataDir: folder,
    databaseUrl: null,
    trustedProxies: [],
    smtpUrl: null,
    bounceImapUrl: null,
    s3: null,
    demo: false,
    logLevel: 'silent',
  };
}
