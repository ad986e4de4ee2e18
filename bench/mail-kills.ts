import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { dkimKey, newDkimKey } from '../src/platform/dkim.ts';
import type { EditionId } from '../src/platform/ids.ts';
import { type SinkOptions, startSmtpSink } from '../src/platform/testing/smtp-sink.ts';
import { type MailBench, startedEdition, withReaders } from './mail-edition.ts';
import { cpuMicroseconds } from './process-figures.ts';
import type { Row } from './table.ts';

const READERS = 12_000;
const KILLS = 50;
const LANES = 10;
const WORKER = join(import.meta.dirname, '../src/features/newsletter/testing/run-mail-room.ts');

type Counts = Readonly<Record<string, number>>;
type Bench = MailBench & {
  sink: Awaited<ReturnType<typeof startSmtpSink>>;
  behave: (answer: SinkOptions['answer']) => void;
};

/** Whole workers, with database, journal and signature: in peace, asleep past their lease, and among refusals. */
export async function measureMailWorker(): Promise<Row[]> {
  return withSink('hold', async (bench) => [
    ...(await inPeace(bench)),
    ...(await asleep(bench)),
    ...(await underRefusals(bench)),
  ]);
}

/** Workers killed again and again, once where what is uncertain is held and once where it is sent again. */
export async function measureMailKills(): Promise<Row[]> {
  const held = await withSink('hold', (bench) => underKills(bench, 2, 'held'));
  return [...held, ...(await withSink('resend', (bench) => underKills(bench, 5, 'sent again')))];
}

async function withSink(whenUncertain: 'hold' | 'resend', work: (bench: Bench) => Promise<Row[]>): Promise<Row[]> {
  let behaviour: SinkOptions['answer'];
  // The answer comes late: a kill finds messages that are the sink's already and not the worker's yet.
  const sink = await startSmtpSink({ lateMs: 5, keepData: false, answer: (what) => behaviour?.(what) });
  try {
    return await withReaders(READERS, whenUncertain, async (bench) => {
      await sign(bench);
      return work({
        ...bench,
        sink,
        behave: (answer) => {
          behaviour = answer;
        },
      });
    });
  } finally {
    await sink.close();
  }
}

async function inPeace(bench: Bench): Promise<Row[]> {
  const { id } = await startedEdition(bench.db, 1);
  const worker = startWorker(bench, 60);
  await until(async () => bench.sink.counts.size >= READERS / 10);
  const [began, cpu, from] = [performance.now(), cpuMicroseconds(worker.pid ?? 0), bench.sink.counts.size];
  await until(async () => (await stateOf(bench, id)) === 'sent');
  const perSecond = Math.round((READERS - from) / ((performance.now() - began) / 1000));
  const cpuMs = (cpuMicroseconds(worker.pid ?? 0) - cpu) / 1000 / (READERS - from);
  const peakMb = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1024;
  await end(worker, 'SIGTERM');
  return [
    { what: `${READERS} messages by a whole worker, signed, ${LANES} connections`, figure: `${perSecond}/s` },
    { what: 'its processor time a message, database and journal in it', figure: `${cpuMs.toFixed(2)} ms` },
    { what: 'its memory at its highest', figure: `${Math.round(peakMb)} MB`, aim: '< 200 MB', holds: peakMb < 200 },
  ];
}

async function underKills(bench: Bench, number: number, name: 'held' | 'sent again'): Promise<Row[]> {
  const id = await begin(bench, number);
  let killed = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = startWorker(bench, 60);
    const enough = bench.sink.counts.size + READERS / (KILLS + 2);
    await until(async () => bench.sink.counts.size >= enough || (await stateOf(bench, id)) === 'sent');
    if (await end(worker, 'SIGKILL')) killed++;
  }
  const last = startWorker(bench, 60);
  await until(async () => (await stateOf(bench, id)) === 'sent');
  await end(last, 'SIGTERM');
  const { sent = 0, uncertain = 0 } = await countsOf(bench, id);
  const [twice, most] = [doubled(bench), killed * LANES];
  const what = `killed ${killed} times, ${name}: ${sent} sent, ${uncertain} uncertain, ${twice} twice`;
  const missing = READERS - sent - uncertain;
  const holds =
    name === 'held'
      ? missing === 0 && twice === 0 && uncertain <= most && bench.sink.counts.size >= sent
      : missing === 0 && uncertain === 0 && bench.sink.counts.size === READERS && twice <= most;
  const aim = name === 'held' ? `0, 0 twice, uncertain ≤ ${most}` : `0, twice ≤ ${most}`;
  return [{ what, figure: `${missing} missing`, aim, holds }];
}

async function asleep(bench: Bench): Promise<Row[]> {
  const id = await begin(bench, 3);
  const sleeper = startWorker(bench, 4);
  await until(async () => bench.sink.counts.size >= READERS / 6);
  sleeper.kill('SIGSTOP');
  const other = startWorker(bench, 4);
  const alone = async () => (await bench.db.selectFrom('mail_workers').select('id').execute()).length === 1;
  await until(async () => (await alone()) && bench.sink.counts.size >= READERS / 3);
  sleeper.kill('SIGCONT');
  await until(async () => (await stateOf(bench, id)) === 'sent');
  await Promise.all([end(sleeper, 'SIGTERM'), end(other, 'SIGTERM')]);
  const { sent = 0, uncertain = 0 } = await countsOf(bench, id);
  const twice = doubled(bench);
  const missing = READERS - sent - uncertain;
  const what = `stopped past its lease and continued: ${sent} sent, ${uncertain} uncertain, ${twice} twice`;
  const holds = missing === 0 && twice === 0 && uncertain <= LANES;
  return [{ what, figure: `${missing} missing`, aim: '0, 0 twice', holds }];
}

/** Of one domain in fifty a fifth of the answers is 451, and of another one connection in twenty ends after the dot. */
async function underRefusals(bench: Bench): Promise<Row[]> {
  const id = await begin(bench, 4);
  const counts = { refused: 0, dropped: 0, n: 0 };
  bench.behave(({ command, to }) => {
    if (command !== 'DOT') return undefined;
    if (to.endsWith('@example7.org') && counts.n++ % 5 === 0) {
      counts.refused++;
      return '451 4.7.1 not now';
    }
    if (to.endsWith('@example8.org') && Math.random() < 0.05) {
      counts.dropped++;
      return 'drop';
    }
    return undefined;
  });
  const worker = startWorker(bench, 60);
  const rest = async () =>
    (
      await bench.db
        .selectFrom('deliveries')
        .select('subscription_id')
        .where('edition_id', '=', id)
        .where('state', 'in', ['pending', 'sending'])
        .execute()
    ).length;
  await until(async () => (await rest()) === 0);
  const first = await countsOf(bench, id);
  const wait = await sql<{ n: number }>`
    select count(*)::int as n from deliveries
    where edition_id = ${id} and state = 'deferred' and email not like '%@example7.org'`.execute(bench.db);
  // What was put off is due at once now; nothing is refused any more.
  bench.behave(undefined);
  await sql`update deliveries set not_before = now() where edition_id = ${id} and state = 'deferred'`.execute(bench.db);
  await until(async () => (await stateOf(bench, id)) === 'sent');
  await end(worker, 'SIGTERM');
  const { sent = 0, uncertain = 0 } = await countsOf(bench, id);
  const missing = READERS - sent - uncertain;
  const others = wait.rows[0]?.n ?? 0;
  const what = `${counts.refused} × 451, ${counts.dropped} dropped: ${first.deferred ?? 0} put off, ${others} of other domains`;
  const holds = missing === 0 && others === 0 && doubled(bench) === 0 && uncertain === counts.dropped;
  return [{ what, figure: `${missing} missing`, aim: '0, 0 of other domains', holds }];
}

async function sign({ db }: MailBench): Promise<void> {
  const { privatePem, publicBase64 } = await newDkimKey();
  dkimKey('paper.example', 's1', privatePem);
  await sql`insert into dkim_keys (domain, selector, public_key, created_at, signs_since)
    values ('paper.example', 's1', ${publicBase64}, now(), now())`.execute(db);
  await sql`insert into secrets (name, value, created_at)
    values ('dkim:paper.example:s1', ${Buffer.from(privatePem)}, now())`.execute(db);
}

async function begin(bench: Bench, number: number): Promise<EditionId> {
  bench.sink.counts.clear();
  bench.behave(undefined);
  return (await startedEdition(bench.db, number)).id;
}

function startWorker({ connection, folder, sink }: Bench, leaseSeconds: number): ChildProcess {
  const given = { connection, dataDir: folder, smtpUrl: sink.url, lanes: LANES, leaseSeconds };
  const args = ['--import', join(import.meta.dirname, '../bin/tsx-hook.js'), WORKER, JSON.stringify(given)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** @returns whether it was still running */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
  return true;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > 180_000) throw new Error('It did not come to be.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stateOf({ db }: MailBench, id: EditionId): Promise<string | undefined> {
  return (await db.selectFrom('editions').select('state').where('id', '=', id).executeTakeFirst())?.state;
}

async function countsOf({ db }: MailBench, id: EditionId): Promise<Counts> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from deliveries where edition_id = ${id} group by state`.execute(db);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

function doubled({ sink }: Bench): number {
  return [...sink.counts.values()].reduce((sum, count) => sum + count - 1, 0);
}
