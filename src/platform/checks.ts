import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import type { Db } from './context.ts';
import { parseImapUrl, withMailbox } from './imap-mailbox.ts';
import { outside } from './outside.ts';
import { directName } from './smtp-server.ts';
import type { Storage } from './storage.ts';

/** What can be looked at from outside of a running program: `gilyon doctor` and the newsroom's health page ask the same. */

const PATIENCE_MS = 8000;
const DAY_MS = 86_400_000;

/** @throws Error when nothing can be written there */
export async function checkDataFolder({ dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, `.check-${process.pid}`);
  await writeFile(file, 'ok');
  await rm(file, { force: true });
}

/** @throws Error when what is stored cannot be read back */
export async function checkStorage(storage: Storage): Promise<void> {
  const key = `doctor/check-${process.pid}`;
  await storage.put(key, Buffer.from('ok'), 'text/plain');
  const read = await storage.read(key);
  await storage.delete(key);
  if (read?.toString() !== 'ok') throw new Error('What was stored could not be read back.');
}

/** Greets the relay, if there is one, or looks up the name of this machine. @throws Error with the answer */
export async function checkMail({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<void> {
  if (!smtpUrl) return;
  const name = directName(smtpUrl);
  if (name !== null) {
    await outside().addresses(name);
    return;
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
  } as Parameters<typeof createTransport>[0]);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** Opens the mailbox of bounces, if there is one. @throws Error with what hindered it */
export async function checkBounceMailbox({ bounceImapUrl }: Pick<Config, 'bounceImapUrl'>): Promise<void> {
  if (bounceImapUrl) await withMailbox(parseImapUrl(bounceImapUrl), async () => {});
}

export type AddressState = 'local' | 'public' | 'insecure';

/** Whether readers' cookies and links are safe at the public address. `local`: only this machine is served. */
export function addressState({ url }: Pick<Config, 'url'>): AddressState {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return 'public';
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\]$)/.test(hostname);
  return isLocal ? 'local' : 'insecure';
}

/**
 * How long the certificate at the public address is good for, in whole days; null where there is none to have.
 *
 * @throws Error when no secure connection comes about
 */
export async function certificateDaysLeft({ url }: Pick<Config, 'url'>, now: Date): Promise<number | null> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return null;
  const validTo = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname }, () => {
      resolve(socket.getPeerCertificate().valid_to);
      socket.end();
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`${hostname} did not answer.`)));
    socket.on('error', reject);
  });
  return Math.floor((Date.parse(validTo) - now.getTime()) / DAY_MS);
}

/** Bytes free and in all on the disk that holds the data folder. */
export async function diskSpace({ dataDir }: Pick<Config, 'dataDir'>): Promise<{ free: number; whole: number }> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { free: bavail * bsize, whole: blocks * bsize };
}

export type DatabaseFigures = { version: string; bytes: number; connections: number; mostConnections: number };

export async function databaseFigures(db: Db): Promise<DatabaseFigures> {
  const { rows } = await sql<DatabaseFigures>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as "mostConnections"`.execute(db);
  return rows[0] as DatabaseFigures;
}
