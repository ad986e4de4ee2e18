import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageFigures } from '../../features/media/storage-queries.ts';
import type { SearchEngine } from '../../features/search/search-engine.ts';
import {
  addressState,
  certificateDaysLeft,
  checkDataFolder,
  checkMail,
  checkStorage,
  databaseFigures,
  diskSpace,
} from '../../platform/checks.ts';
import type { Ctx } from '../../platform/context.ts';
import { projectRoot } from '../../platform/paths.ts';
import type { MailState } from '../../platform/watched-mail.ts';
import type { FailedJob, HealthItem, HealthPart } from '../contract/system.ts';

/** What this process knows of itself. */
export type SystemView = {
  startedAt: Date;
  cache: { bytes: number; size: number; counts: { hits: number; misses: number; lastGood: number } };
  /** Whether the connection stands that hears the purges of other processes; null when this one listens to none. */
  listening: () => boolean | null;
  mail: MailState;
  search: Pick<SearchEngine, 'ask' | 'state'>;
  jobs: JobsView;
};
export type JobsView = {
  figures: () => Promise<{ waiting: number; oldestSeconds: number; failed: number }>;
  /** Those that were given up after their last try, newest first. */
  failed: () => Promise<FailedJob[]>;
  /** False when there is no such job that was given up. */
  retry: (name: string, id: string) => Promise<boolean>;
};

const LEAST_FREE_BYTES = 1024 ** 3;
const LEAST_FREE_SHARE = 0.05;
const LATE_JOB_SECONDS = 300;
const LEAST_CERTIFICATE_DAYS = 14;

/** How each part of the system is. A part that cannot even be asked is bad, and says what it said. */
export async function healthReport(ctx: Ctx, system: SystemView): Promise<HealthItem[]> {
  return Promise.all([
    look('program', async () => program(ctx, system)),
    look('database', () => database(ctx)),
    look('listening', async () => listening(system)),
    look('cache', async () => cache(system)),
    look('search', () => search(system)),
    look('jobs', () => jobs(system)),
    look('storage', () => storage(ctx)),
    look('disk', () => disk(ctx)),
    look('mail', () => mail(ctx, system)),
    look('address', () => address(ctx)),
    look('backup', async () => ({ state: 'notice', facts: {}, advice: 'none-known' })),
  ]);
}

type Seen = Omit<HealthItem, 'part' | 'detail'> & { detail?: string };

async function look(part: HealthPart, see: () => Promise<Seen>): Promise<HealthItem> {
  try {
    return { part, detail: null, ...(await see()) };
  } catch (error) {
    return { part, state: 'bad', facts: {}, advice: 'unreachable', detail: (error as Error).message };
  }
}

function program(ctx: Ctx, { startedAt }: SystemView): Seen {
  const seconds = Math.round((ctx.now().getTime() - startedAt.getTime()) / 1000);
  const facts = { version: version(), node: process.versions.node, seconds, memory: process.memoryUsage.rss() };
  return { state: 'good', facts, advice: null };
}

async function database(ctx: Ctx): Promise<Seen> {
  const { version: server, bytes, connections, mostConnections } = await databaseFigures(ctx.db);
  const isFull = connections > mostConnections * 0.85;
  const kind = ctx.config.databaseUrl ? 'external' : 'embedded';
  const facts = { server, kind, bytes, connections, mostConnections };
  return { state: isFull ? 'notice' : 'good', facts, advice: isFull ? 'many-connections' : null };
}

function listening(system: SystemView): Seen {
  const isConnected = system.listening();
  return isConnected === false
    ? { state: 'bad', facts: { connected: 'no' }, advice: 'lost' }
    : { state: 'good', facts: { connected: isConnected ? 'yes' : 'not-needed' }, advice: null };
}

function cache({ cache: { bytes, size, counts } }: SystemView): Seen {
  const asked = counts.hits + counts.misses;
  const share = asked === 0 ? null : Math.round((counts.hits / asked) * 1000) / 10;
  const facts = { bytes, entries: size, hits: counts.hits, share, lastGood: counts.lastGood };
  return { state: counts.lastGood > 0 ? 'notice' : 'good', facts, advice: counts.lastGood > 0 ? 'last-good' : null };
}

/** Until the index is there, the newest ninety days are searched in the database. */
async function search({ search: engine }: SystemView): Promise<Seen> {
  const { isReady, done, total, documents, latent } = engine.state;
  if (!isReady) return { state: 'notice', facts: { indexed: done, of: total || null }, advice: 'building' };
  const { words, bytes } = await engine.ask('figures', {});
  return { state: 'good', facts: { articles: documents, words, bytes, latent: latent ? 'yes' : 'no' }, advice: null };
}

async function jobs(system: SystemView): Promise<Seen> {
  const { waiting, oldestSeconds, failed } = await system.jobs.figures();
  const facts = { waiting, oldestSeconds, failed };
  if (oldestSeconds > LATE_JOB_SECONDS) return { state: 'bad', facts, advice: 'late' };
  return failed > 0 ? { state: 'notice', facts, advice: 'failed' } : { state: 'good', facts, advice: null };
}

async function storage(ctx: Ctx): Promise<Seen> {
  await checkStorage(ctx.storage);
  const { photos, bytes } = await storageFigures(ctx.db);
  return { state: 'good', facts: { kind: ctx.config.s3 ? 'object' : 'folder', photos, bytes }, advice: null };
}

async function disk(ctx: Ctx): Promise<Seen> {
  await checkDataFolder(ctx.config);
  const { free, whole } = await diskSpace(ctx.config);
  const isShort = free < LEAST_FREE_BYTES || free / whole < LEAST_FREE_SHARE;
  return { state: isShort ? 'bad' : 'good', facts: { free, whole }, advice: isShort ? 'short' : null };
}

async function mail(ctx: Ctx, system: SystemView): Promise<Seen> {
  const { smtpUrl } = ctx.config;
  const { sent, failed, lastSentAt, lastFailure } = system.mail;
  const facts = {
    relay: smtpUrl ? new URL(smtpUrl).host : null,
    sent,
    failed,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    lastFailureAt: lastFailure?.at.toISOString() ?? null,
  };
  if (!smtpUrl) return { state: 'notice', facts, advice: 'outbox' };
  try {
    await checkMail(ctx.config);
  } catch (error) {
    return { state: 'bad', facts, advice: 'relay', detail: (error as Error).message };
  }
  const failedLast = lastFailure !== null && (lastSentAt === null || lastFailure.at > lastSentAt);
  return failedLast
    ? { state: 'notice', facts, advice: 'failed-last', detail: lastFailure.message }
    : { state: 'good', facts, advice: null };
}

async function address(ctx: Ctx): Promise<Seen> {
  const { url } = ctx.config;
  const state = addressState(ctx.config);
  if (state !== 'public') {
    const advice = state === 'local' ? 'local' : 'insecure';
    return { state: state === 'local' ? 'notice' : 'bad', facts: { url, days: null }, advice };
  }
  try {
    const days = await certificateDaysLeft(ctx.config, ctx.now());
    const isShort = days !== null && days < LEAST_CERTIFICATE_DAYS;
    return { state: isShort ? 'bad' : 'good', facts: { url, days }, advice: isShort ? 'expires' : null };
  } catch (error) {
    return { state: 'bad', facts: { url, days: null }, advice: 'certificate', detail: (error as Error).message };
  }
}

function version(): string {
  return (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
