import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { type GilyonEvent, revokes, subjectOf, tagsOf } from '../features/events.ts';
import { type Actor, doneBy } from './actor.ts';
import type { Ctx, Db, Trx } from './context.ts';
import type { Connection } from './database.ts';
import type { JobRequest } from './jobs.ts';

/** `forget`: what was taken from the readers must not come back from a last good copy either. */
export type Purge = { tags: readonly string[] | 'everything'; forget: boolean };

export type TransactOptions = {
  db: Db;
  now: () => Date;
  enqueue: (trx: Trx, job: JobRequest) => Promise<void>;
  reactionsOf: (event: GilyonEvent) => JobRequest[];
  onPurge: (purge: Purge) => void;
};

/** This process has purged by itself before its own message comes back. */
const ORIGIN = randomUUID();
const CHANNEL = 'gilyon_purge';
/** A NOTIFY's payload is below 8,000 bytes. */
const LONGEST_PAYLOAD_BYTES = 7000;

/** See `Ctx.transact`. */
export function makeTransact(options: TransactOptions): Ctx['transact'] {
  return async (work) => {
    const purges: Purge[] = [];
    const result = await options.db.transaction().execute((trx) =>
      work(trx, async (event, by) => {
        await logEvent(trx, event, by, options.now());
        for (const job of options.reactionsOf(event)) await options.enqueue(trx, job);
        const purge = { tags: [...new Set(tagsOf(event))], forget: revokes(event) };
        if (purge.tags.length === 0) return;
        await notify(trx, purge);
        purges.push(purge);
      }),
    );
    for (const purge of purges) options.onPurge(purge);
    return result;
  };
}

/**
 * Hears the purges of every process. After a lost connection nobody knows what was missed: everything is purged.
 *
 * @returns what ends the listening
 */
export async function listenForPurges(
  connection: Connection,
  onPurge: (purge: Purge) => void,
  log: Logger,
  onState: (isConnected: boolean) => void = () => {},
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  function hear(payload: string | undefined): void {
    const { origin, ...purge } = parsePurge(payload);
    if (origin !== ORIGIN) onPurge(purge);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...connection, application_name: 'gilyon-purges', keepAlive: true });
    let isLost = false;
    const lose = () => {
      // Of a connection that never stood the end is told as well, and whoever tried it tries again by himself: twice
      // as many each time would soon be all that the database takes.
      if (isLost || client !== next) return;
      isLost = true;
      client = null;
      onState(false);
      next.end().catch(() => {});
      if (stopped) return;
      log.warn('the connection that hears purges was lost; everything is purged');
      onPurge({ tags: 'everything', forget: false });
      retry = setTimeout(reconnect, 250);
    };
    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', ({ payload }) => hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      next.end().catch(() => {});
      throw error;
    }
    if (stopped) return next.end();
    client = next;
    onState(true);
    return undefined;
  }

  function reconnect(): void {
    connect().then(
      () => onPurge({ tags: 'everything', forget: false }),
      () => {
        if (!stopped) retry = setTimeout(reconnect, 1000);
      },
    );
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end();
  };
}

async function logEvent(trx: Trx, event: GilyonEvent, by: Actor, happenedAt: Date): Promise<void> {
  const { name, ...payload } = event;
  await trx
    .insertInto('event_log')
    .values({
      name,
      subject: subjectOf(event),
      payload: JSON.stringify(payload),
      done_by: JSON.stringify(doneBy(by)),
      came_from: by.from ? JSON.stringify(by.from) : null,
      happened_at: happenedAt,
    })
    .execute();
}

async function notify(trx: Trx, purge: Purge): Promise<void> {
  const payload = JSON.stringify({ ...purge, origin: ORIGIN });
  const tooLong = Buffer.byteLength(payload) > LONGEST_PAYLOAD_BYTES;
  const short = tooLong ? JSON.stringify({ ...purge, tags: 'everything', origin: ORIGIN }) : payload;
  await sql`select pg_notify(${CHANNEL}, ${short})`.execute(trx);
}

function parsePurge(payload: string | undefined): Purge & { origin: string | null } {
  try {
    const { tags, forget, origin } = JSON.parse(payload ?? '') as Purge & { origin?: string };
    if (tags === 'everything' || Array.isArray(tags)) return { tags, forget: forget === true, origin: origin ?? null };
  } catch {
    // Falls through: an unreadable message may have meant anything.
  }
  return { tags: 'everything', forget: false, origin: null };
}
