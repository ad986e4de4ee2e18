import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that a process has used so far, all its threads, in microseconds (proc(5), schedstat). */
export function cpuMicroseconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => sum + cpuOfThread(pid, thread), 0) / 1000;
}

/** In nanoseconds. A thread that ended since it was listed counts nothing. */
function cpuOfThread(pid: number, thread: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/** Proportional memory of a process and all its descendants, in megabytes (proc(5), smaps_rollup, Pss). */
export function memoryOfTree(pid: number): number {
  return treeOf(pid).reduce((sum, one) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'));
    return sum + Number(found?.[1] ?? 0) / 1024;
  }, 0);
}

function treeOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
  return [pid, ...children.flatMap(treeOf)];
}

function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return -1;
  }
}
