import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { projectRoot } from '../../src/platform/paths.ts';

export type Program = {
  url: string;
  dataDir: string;
  /** What it has printed so far. */
  output: () => string;
  /** Runs another command beside it. */
  command: (...args: string[]) => string;
  /** The messages in the outbox to that address, oldest first. */
  mailTo: (address: string) => Promise<Email[]>;
  kill: (signal: NodeJS.Signals) => Promise<void>;
};

export type ProgramOptions = { dataDir?: string; demo?: boolean; port?: number; databaseUrl?: string };

const READY_WITHIN_MS = 120_000;

/** The program as its users start it, on a data folder and a port of its own. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'gilyon-journey-'));
  const port = options.port ?? 20_000 + Math.floor(Math.random() * 20_000);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    GILYON_DATA: dataDir,
    GILYON_URL: url,
    GILYON_DEMO: options.demo ? '1' : '0',
    LOG_LEVEL: 'warn',
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
  };
  const child = spawn(join(projectRoot, 'bin/gilyon'), ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  await until(() => output.includes('Ready.') || child.exitCode !== null, READY_WITHIN_MS);
  if (child.exitCode !== null) throw new Error(`The program ended at once:\n${output}`);
  return {
    url,
    dataDir,
    output: () => output,
    command: (...args) => execFileSync(join(projectRoot, 'bin/gilyon'), args, { env, encoding: 'utf8' }),
    mailTo: (address) => mailTo(dataDir, address),
    kill: (signal) => kill(child, signal),
  };
}

/** Ends the program in good order and removes its data. */
export async function stopProgram(program: Program): Promise<void> {
  await program.kill('SIGTERM');
  rmSync(program.dataDir, { recursive: true, force: true });
}

/** Waits until something is so. @throws Error after `withinMs` */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error('It did not come to be within the time.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function mailTo(dataDir: string, address: string): Promise<Email[]> {
  const outbox = join(dataDir, 'outbox');
  if (!existsSync(outbox)) return [];
  const files = readdirSync(outbox)
    .filter((name) => name.endsWith('.eml'))
    .sort();
  const messages = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(outbox, name)))));
  return messages.filter((message) => message.to?.some((to) => 'address' in to && to.address === address));
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
