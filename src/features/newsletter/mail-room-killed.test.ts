import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EditionId } from '../../platform/ids.ts';
import { projectRoot } from '../../platform/paths.ts';
import { startSmtpSink } from '../../platform/testing/smtp-sink.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { EDITOR, published } from '../articles/testing/make-article.ts';
import { changeNewsletter } from './change-newsletter.ts';
import { composeEdition } from './compose-edition.ts';
import { editionById } from './edition-queries.ts';
import { sendNowOrAt } from './start-edition.ts';
import { newsletterWith } from './testing/make-newsletter.ts';

const READERS = 600;
const LANES = 5;
const KILLS = 6;
const WORKER = join(projectRoot, 'src/features/newsletter/testing/run-mail-room.ts');

const ctx = await testCtx();
const newsletterId = await newsletterWith(ctx, READERS);
const article = await published(ctx);
// The answer comes late: a kill finds messages that are the sink's already and not the worker's yet.
const sink = await startSmtpSink({ lateMs: 30, keepData: false });
const running = new Set<ChildProcess>();
ctx.beforeClose(async () => {
  for (const child of running) await end(child, 'SIGKILL');
  await sink.close();
});

function startWorker(leaseSeconds: number): ChildProcess {
  const given = {
    connection: ctx.connection,
    dataDir: ctx.config.dataDir,
    smtpUrl: sink.url,
    lanes: LANES,
    leaseSeconds,
  };
  const args = ['--import', join(projectRoot, 'bin/tsx-hook.js'), WORKER, JSON.stringify(given)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; !(await condition()); look++) {
    if (look > 4000) throw new Error('It did not come to be.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function start(): Promise<EditionId> {
  sink.counts.clear();
  const id = await composeEdition(ctx, EDITOR, { newsletterId, articles: [article] });
  await sendNowOrAt(ctx, EDITOR, { id });
  return id;
}
const edition = async (id: EditionId) => editionById(ctx.db, id);
const isSent = (id: EditionId) => async () => (await edition(id))?.state === 'sent';
const twice = () => [...sink.counts.values()].reduce((sum, count) => sum + count - 1, 0);

/** Kills a worker again and again, each time after some more messages, and lets the last one end. */
async function sendUnderKills(id: EditionId): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = startWorker(60);
    const enough = sink.counts.size + READERS / (KILLS + 2);
    await until(async () => sink.counts.size >= enough || (await edition(id))?.state === 'sent');
    await end(child, 'SIGKILL');
  }
  const last = startWorker(60);
  await until(isSent(id));
  await end(last, 'SIGKILL');
}

test('held: killed again and again, a worker doubles nobody, and every reader is accounted for', async () => {
  const id = await start();
  await sendUnderKills(id);
  const counts = (await edition(id))?.counts ?? {};
  assert.equal((counts.sent ?? 0) + (counts.uncertain ?? 0), READERS);
  assert.ok((counts.uncertain ?? 0) <= KILLS * LANES, `${counts.uncertain} are uncertain`);
  assert.equal(twice(), 0);
  assert.ok(sink.counts.size >= (counts.sent ?? 0), 'what is called sent has arrived');
});

test('sent again: killed again and again, a worker loses nobody, and doubles at most what was on the wire', async () => {
  await changeNewsletter(ctx, EDITOR, newsletterId, { whenUncertain: 'resend' });
  const id = await start();
  await sendUnderKills(id);
  assert.deepEqual((await edition(id))?.counts, { sent: READERS });
  assert.equal(sink.counts.size, READERS);
  assert.ok(twice() <= KILLS * LANES, `${twice()} came twice`);
  await changeNewsletter(ctx, EDITOR, newsletterId, { whenUncertain: 'hold' });
});

test('a worker that slept past its lease writes no final dot, and what it held is sent by another', async () => {
  const id = await start();
  const sleeper = startWorker(4);
  await until(() => sink.counts.size >= READERS / 6);
  sleeper.kill('SIGSTOP');
  const other = startWorker(4);
  await until(async () => {
    const { rows } = { rows: await ctx.db.selectFrom('mail_workers').select('id').execute() };
    return rows.length === 1 && ((await edition(id))?.counts.sent ?? 0) > 0;
  });
  sleeper.kill('SIGCONT');
  await until(isSent(id));
  await end(sleeper, 'SIGKILL');
  await end(other, 'SIGKILL');
  const counts = (await edition(id))?.counts ?? {};
  assert.equal((counts.sent ?? 0) + (counts.uncertain ?? 0), READERS);
  assert.ok((counts.uncertain ?? 0) <= LANES);
  assert.equal(twice(), 0);
});
