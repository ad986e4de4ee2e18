import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/paths.ts';
import { until } from '../test/journeys/running-program.ts';

export type Sample = {
  pid: number;
  port: number;
  url: string;
  dataDir: string;
  path: string;
  /** From the command to the home page's answer, in seconds. */
  firstPageAfter: number;
  stop: () => Promise<void>;
};

/** The program with the demo publication, its newest article warm in the cache. `path` is that article's. */
export async function startSample(options: { dataDir?: string; keep?: boolean } = {}): Promise<Sample> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'gilyon-bench-'));
  const port = 30_000 + Math.floor(Math.random() * 15_000);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    GILYON_URL: url,
    GILYON_DATA: dataDir,
    GILYON_DEMO: '1',
    LOG_LEVEL: 'warn',
  };
  const startedAt = performance.now();
  const child = spawn(join(projectRoot, 'bin/gilyon'), ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await until(() => output.includes('Site:'), 300_000);
  await (await fetch(url)).text();
  const firstPageAfter = (performance.now() - startedAt) / 1000;
  await until(() => output.includes('Ready.'), 300_000);
  const home = await (await fetch(url)).text();
  const path = /href="(\/a\/[^"]+)"/.exec(home)?.[1] ?? '/';
  await (await fetch(url + path)).text();
  return {
    pid: child.pid ?? 0,
    port,
    url,
    dataDir,
    path,
    firstPageAfter,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (!options.keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until the jobs that the demo set off are done. */
export async function untilIdle(sample: Sample): Promise<void> {
  await until(
    async () => /^gilyon_jobs_waiting 0$/m.test(await (await fetch(`${sample.url}/metrics`)).text()),
    600_000,
  );
}
