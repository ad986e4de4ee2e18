import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { projectRoot } from '../src/platform/paths.ts';

/** What `bin/check` looks at before the tests, so that the suite alone already says whether the house stands. */
const STEPS: readonly (readonly [string, string, ...string[]])[] = [
  ['formatting and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['the types of the server', 'tsc', '-p', 'tsconfig.server.json'],
  ['the types of the browser', 'tsc', '-p', 'tsconfig.browser.json'],
  ['the layer rules', 'depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ['no dead code', 'knip', '--no-config-hints'],
  ['the schema dump and the database types', 'node', 'bin/db-dump.ts', '--check'],
];

for (const [name, command, ...args] of STEPS) {
  test(`the house holds: ${name}`, () => {
    const PATH = `${projectRoot}/node_modules/.bin:${process.env.PATH}`;
    try {
      execFileSync(command, args, { cwd: projectRoot, env: { ...process.env, PATH }, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`.slice(0, 6000), { cause: error });
    }
  });
}
