import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * What a worker writes beside the database so that after its end nobody has to guess: a line before each final dot
 * (`+`), a line after each answer (`=` accepted, `-` refused). Between the two a message is uncertain (RFC 1047).
 *
 * A line is written by one system call before the dot is, and not synced: whatever kills the process, the line is the
 * system's already. When the machine itself ends, the last lines may be lost; the boot that they belong to stands at
 * the top, and of an earlier boot's worker everything that it held and that was not answered counts as uncertain.
 */
export type SendJournal = {
  note: (key: string) => void;
  end: (key: string, how: 'accepted' | 'refused') => void;
  /** What the database knows now needs no line any more. */
  settled: (keys: readonly string[]) => void;
  /** Closes it; `remove` when everything in it is settled. */
  close: (options: { remove: boolean }) => void;
};

/** What a journal says about one message. */
export type JournalWord = 'begun' | 'accepted' | 'refused';
export type ReadJournal = {
  /** Nobody can write to it any more. */
  isEnded: boolean;
  /** Its lines are complete: they were written since the machine started. */
  isComplete: boolean;
  words: Map<string, JournalWord>;
};

const HEAD = 'gilyon-mail-journal 1';
const COMPACT_ABOVE_BYTES = 4 * 1024 * 1024;
/** Tells this process from an earlier one that had the same number, as in a container that was started again. */
const PROCESS = randomUUID();

export function openJournal(folder: string, workerId: string): SendJournal {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, workerId);
  const head = `${[HEAD, hostname(), process.pid, PROCESS, bootId()].join(' ')}\n`;
  let fd = openSync(file, 'ax', 0o600);
  let bytes = writeSync(fd, head);
  let live = new Map<string, string>();
  const append = (key: string, line: string) => {
    live.set(key, (live.get(key) ?? '') + line);
    bytes += writeSync(fd, line);
  };
  return {
    note: (key) => append(key, `+${key}\n`),
    end: (key, how) => append(key, `${how === 'accepted' ? '=' : '-'}${key}\n`),
    settled: (keys) => {
      for (const key of keys) live.delete(key);
      if (bytes < COMPACT_ABOVE_BYTES) return;
      live = new Map(live);
      const next = openSync(`${file}.next`, 'w', 0o600);
      bytes = writeSync(next, head + [...live.values()].join(''));
      renameSync(`${file}.next`, file);
      closeSync(fd);
      fd = next;
    },
    close: ({ remove }) => {
      closeSync(fd);
      if (remove) rmSync(file, { force: true });
    },
  };
}

/** What a worker's journal says; null when it is not here: the worker ran on another machine. */
export function readJournal(folder: string, workerId: string): ReadJournal | null {
  const file = fileOf(folder, workerId);
  if (!existsSync(file)) return null;
  // What stands behind the last line end was not written whole, and so no dot followed it.
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const [, , host = '', pid = '', token = '', boot = ''] = head.split(' ');
  const words = new Map<string, JournalWord>();
  for (const line of lines) {
    const key = line.slice(1);
    if (line[0] === '+') words.set(key, 'begun');
    else if (line[0] === '=') words.set(key, 'accepted');
    else if (line[0] === '-') words.set(key, 'refused');
  }
  const isHere = host === hostname();
  return {
    isEnded: isHere && (boot !== bootId() || !isRunning(Number(pid), token)),
    isComplete: boot !== '' && boot === bootId(),
    words,
  };
}

export function removeJournal(folder: string, workerId: string): void {
  rmSync(fileOf(folder, workerId), { force: true });
}

function fileOf(folder: string, workerId: string): string {
  return join(folder, `${workerId}.journal`);
}

function isRunning(pid: number, token: string): boolean {
  if (pid === process.pid) return token === PROCESS;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of this start of the machine; empty where the system has none, and then no journal counts as complete. */
function bootId(): string {
  const file = '/proc/sys/kernel/random/boot_id';
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
