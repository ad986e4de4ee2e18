import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from './paths.ts';

/** Any number that nobody else locks: the bytes of `gily`. */
const LOCK = 0x67696c79;

/**
 * Applies what is not yet applied, each migration in a transaction of its own; one process at a time.
 *
 * @returns the names of those applied now
 * @throws Error when an applied migration's text has changed: migrations are immutable
 */
export async function migrate(
  pool: pg.Pool,
  folder: string = join(projectRoot, 'db', 'migrations'),
): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations');
    const applied = new Map(rows.map((row) => [row.name, row.digest]));
    const now: string[] = [];
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const text = readFileSync(join(folder, name), 'utf8');
      const digest = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before !== undefined && before !== digest)
        throw new Error(`The migration ${name} was changed after it had been applied.`);
      if (before === undefined) {
        await apply(client, name, text, digest);
        now.push(name);
      }
    }
    return now;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function apply(client: pg.PoolClient, name: string, text: string, digest: string): Promise<void> {
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
