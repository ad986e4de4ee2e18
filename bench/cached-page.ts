import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/paths.ts';
import { load } from './load.ts';
import { cpuMicroseconds } from './process-figures.ts';
import { startSample, untilIdle } from './sample-program.ts';
import { median, type Row } from './table.ts';

const CONNECTIONS = 64;
/** Short rounds in turn: what else the machine does falls on all servers alike. */
const REQUESTS = 2000;
const ROUNDS = 75;

type Server = { pid: number; port: number; stop: () => void };

/** An article page from the cache beside bare `node:http` (and nginx, where there is one) sending the same bytes. */
export async function measureCache(): Promise<Row[]> {
  const sample = await startSample();
  // The renditions of the demo's photos are made by this very process: their work is not the cache's.
  await untilIdle(sample);
  const folder = mkdtempSync(join(tmpdir(), 'gilyon-bench-'));
  const { headers, body } = await fetchRaw(sample.port, sample.path);
  const file = join(folder, 'page.br');
  writeFileSync(file, body);
  const sent = headers.flatMap(([name, value]) => (/^(date|connection|keep-alive)$/i.test(name) ? [] : [name, value]));
  const bare = await startBare(file, sent);
  const nginx = startNginx(folder, file);
  try {
    const servers = [
      { name: 'gilyon', pid: sample.pid, port: sample.port, path: sample.path },
      { name: 'bare node:http', pid: bare.pid, port: bare.port, path: '/' },
      ...(nginx ? [{ name: 'nginx', pid: nginx.pid, port: nginx.port, path: '/page' }] : []),
    ];
    const perRequest = new Map<string, number[]>(servers.map((server) => [server.name, []]));
    for (const server of servers) await load({ ...server, connections: CONNECTIONS, requests: 20_000 });
    for (let round = 0; round < ROUNDS; round++) {
      for (const server of servers) {
        const before = cpuMicroseconds(server.pid);
        await load({ ...server, connections: CONNECTIONS, requests: REQUESTS });
        perRequest.get(server.name)?.push((cpuMicroseconds(server.pid) - before) / REQUESTS);
      }
    }
    const references = perRequest.get('bare node:http') ?? [];
    const ratio = median((perRequest.get('gilyon') ?? []).map((value, round) => value / (references[round] ?? 1)));
    return [
      ...servers.map(({ name }) => ({
        what: `CPU a request, ${CONNECTIONS} connections, ${body.length} bytes: ${name}`,
        figure: `${median(perRequest.get(name) ?? []).toFixed(1)} µs`,
      })),
      ...(nginx ? [] : [{ what: 'nginx is not on this machine', figure: '' }]),
      { what: 'gilyon / bare node:http', figure: ratio.toFixed(2), aim: 'at most 1.20', holds: ratio <= 1.2 },
    ];
  } finally {
    bare.stop();
    nginx?.stop();
    await sample.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchRaw(port: number, path: string): Promise<{ headers: [string, string][]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        resolve({ headers, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

async function startBare(file: string, headers: string[]): Promise<Server> {
  const script = join(projectRoot, 'bench/bare-server.ts');
  const child = spawn(process.execPath, [script, file, JSON.stringify(headers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(Number(String(chunk)))),
  );
  return { pid: child.pid ?? 0, port, stop: () => child.kill() };
}

function startNginx(folder: string, file: string): Server | null {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const port = 45_000 + Math.floor(Math.random() * 5000);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 512; }
    http { access_log off; keepalive_requests 1000000; server { listen 127.0.0.1:${port};
      location = /page { alias ${file}; default_type text/html; add_header content-encoding br; } } }`,
  );
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  execFileSync('sleep', ['0.5']);
  return { pid: child.pid ?? 0, port, stop: () => child.kill() };
}
