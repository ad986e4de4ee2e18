import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The process that `postmaster.pid` names, if it lives and is PostgreSQL on this very folder.
 *
 * A file whose process is dead is left to PostgreSQL: by it the next server finds out whether processes of the last one
 * still write into the folder. Only a number that some other program has got meanwhile is removed, which PostgreSQL
 * would take for a server that runs.
 */
export function runningServer(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pidLine = '', folder = ''] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (folder === cluster && isPostgresOn(pid, cluster)) return pid;
  rmSync(file, { force: true });
  return null;
}

/** A zombie (killed, its parent gone without a word) counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !existsSync('/proc/self/stat');
  }
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

/** Resolves when a process that is no child of ours has ended: nobody tells us, so it is looked for. */
export async function whenGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(200, undefined, { ref: false });
}

/**
 * Ends what a killed server left working on the folder: each of its processes stands in it. Their work is lost either
 * way; what was acknowledged is in the log. A query at work notices by itself only when it is done.
 */
export function endOrphans(cluster: string): void {
  if (runningServer(cluster) !== null || !existsSync('/proc/self/cwd')) return;
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name) && workingFolder(name) === cluster) signal(Number(name), 'SIGQUIT');
  }
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function isPostgresOn(pid: number, cluster: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) {
    try {
      const words = readFileSync(commandLine, 'utf8').split('\0');
      return (words[0] ?? '').endsWith('postgres') && words.includes(cluster);
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(cluster);
}
