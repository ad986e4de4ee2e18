import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../../src/platform/embedded-postgres.ts';
import { apiClient } from './api-client.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

let program: Program | null = null;

after(async () => {
  if (program) await stopProgram(program);
});

test('killed at any moment, the program starts again by itself with every acknowledged write in place', async () => {
  program = await startProgram();
  const { dataDir } = program;
  const port = Number(new URL(program.url).port);
  const token = program.command('token', 'create', '--name', 't', '--role', 'editor').trim();
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const api = apiClient(program.url, token);
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; ; n++) {
        const made = await api
          .post('/articles', {
            headline: `${round}-${writer}-${n}`,
            body: '<p>גוף</p>',
            section: 'חדשות',
            authors: ['נועה'],
          })
          .catch(() => null);
        if (made?.status !== 201) return;
        acknowledged.push(String(made.json.id));
      }
    });
    await until(() => acknowledged.length >= (round + 1) * 15);
    await program.kill('SIGKILL');
    await Promise.all(writers);
    program = await startProgram({ dataDir, port });
  }
  const api = apiClient(program.url, token);
  for (const id of acknowledged) assert.equal((await api.get(`/articles/${id}`)).status, 200, id);
});

test('a second program on the same data folder is refused in one readable line', async () => {
  assert.ok(program);
  await assert.rejects(startProgram({ dataDir: program.dataDir }), /Another Gilyon already serves/);
  assert.equal((await fetch(`${program.url}/health/ready`)).status, 200);
});

test('a database that ends on its own is started again', async () => {
  assert.ok(program);
  const { url, dataDir } = program;
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const postmaster = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const before = postmaster();
  process.kill(before, 'SIGKILL');
  await until(
    async () => existsSync(pidFile) && postmaster() !== before && (await fetch(`${url}/health/ready`)).status === 200,
  );
  // The lock that keeps a second program out went with the old server, and is taken again.
  const client = new pg.Client({ host: join(dataDir, 'postgres'), user: 'postgres', database: 'gilyon' });
  await client.connect();
  const holders = `select 1 from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and application_name = 'gilyon-service' and granted`;
  await until(async () => (await client.query(holders)).rowCount === 1);
  await client.end();
  await assert.rejects(startProgram({ dataDir }), /Another Gilyon already serves/);
});

test('while the database is away, readers get the last good page, and afterwards fresh ones again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-elsewhere-'));
  const start = () => startEmbedded({ dataDir: folder, diesWithParent: true, volatile: true });
  let database = await start();
  const { host } = database.connection;
  const served = await startProgram({
    databaseUrl: `postgres://postgres@localhost/gilyon?host=${encodeURIComponent(host)}`,
  });
  try {
    const api = apiClient(served.url, served.command('token', 'create', '--name', 't', '--role', 'editor').trim());
    const made = await api.post('/articles', { headline: 'לפני', body: '<p>גוף</p>', section: 'חדשות', authors: [] });
    const published = await api.post(`/articles/${made.json.id}/publish`);
    const address = String(published.json.url);
    assert.match(await (await fetch(address)).text(), /לפני/);
    await database.stop();
    await until(async () => (await fetch(`${served.url}/health/ready`)).status === 503);
    assert.match(await (await fetch(address)).text(), /לפני/);
    const unknown = await fetch(`${served.url}/section/never-seen`);
    assert.equal(unknown.status, 503);
    assert.match(await unknown.text(), /<h1/);
    assert.equal((await fetch(`${served.url}/health/live`)).status, 200);
    database = await start();
    await until(async () => (await fetch(`${served.url}/health/ready`)).status === 200);
    await api.patch(`/articles/${made.json.id}`, { headline: 'אחרי' });
    assert.equal((await api.post(`/articles/${made.json.id}/publish`)).status, 200);
    assert.match(await (await fetch(address)).text(), /אחרי/);
  } finally {
    await stopProgram(served);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
