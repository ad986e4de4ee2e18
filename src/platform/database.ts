import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from './context.ts';
import type { Database } from './database-types.ts';

// A date is a date: YYYY-MM-DD, not midnight somewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type Connection = { host: string; user: string; database: string } | { connectionString: string };

export type OpenDatabase = { db: Db; pool: pg.Pool; connection: Connection; close: () => Promise<void> };

const CONNECT_WITHIN_MS = 5000;

/** @param max the most connections the pool opens */
export function openDatabase(
  connection: Connection,
  options: { max?: number; onError?: (error: Error) => void } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    ...connection,
    max: options.max ?? 10,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    idleTimeoutMillis: 15_000,
    statement_timeout: 60_000,
    application_name: 'gilyon',
  });
  // An idle connection that breaks must not end the process; whoever asks next gets a new one or an error.
  pool.on('error', (error) => options.onError?.(error));
  // And one that breaks while it is lent and just not asking anything (within a transaction): the pool does not listen
  // then, and the next statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, connection, close: () => close(db, pool) };
}

/** Kysely ends the pool only if it has used it. */
async function close(db: Db, pool: pg.Pool): Promise<void> {
  await db.destroy();
  if (!pool.ended) await pool.end();
}

const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the error says that the database cannot be reached, rather than that a statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (AWAY_CODES.has(code) || code.startsWith('08'))) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  );
}

const DUPLICATE = '23505';

/** Whether the error is a unique constraint's, of that name where one is given. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = error as { code?: string; constraint?: string };
  return code === DUPLICATE && (constraint === undefined || constraint === violated);
}
