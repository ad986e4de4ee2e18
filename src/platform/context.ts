import type { Kysely, Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { GilyonEvent } from '../features/events.ts';
import type { Actor } from './actor.ts';
import type { BulkMail } from './bulk-mail.ts';
import type { Config } from './config.ts';
import type { Database } from './database-types.ts';
import type { Mail } from './mail.ts';
import type { Storage } from './storage.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;
/** Either: what a query takes. */
export type Reads = Db | Trx;

/**
 * What a verb works with. Take less of it where less is used: `Pick<Ctx, 'db' | 'now'>`.
 */
export type Ctx = {
  readonly db: Db;
  /** The only clock. */
  readonly now: () => Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly storage: Storage;
  /** One message at a time, for what a person waits for. */
  readonly mail: Mail;
  /** Many messages, each accounted for. */
  readonly bulk: BulkMail;
  readonly log: Logger;
  readonly config: Config;
  /**
   * One transaction. What is emitted in it is logged, its jobs are enqueued and its purge is notified with the same
   * commit; after the commit the page cache of this process has purged before the promise resolves.
   */
  readonly transact: <Result>(work: (trx: Trx, emit: Emit) => Promise<Result>) => Promise<Result>;
};

export type Emit = (event: GilyonEvent, by: Actor) => Promise<void>;
