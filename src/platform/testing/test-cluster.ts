import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Connection, openDatabase } from '../database.ts';
import { type EmbeddedPostgres, startEmbedded } from '../embedded-postgres.ts';
import { migrate } from '../migrate.ts';

const TEMPLATE = 'gilyon_template';
/** By this variable the test files find the cluster that the run started for all of them. */
export const CLUSTER_VARIABLE = 'GILYON_TEST_CLUSTER';

let own: { postgres: EmbeddedPostgres; folder: string } | null = null;

/** Starts a throw-away cluster with a migrated template in it. Ends with this process at the latest. */
export async function startTestCluster(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-test-'));
  const postgres = await startEmbedded({ dataDir: folder, diesWithParent: true, volatile: true });
  own = { postgres, folder };
  const { host, user } = postgres.connection;
  await administer(host, `create database ${TEMPLATE}`);
  const { pool, close } = openDatabase({ host, user, database: TEMPLATE }, { max: 1 });
  await migrate(pool);
  await close();
  return host;
}

export async function stopTestCluster(): Promise<void> {
  if (!own) return;
  const { postgres, folder } = own;
  own = null;
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A new, migrated, empty database of its own; `drop` removes it. */
export async function newTestDatabase(): Promise<{ connection: Connection; drop: () => Promise<void> }> {
  const host = await clusterHost();
  const database = `test_${randomBytes(6).toString('hex')}`;
  await administer(host, `create database ${database} template ${TEMPLATE}`);
  return {
    connection: { host, user: 'postgres', database },
    drop: async () => {
      await administer(host, `drop database if exists ${database} with (force)`);
      if (own) await stopTestCluster();
    },
  };
}

async function clusterHost(): Promise<string> {
  const given = process.env[CLUSTER_VARIABLE];
  if (given && existsSync(given)) return given;
  return own ? own.postgres.connection.host : startTestCluster();
}

/** Template copies wait for each other: tried again while another copy is being made. */
async function administer(host: string, statement: string): Promise<void> {
  const client = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
