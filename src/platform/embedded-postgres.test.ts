import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startEmbedded } from './embedded-postgres.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

const start = (dataDir: string) => startEmbedded({ dataDir, diesWithParent: true, volatile: true });
const isRoot = process.getuid?.() === 0;

async function ask(connection: { host: string; user: string; database: string }, question: string) {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(question);
  return { client, rows };
}

test('a server that was left behind is adopted, and its end is noticed', async () => {
  const dataDir = newFolder();
  const left = await start(dataDir);
  const adopted = await start(dataDir);
  assert.equal(adopted.adopted, true);
  assert.equal(adopted.pid, left.pid);
  process.kill(left.pid, 'SIGKILL');
  await adopted.ended;
  const next = await start(dataDir);
  assert.equal(next.adopted, false);
  await next.stop();
});

test('one that is just ending is waited for, and then another is started', async () => {
  const dataDir = newFolder();
  const ending = await start(dataDir);
  const { client } = await ask(ending.connection, 'select 1');
  // Smart shutdown: nobody new is let in, and whoever is in is waited for.
  process.kill(ending.pid, 'SIGTERM');
  const starting = start(dataDir);
  setTimeout(() => client.end(), 300);
  const next = await starting;
  assert.equal(next.adopted, false);
  assert.notEqual(next.pid, ending.pid);
  await next.stop();
});

test('killed again and again, it starts again with what was acknowledged', async () => {
  const dataDir = newFolder();
  let server = await startEmbedded({ dataDir, diesWithParent: true });
  const made = await ask(server.connection, 'create table kept (n int)');
  await made.client.end();
  for (let n = 1; n <= 3; n++) {
    const { client } = await ask(server.connection, `insert into kept values (${n})`);
    // Busy while it is orphaned: it holds the memory that the next server must not share.
    client.query('select sum(i) from generate_series(1, 20000000) i').catch(() => {});
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    server = await startEmbedded({ dataDir, diesWithParent: true });
    await client.end().catch(() => {});
  }
  const { client, rows } = await ask(server.connection, 'select n from kept order by n');
  assert.deepEqual(
    rows.map((row) => row.n),
    [1, 2, 3],
  );
  await client.end();
  await server.stop();
});

test("a number in the file that has become another program's is not taken for a server", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const words = readFileSync(file, 'utf8').split('\n');
  await first.stop();
  writeFileSync(file, [String(process.pid), ...words.slice(1)].join('\n'), { mode: 0o600 });
  const next = await start(dataDir);
  assert.equal(next.adopted, false);
  await next.stop();
});

test('started by root it runs as nobody, and with no power of root', { skip: !isRoot && 'not root' }, async () => {
  const dataDir = newFolder();
  const server = await start(dataDir);
  const status = statusOf(server.pid);
  assert.notEqual(status.Uid?.split('\t')[0], '0');
  assert.match(status.CapEff ?? '', /^0+$/);
  await server.stop();
});

test('behind a folder that only root may enter it runs all the same', { skip: !isRoot && 'not root' }, async () => {
  const home = newFolder();
  chmodSync(home, 0o700);
  const dataDir = join(home, 'data');
  mkdirSync(dataDir);
  const server = await start(dataDir);
  const { client, rows } = await ask(server.connection, 'select 1 as one');
  assert.deepEqual(rows, [{ one: 1 }]);
  await client.end();
  assert.notEqual(statusOf(server.pid).Uid?.split('\t')[0], '0');
  await server.stop();
});

function statusOf(pid: number): Partial<Record<string, string>> {
  assert.ok(existsSync(`/proc/${pid}/status`));
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.split(':\t')));
}
